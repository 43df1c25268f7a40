//===- pyaot-opt.cpp - IR in, passes, IR out -------------------------------------------===//
//
//   pyaot-opt [-passes=a,b,...] [options] file.ir|file.pyc|-
//
// Reads IR text (or a .pyc, through the Frontend), verifies it, runs passes and
// prints the result. Needs nothing of LLVM's code generation.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Bytecode/PycReader.h"
#include "pyaot/Frontend/Frontend.h"
#include "pyaot/IR/Parser.h"
#include "pyaot/IR/Verifier.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

static const char usage[] =
    "usage: pyaot-opt [options] file.ir|file.pyc|-\n"
    "  -passes=a,b     run these passes, in this order; -passes=default: what the compiler runs,\n"
    "                  -passes=simple: what it runs with -O0 and -O1\n"
    "  -locations      print source locations\n"
    "  -no-verify      do not verify, neither the input nor after each pass\n"
    "  -print-after-all, -time-passes, -strict, -quiet (print nothing)\n"
    "passes:\n";

static int fail(llvm::Error error) {
  DiagnosticEngine diagnostics;
  diagnostics.report(std::move(error));
  diagnostics.print(llvm::errs());
  return 1;
}

int main(int argc, char **argv) {
  llvm::StringRef input, pipeline;
  transforms::PassOptions options;
  bool withLocations = false, isStrict = false, isQuiet = false;
  for (llvm::StringRef arg : llvm::ArrayRef(argv + 1, size_t(argc - 1))) {
    if (arg.consume_front("-passes="))
      pipeline = arg;
    else if (arg == "-locations")
      withLocations = true;
    else if (arg == "-no-verify")
      options.verifyEach = false;
    else if (arg == "-print-after-all")
      options.printAfterAll = true;
    else if (arg == "-time-passes")
      options.timePasses = true;
    else if (arg == "-strict")
      isStrict = true;
    else if (arg == "-quiet")
      isQuiet = true;
    else if (input.empty() && (arg == "-" || !arg.starts_with("-")))
      input = arg;
    else
      input = arg.starts_with("-") ? "" : input, argc = 0;
  }
  if (argc == 0 || input.empty()) {
    llvm::errs() << usage;
    transforms::listPasses(llvm::errs());
    return 2;
  }
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(input);
  if (!buffer)
    return fail(makeError(input, buffer.getError().message()));

  DiagnosticEngine diagnostics(isStrict);
  std::unique_ptr<bytecode::Module> pyc;
  llvm::Expected<std::unique_ptr<ir::Module>> module = nullptr;
  if (input.ends_with(".pyc")) {
    auto read = bytecode::readPyc(**buffer);
    if (!read)
      return fail(read.takeError());
    pyc = std::move(*read);
    module = frontend::buildModule(pyc->code(), {}, diagnostics);
  } else {
    module = ir::parseModule(**buffer);
  }
  if (!module)
    return fail(module.takeError());
  diagnostics.print(llvm::errs());
  if (diagnostics.hasErrors())
    return 1;
  if (options.verifyEach)
    if (llvm::Error e = ir::verify(**module))
      return fail(std::move(e));
  bool isSimple = pipeline == "simple";
  llvm::Error e = isSimple || pipeline == "default" ? transforms::runDefaultPipeline(**module, isSimple ? 1 : 2, options)
                                        : transforms::runPasses(**module, pipeline, options);
  if (e)
    return fail(std::move(e));
  if (!isQuiet)
    (*module)->print(llvm::outs(), withLocations);
  return 0;
}
