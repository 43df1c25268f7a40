//===- Compile.cpp - the whole way from an input file to an output file ------------===//
#include "pyaot/Driver/Compile.h"

#include "pyaot/Bytecode/Canonical.h"
#include "pyaot/Bytecode/PycReader.h"
#include "pyaot/CodeGen/Backend.h"
#include "pyaot/CodeGen/CodeGen.h"
#include "pyaot/Driver/Link.h"
#include "pyaot/Driver/OutputFile.h"
#include "pyaot/Frontend/Frontend.h"
#include "pyaot/Support/Diagnostics.h"
#include "pyaot/Transforms/Passes.h"

#include "llvm/IR/Verifier.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>

using namespace pyaot;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace {

/// Says with -v what a stage took.
class StageTimer {
public:
  explicit StageTimer(bool enabled) : enabled_(enabled), start_(Clock::now()) {}
  void done(StringRef what) {
    auto now = Clock::now();
    if (enabled_)
      llvm::errs() << llvm::format("%8.2f ms  ", std::chrono::duration<double, std::milli>(now - start_).count()) << what << '\n';
    start_ = Clock::now();
  }

private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  Clock::time_point start_;
};

/// The .pyc of the input, whatever it is.
Expected<std::unique_ptr<llvm::MemoryBuffer>> readInput(const Options &options) {
  StringRef path = options.input;
  if (path.ends_with(".py")) {
    auto bytecode = compileSource(path, options);
    if (!bytecode)
      return bytecode.takeError();
    return llvm::MemoryBuffer::getMemBufferCopy(*bytecode, path);
  }
  if (llvm::sys::fs::is_directory(path))
    return makeError(path, "is a directory; the input is a .pyc or .py file");
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError(path, "cannot read: " + buffer.getError().message());
  return std::move(*buffer);
}

std::string outputPath(const Options &options) {
  if (!options.output.empty())
    return options.output;
  std::string stem = options.input == "-" ? "a.out" : llvm::sys::path::stem(options.input).str();
  // __pycache__/hello.cpython-311.pyc makes hello.
  stem = StringRef(stem).split(".cpython-").first.str();
  switch (options.emit) {
  case Emit::Executable:
    return stem;
  case Emit::Object:
    return stem + ".o";
  case Emit::Assembly:
    return stem + ".s";
  case Emit::LLVM:
  case Emit::IR:
  case Emit::Bytecode:
    return "-";
  }
  llvm_unreachable("every stage has an output");
}

template <typename Printer> std::string textOf(Printer printer) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printer(os);
  return text;
}

} // namespace

Error pyaot::compile(const Options &options, DiagnosticEngine &diagnostics) {
  StageTimer timer(options.verbose);
  std::string output = outputPath(options);
  auto buffer = readInput(options);
  if (!buffer)
    return buffer.takeError();
  auto pyc = bytecode::readPyc(**buffer);
  if (!pyc)
    return pyc.takeError();
  timer.done("read");

  if (options.emit == Emit::Bytecode) {
    Error failure = Error::success();
    std::string text = textOf([&](llvm::raw_ostream &os) {
      for (const bytecode::CodeObject *code : (*pyc)->allCode()) {
        auto graph = bytecode::lower(*code);
        if (!graph) {
          failure = llvm::joinErrors(std::move(failure), graph.takeError());
          return;
        }
        os << "code " << code->displayName() << ":\n";
        bytecode::print(os, *graph);
        os << '\n';
      }
    });
    if (failure)
      return failure;
    return writeOutput(output, text);
  }

  frontend::Options frontendOptions;
  auto ir = frontend::buildModule((*pyc)->code(), frontendOptions, diagnostics);
  if (!ir)
    return ir.takeError();
  if (diagnostics.hasErrors())
    return Error::success(); // reported; --strict made errors of what is not supported
  timer.done("front end");

  transforms::PassOptions passOptions;
  passOptions.verifyEach = options.verifyEach;
  passOptions.printAfterAll = options.printAfterAll;
  passOptions.timePasses = options.timePasses;
  if (options.passes.empty()) {
    if (Error e = transforms::runDefaultPipeline(**ir, options.optLevel, passOptions))
      return e;
  } else {
    std::string list;
    for (const std::string &p : options.passes)
      list += (list.empty() ? "" : ",") + p;
    if (Error e = transforms::runPasses(**ir, list, passOptions))
      return e;
  }
  timer.done("passes");
  if (options.emit == Emit::IR)
    return writeOutput(output, textOf([&](llvm::raw_ostream &os) { (*ir)->print(os); }));

  auto machine = createTargetMachine(options.target, options.cpu, options.optLevel);
  if (!machine)
    return machine.takeError();
  CodeGenOptions codeGenOptions;
  codeGenOptions.useInlinePaths = options.optLevel > 0 && haveInlinePaths((*machine)->getTargetTriple());
  codeGenOptions.debugInfo = options.debugInfo;
  llvm::LLVMContext context;
  auto module = generateLLVM(**ir, context, (*machine)->getTargetTriple().str(), (*machine)->createDataLayout(), codeGenOptions);
  if (options.verifyEach || options.emit == Emit::LLVM) {
    std::string problems;
    llvm::raw_string_ostream os(problems);
    if (llvm::verifyModule(*module, &os))
      return makeError(options.input, "internal error: CodeGen made invalid LLVM IR:\n" + os.str());
  }
  timer.done("LLVM IR");
  if (codeGenOptions.useInlinePaths)
    if (Error e = linkInlinePaths(*module))
      return e;
  timer.done("inline paths");
  optimise(*module, **machine, options.optLevel, options.verifyEach);
  timer.done("LLVM passes");
  if (options.emit == Emit::LLVM)
    return writeOutput(output, textOf([&](llvm::raw_ostream &os) { module->print(os, nullptr); }));

  auto type = options.emit == Emit::Assembly ? llvm::CodeGenFileType::AssemblyFile : llvm::CodeGenFileType::ObjectFile;
  auto code = emitCode(*module, **machine, type);
  if (!code)
    return code.takeError();
  timer.done("machine code");
  if (options.emit != Emit::Executable)
    return writeOutput(output, *code);

  llvm::SmallString<128> object;
  if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "o", object))
    return makeError(options.input, "cannot make a temporary file: " + ec.message());
  llvm::FileRemover removeObject(object);
  if (Error e = writeOutput(object, *code))
    return e;
  llvm::Triple triple = (*machine)->getTargetTriple();
  if (output == "-") {
    llvm::SmallString<128> temporary;
    if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "out", temporary))
      return makeError(options.input, "cannot make a temporary file: " + ec.message());
    llvm::FileRemover removeTemporary(temporary);
    if (Error e = linkExecutable(object, temporary, triple, options))
      return e;
    auto linked = llvm::MemoryBuffer::getFile(temporary, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!linked)
      return makeError(options.input, "cannot read the linked file: " + linked.getError().message());
    return writeOutput("-", (*linked)->getBuffer());
  }
  auto file = OutputFile::create(output);
  if (!file)
    return file.takeError();
  if (Error e = linkExecutable(object, file->temporaryPath(), triple, options))
    return e;
  timer.done("link");
  return file->commit(/*executable=*/true);
}
