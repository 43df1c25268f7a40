//===- Compile.cpp - the whole way from an input file to an output file ------------===//
#include "pyaot/Driver/Compile.h"

#include "pyaot/Bytecode/Canonical.h"
#include "pyaot/Bytecode/PycReader.h"
#include "pyaot/CodeGen/Backend.h"
#include "pyaot/CodeGen/CodeGen.h"
#include "pyaot/Driver/Link.h"
#include "pyaot/Driver/ObjectCache.h"
#include "pyaot/Driver/OutputFile.h"
#include "pyaot/Driver/Program.h"
#include "pyaot/Driver/Progress.h"
#include "pyaot/Support/Diagnostics.h"
#include "pyaot/Transforms/Passes.h"

#include "llvm/IR/Verifier.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Host.h"

#include <chrono>
#include <mutex>

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
  std::string stem = options.input == "-" ? "a.out" : llvm::sys::path::stem(StringRef(options.input).rtrim('/')).str();
  // __pycache__/hello.cpython-311.pyc makes hello.
  stem = StringRef(stem).split(".cpython-").first.str();
  // A folder that is compiled from where it is cannot have the executable at its own place.
  if (options.emit == Emit::Executable)
    return llvm::sys::fs::is_directory(stem) ? stem + ".out" : stem;
  switch (options.emit) {
  case Emit::Executable:
    break;
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

/// A folder stands for the __main__ in it, as for CPython; other inputs, and folders without one, for themselves.
std::string mainFileOf(const std::string &input) {
  if (!llvm::sys::fs::is_directory(input))
    return input;
  for (StringRef name : {"__main__.pyc", "__main__.py"}) {
    llvm::SmallString<128> file(input);
    llvm::sys::path::append(file, name);
    if (llvm::sys::fs::exists(file))
      return std::string(file);
  }
  return input;
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

/// The standard library is mostly code that runs seldom; its modules are made at a cheaper level.
unsigned levelFor(const ProgramModule &module, const Options &options) {
  return module.found.isLibrary ? std::min(options.optLevel, options.libraryLevel) : options.optLevel;
}

Error runPasses(ir::Module &module, const Options &options, unsigned level) {
  transforms::PassOptions passOptions;
  passOptions.verifyEach = options.verifyEach;
  passOptions.printAfterAll = options.printAfterAll;
  passOptions.timePasses = options.timePasses;
  if (options.passes.empty())
    return transforms::runDefaultPipeline(module, level, passOptions);
  if (Error e = transforms::runPasses(module, options.passes, passOptions))
    return e;
  return options.emit == Emit::IR ? Error::success() : checkIsLowered(module);
}

/// IR of one module to optimised LLVM IR.
Expected<std::unique_ptr<llvm::Module>> lowerToLLVM(ir::Module &module, llvm::LLVMContext &context, llvm::TargetMachine &machine,
                                                    const Options &options, unsigned level,
                                                    const CodeGenOptions &codeGenOptions, StageTimer &timer) {
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
  optimise(*llvmModule, machine, level, options.verifyEach);
  timer.done("LLVM passes");
  return std::move(llvmModule);
}

/// Makes the object files of a program's modules, several at a time, or takes them from the cache. The files are in a
/// temporary folder, which goes with this object.
class ObjectMaker {
public:
  ObjectMaker(Program &program, const Options &options, const CodeGenOptions &codeGenOptions)
      : program_(program), options_(options), base_(codeGenOptions), cache_(options),
        progress_(program.modules.size(), !options.verbose) {}
  ~ObjectMaker() {
    if (!folder_.empty())
      llvm::sys::fs::remove_directories(folder_);
  }

  Error run() {
    if (auto ec = llvm::sys::fs::createUniqueDirectory("pyaot", folder_))
      return makeError("", "cannot make a temporary folder: " + ec.message());
    std::vector<size_t> missing;
    for (size_t i = 0; i < program_.modules.size(); ++i) {
      paths_.push_back((folder_ + "/" + llvm::Twine(i) + ".o").str());
      keys_.push_back(cache_.isEnabled() ? cache_.key(keyParts(program_.modules[i])) : "");
      program_.modules[i].wasCached = cache_.fetch(keys_[i], paths_[i]);
      if (program_.modules[i].wasCached)
        progress_.done();
      else
        missing.push_back(i);
    }
    // The largest first: so the last one to end is a small one.
    llvm::stable_sort(missing, [&](size_t a, size_t b) { return sizeOf(a) > sizeOf(b); });
    bool oneByOne = options_.verbose || options_.timePasses || options_.printAfterAll;
    if (oneByOne || missing.size() < 2 || options_.jobs == 1) {
      for (size_t i : missing)
        make(i);
    } else {
      llvm::DefaultThreadPool pool(llvm::hardware_concurrency(options_.jobs));
      for (size_t i : missing)
        pool.async([this, i] { make(i); });
      pool.wait();
    }
    if (!missing.empty())
      cache_.prune();
    progress_.clear();
    return std::move(error_);
  }
  llvm::ArrayRef<std::string> paths() const { return paths_; }

private:
  size_t sizeOf(size_t i) const { return program_.modules[i].buffer->getBufferSize(); }

  /// Everything that a module's code depends on.
  std::vector<std::string> keyParts(const ProgramModule &module) const {
    StringRef bytecode = module.buffer->getBuffer();
    std::vector<std::string> parts = {module.name,
                                      module.ir->fileName().str(),
                                      bytecode.substr(16).str(),
                                      std::to_string(module.found.isPackage),
                                      std::to_string(levelFor(module, options_)),
                                      std::to_string(module.found.isLibrary),
                                      std::to_string(base_.semanticsVersion),
                                      std::to_string(base_.debugInfo),
                                      options_.passes,
                                      options_.target,
                                      options_.cpu == "native" ? llvm::sys::getHostCPUName().str() : options_.cpu};
    if (isMain(module)) {
      for (const ProgramModule &m : program_.modules)
        parts.push_back(m.name);
      llvm::append_range(parts, options_.includeModules);
    }
    return parts;
  }
  bool isMain(const ProgramModule &module) const { return &module == &program_.modules[0]; }

  void make(size_t i) {
    Error e = makeObject(program_.modules[i], i);
    std::lock_guard lock(mutex_);
    progress_.done();
    if (e)
      error_ = llvm::joinErrors(std::move(error_), std::move(e));
  }

  Error makeObject(ProgramModule &module, size_t i) {
    auto start = std::chrono::steady_clock::now();
    StageTimer timer(options_.verbose);
    unsigned level = levelFor(module, options_);
    if (Error e = runPasses(*module.ir, options_, level))
      return e;
    timer.done("passes");
    auto machine = createTargetMachine(options_.target, options_.cpu, level);
    if (!machine)
      return machine.takeError();
    CodeGenOptions codeGenOptions = base_;
    codeGenOptions.isMain = isMain(module);
    codeGenOptions.useInlinePaths = level > 0 && base_.useInlinePaths;
    codeGenOptions.coldBodies = module.found.isLibrary;
    if (isMain(module)) {
      for (const ProgramModule &m : program_.modules)
        codeGenOptions.programModules.push_back(m.name);
      codeGenOptions.nativeModules = options_.includeModules;
    }
    llvm::LLVMContext context;
    auto lowered = lowerToLLVM(*module.ir, context, **machine, options_, level, codeGenOptions, timer);
    if (!lowered)
      return lowered.takeError();
    auto code = emitCode(**lowered, **machine, llvm::CodeGenFileType::ObjectFile);
    if (!code)
      return code.takeError();
    timer.done("machine code");
    if (Error e = writeOutput(paths_[i], *code))
      return e;
    cache_.store(keys_[i], *code);
    module.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return Error::success();
  }

  Program &program_;
  const Options &options_;
  const CodeGenOptions &base_;
  ObjectCache cache_;
  Progress progress_;
  llvm::SmallString<128> folder_;
  std::vector<std::string> paths_, keys_;
  std::mutex mutex_;
  Error error_ = Error::success();
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

/// The outputs that show the main module alone.
Error compileMain(Program &program, StringRef output, llvm::TargetMachine &machine, const Options &options,
                  const CodeGenOptions &codeGenOptions, StageTimer &timer) {
  ir::Module &module = *program.modules[0].ir;
  if (Error e = runPasses(module, options, options.optLevel))
    return e;
  timer.done("passes");
  if (options.emit == Emit::IR)
    return writeOutput(output, textOf([&](llvm::raw_ostream &os) { module.print(os); }));
  llvm::LLVMContext context;
  auto lowered = lowerToLLVM(module, context, machine, options, options.optLevel, codeGenOptions, timer);
  if (!lowered)
    return lowered.takeError();
  if (options.emit == Emit::LLVM)
    return writeOutput(output, textOf([&](llvm::raw_ostream &os) { (*lowered)->print(os, nullptr); }));
  auto type = options.emit == Emit::Assembly ? llvm::CodeGenFileType::AssemblyFile : llvm::CodeGenFileType::ObjectFile;
  auto code = emitCode(**lowered, machine, type);
  if (!code)
    return code.takeError();
  timer.done("machine code");
  return writeOutput(output, *code);
}

} // namespace

Error pyaot::compile(const Options &commandLine, DiagnosticEngine &diagnostics) {
  Options options = commandLine;
  StageTimer timer(options.verbose);
  std::string output = outputPath(options);
  options.input = mainFileOf(options.input);
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
  auto machine = createTargetMachine(options.target, options.cpu, options.optLevel);
  if (!machine)
    return machine.takeError();
  CodeGenOptions codeGenOptions;
  codeGenOptions.useInlinePaths = options.optLevel > 0 && haveInlinePaths((*machine)->getTargetTriple());
  codeGenOptions.debugInfo = options.debugInfo || options.emit == Emit::LLVM;
  bytecode::PythonVersion version = program->modules[0].bytecode->header().version;
  codeGenOptions.semanticsVersion = uint32_t(version.major) << 8 | version.minor;
  if (options.emit != Emit::Executable)
    return compileMain(*program, output, **machine, options, codeGenOptions, timer);

  ObjectMaker objects(*program, options, codeGenOptions);
  if (Error e = objects.run())
    return e;
  timer.done("all modules");
  Error e = link(objects.paths(), output, (*machine)->getTargetTriple(), options);
  timer.done("link");
  if (!e && !options.report.empty())
    e = writeReport(*program, objects.paths(), options);
  return e;
}
