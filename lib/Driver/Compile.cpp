//===- Compile.cpp - the whole way from an input file to an output file ------------===//
#include "pyaot/Driver/Compile.h"

#include "pyaot/Bytecode/Canonical.h"
#include "pyaot/Bytecode/PycReader.h"
#include "pyaot/CodeGen/Backend.h"
#include "pyaot/CodeGen/CodeGen.h"
#include "pyaot/Driver/Link.h"
#include "pyaot/Driver/OutputFile.h"
#include "pyaot/Driver/Program.h"
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

/// The canonical bytecode of all code objects, as text.
Expected<std::string> printBytecode(const bytecode::Module &module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (const bytecode::CodeObject *code : module.allCode()) {
    auto graph = bytecode::lower(*code);
    if (!graph)
      return graph.takeError();
    os << "code " << code->displayName() << ":\n";
    bytecode::print(os, *graph);
    os << '\n';
  }
  return text;
}

/// CodeGen takes generators only as lower-generators leaves them; a --passes list may lack it.
Error checkIsLowered(const ir::Module &module) {
  for (const auto &function : module.functions())
    for (ir::Block &block : *function)
      for (ir::Instruction &i : block)
        if (i.opcode() == ir::Opcode::GenCreate || i.opcode() == ir::Opcode::Yield)
          return makeError(module.fileName(), "has generators: --passes must include lower-generators to make code", i.location());
  return Error::success();
}

Error runPasses(ir::Module &module, const Options &options) {
  transforms::PassOptions passOptions;
  passOptions.verifyEach = options.verifyEach;
  passOptions.printAfterAll = options.printAfterAll;
  passOptions.timePasses = options.timePasses;
  if (options.passes.empty())
    return transforms::runDefaultPipeline(module, options.optLevel, passOptions);
  if (Error e = transforms::runPasses(module, options.passes, passOptions))
    return e;
  return options.emit == Emit::IR ? Error::success() : checkIsLowered(module);
}

/// IR of one module to optimised LLVM IR.
Expected<std::unique_ptr<llvm::Module>> lowerToLLVM(ir::Module &module, llvm::LLVMContext &context, llvm::TargetMachine &machine,
                                                    const Options &options, const CodeGenOptions &codeGenOptions,
                                                    StageTimer &timer) {
  auto llvmModule = generateLLVM(module, context, machine.getTargetTriple().str(), machine.createDataLayout(), codeGenOptions);
  if (options.verifyEach || options.emit == Emit::LLVM) {
    std::string problems;
    llvm::raw_string_ostream os(problems);
    if (llvm::verifyModule(*llvmModule, &os))
      return makeError(options.input, "internal error: CodeGen made invalid LLVM IR:\n" + os.str());
  }
  timer.done("LLVM IR");
  if (codeGenOptions.useInlinePaths)
    if (Error e = linkInlinePaths(*llvmModule))
      return std::move(e);
  timer.done("inline paths");
  optimise(*llvmModule, machine, options.optLevel, options.verifyEach);
  timer.done("LLVM passes");
  return std::move(llvmModule);
}

/// Files that exist while a link needs them.
class TemporaryObjects {
public:
  ~TemporaryObjects() {
    for (const std::string &p : paths_)
      llvm::sys::fs::remove(p);
  }
  Error add(StringRef code) {
    llvm::SmallString<128> path;
    if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "o", path))
      return makeError("", "cannot make a temporary file: " + ec.message());
    paths_.push_back(std::string(path));
    return writeOutput(path, code);
  }
  llvm::ArrayRef<std::string> paths() const { return paths_; }

private:
  std::vector<std::string> paths_;
};

/// Links to the output path; to what is no regular file through a temporary one.
Error link(llvm::ArrayRef<std::string> objects, const std::string &output, const llvm::Triple &triple, const Options &options) {
  if (!isSpecialOutput(output)) {
    auto file = OutputFile::create(output);
    if (!file)
      return file.takeError();
    if (Error e = linkExecutable(objects, file->temporaryPath(), triple, options))
      return e;
    return file->commit(/*executable=*/true);
  }
  llvm::SmallString<128> temporary;
  if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "out", temporary))
    return makeError(options.input, "cannot make a temporary file: " + ec.message());
  llvm::FileRemover removeTemporary(temporary);
  if (Error e = linkExecutable(objects, temporary, triple, options))
    return e;
  auto linked = llvm::MemoryBuffer::getFile(temporary, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!linked)
    return makeError(options.input, "cannot read the linked file: " + linked.getError().message());
  return writeOutput(output, (*linked)->getBuffer());
}

} // namespace

Error pyaot::compile(const Options &options, DiagnosticEngine &diagnostics) {
  StageTimer timer(options.verbose);
  std::string output = outputPath(options);
  if (options.emit == Emit::Bytecode) {
    auto buffer = readBytecode(options.input, options);
    if (!buffer)
      return buffer.takeError();
    auto pyc = bytecode::readPyc(**buffer);
    if (!pyc)
      return pyc.takeError();
    auto text = printBytecode(**pyc);
    return text ? writeOutput(output, *text) : text.takeError();
  }

  // Only an executable needs the modules that the input imports; the other outputs show the input alone.
  auto program = Program::load(options, diagnostics, /*followImports=*/options.emit == Emit::Executable);
  if (!program)
    return program.takeError();
  if (diagnostics.hasErrors())
    return Error::success(); // reported; --strict made errors of what is not supported
  timer.done("front end");
  for (ProgramModule &module : program->modules)
    if (Error e = runPasses(*module.ir, options))
      return e;
  timer.done("passes");
  if (options.emit == Emit::IR)
    return writeOutput(output, textOf([&](llvm::raw_ostream &os) { program->modules[0].ir->print(os); }));

  auto machine = createTargetMachine(options.target, options.cpu, options.optLevel);
  if (!machine)
    return machine.takeError();
  CodeGenOptions codeGenOptions;
  codeGenOptions.useInlinePaths = options.optLevel > 0 && haveInlinePaths((*machine)->getTargetTriple());
  codeGenOptions.debugInfo = options.debugInfo || options.emit == Emit::LLVM;
  bytecode::PythonVersion version = program->modules[0].bytecode->header().version;
  codeGenOptions.semanticsVersion = uint32_t(version.major) << 8 | version.minor;
  TemporaryObjects objects;
  for (ProgramModule &module : program->modules) {
    bool isMain = &module == &program->modules[0];
    codeGenOptions.isMain = isMain;
    codeGenOptions.programModules.clear();
    if (isMain)
      for (const ProgramModule &m : program->modules)
        codeGenOptions.programModules.push_back(m.name);
    llvm::LLVMContext context;
    auto lowered = lowerToLLVM(*module.ir, context, **machine, options, codeGenOptions, timer);
    if (!lowered)
      return lowered.takeError();
    if (options.emit == Emit::LLVM)
      return writeOutput(output, textOf([&](llvm::raw_ostream &os) { (*lowered)->print(os, nullptr); }));
    auto type = options.emit == Emit::Assembly ? llvm::CodeGenFileType::AssemblyFile : llvm::CodeGenFileType::ObjectFile;
    auto code = emitCode(**lowered, **machine, type);
    if (!code)
      return code.takeError();
    timer.done("machine code");
    if (options.emit != Emit::Executable)
      return writeOutput(output, *code);
    if (Error e = objects.add(*code))
      return e;
  }
  Error e = link(objects.paths(), output, (*machine)->getTargetTriple(), options);
  timer.done("link");
  return e;
}
