//===- Program.cpp - the modules of one program --------------------------------------===//
//
// Modules are loaded in waves: what the modules of one wave import is the next
// one, so that all sources of a wave are compiled by one run of Python.
//
//===----------------------------------------------------------------------===//
#include "pyaot/Driver/Program.h"

#include "pyaot/Driver/LiveCode.h"
#include "pyaot/Driver/Python.h"
#include "pyaot/Frontend/Frontend.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace pyaot;
using llvm::Error;
using llvm::Expected;
using llvm::SmallString;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

static Expected<std::unique_ptr<llvm::MemoryBuffer>> readFile(StringRef file) {
  if (fs::is_directory(file))
    return makeError(file, "is a directory; the input is a .pyc or .py file");
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(file, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError(file, "cannot read: " + buffer.getError().message());
  return std::move(*buffer);
}

static Expected<std::unique_ptr<llvm::MemoryBuffer>> bytecodeOf(const SourceRequest &source) {
  if (source.bytecode.empty())
    return makeError(source.path, "does not compile:\n" + source.problem);
  return llvm::MemoryBuffer::getMemBufferCopy(source.bytecode, source.path);
}

Expected<std::unique_ptr<llvm::MemoryBuffer>> pyaot::readBytecode(StringRef file, const Options &options) {
  if (!file.ends_with(".py"))
    return readFile(file);
  if (!fs::exists(file))
    return makeError(file, "no such file");
  SourceRequest request{file.str(), "", ""};
  if (Error e = compileSources(request, std::nullopt, options))
    return std::move(e);
  return bytecodeOf(request);
}

namespace {

bool isNative(StringRef name) {
  return llvm::StringSwitch<bool>(name)
#define NATIVE_MODULE(Id, Name) .Case(Name, true)
#include "pyaot/ABI/NativeModules.def"
      .Case("builtins", true)
      .Default(false);
}

class Loader {
public:
  Loader(const Options &options, DiagnosticEngine &diagnostics, Program &program)
      : options_(options), diagnostics_(diagnostics), program_(program),
        liveCode_([this](size_t importer, const ir::Instruction &import) { followImport(importer, import); }) {}

  Error run(bool followImports) {
    ProgramModule main;
    main.name = "__main__";
    main.path = options_.input;
    auto buffer = readBytecode(options_.input, options_);
    if (!buffer)
      return buffer.takeError();
    main.buffer = std::move(*buffer);
    if (Error e = build(main))
      return e;
    bytecode::PythonVersion version = main.bytecode->header().version;
    if (bytecode::isExperimental(version))
      diagnostics_.warning(options_.input, {}, "bytecode of CPython " + version.str() + " is experimental: it is known from a release candidate");
    program_.modules.push_back(std::move(main));
    finder_.emplace(version);
    finder_->addFolderOfInput(options_.input);
    if (auto python = findPython(version, options_))
      finder_->addLibrary(python->library);
    if (followImports)
      for (const std::string &name : options_.includeModules)
        if (!addModule(name))
          return makeError("", "--include-module: there is no module '" + name + "'");
    for (size_t i = 0; i < program_.modules.size(); ++i) { // grows
      if (i && !program_.modules[i].ir)
        if (Error e = loadFrom(i))
          return e;
      if (i < program_.modules.size())
        inspect(i, followImports);
    }
    return Error::success();
  }

private:
  DiagnosticEngine &diagnosticsFor(const ProgramModule &module) {
    return module.found.isLibrary ? program_.libraryDiagnostics : diagnostics_;
  }

  /// Loads the modules from this index on. Those of the library that cannot be are dropped: importing them will fail.
  Error loadFrom(size_t first) {
    std::vector<ProgramModule> wave(std::make_move_iterator(program_.modules.begin() + first),
                                    std::make_move_iterator(program_.modules.end()));
    program_.modules.erase(program_.modules.begin() + first, program_.modules.end());
    std::vector<SourceRequest> sources;
    for (const ProgramModule &m : wave)
      if (m.found.bytecode.empty())
        sources.push_back({m.found.source, "", ""});
    if (Error e = compileSources(sources, program_.modules[0].bytecode->header().version, options_))
      return e;
    const SourceRequest *source = sources.data();
    for (ProgramModule &m : wave) {
      auto buffer = m.found.bytecode.empty() ? bytecodeOf(*source++) : readFile(m.found.bytecode);
      if (buffer)
        m.buffer = std::move(*buffer);
      Error e = buffer ? build(m) : buffer.takeError();
      if (e && !m.found.isLibrary)
        return e;
      if (!e) {
        program_.modules.push_back(std::move(m));
        continue;
      }
      program_.libraryDiagnostics.report(std::move(e));
      known_[m.name] = false;
    }
    return Error::success();
  }

  /// From the buffer to IR.
  Error build(ProgramModule &module) {
    auto pyc = bytecode::readPyc(*module.buffer);
    if (!pyc)
      return pyc.takeError();
    module.bytecode = std::move(*pyc);
    if (!program_.modules.empty()) {
      const ProgramModule &main = program_.modules[0];
      bytecode::PythonVersion a = main.bytecode->header().version, b = module.bytecode->header().version;
      if (a != b)
        return makeError(module.path, "is bytecode of CPython " + b.str() + ", but " + main.path + " is of CPython " + a.str() +
                                          ": all modules of a program must be of one version");
    }
    frontend::Options frontendOptions;
    frontendOptions.moduleName = module.name;
    frontendOptions.isPackage = module.found.isPackage;
    SmallString<256> source(module.found.source);
    if (!source.empty())
      fs::make_absolute(source);
    frontendOptions.fileName = source;
    auto ir = frontend::buildModule(module.bytecode->code(), frontendOptions, diagnosticsFor(module));
    if (!ir)
      return ir.takeError();
    module.ir = std::move(*ir);
    return Error::success();
  }

  /// Adds `dotted` and its parent packages if they are there; says whether it is.
  bool addModule(StringRef dotted) {
    auto known = known_.find(dotted);
    if (known != known_.end())
      return known->second;
    auto [parent, last] = dotted.rsplit('.');
    bool isThere = last.empty() || addModule(parent);
    if (isNative(dotted))
      return known_[dotted] = true;
    std::optional<FoundModule> found;
    if (isThere)
      found = finder_->find(dotted);
    known_[dotted] = found.has_value();
    if (!found)
      return false;
    ProgramModule module;
    module.name = dotted.str();
    module.path = found->path();
    module.found = std::move(*found);
    program_.modules.push_back(std::move(module));
    return true;
  }

  /// The package from which `level` dots lead on, for a module of this name.
  static std::string relativeBase(const ir::Module &module, int64_t level) {
    StringRef base = module.name();
    for (int64_t i = module.isPackage ? 1 : 0; i < level; ++i)
      base = base.contains('.') ? base.rsplit('.').first : "";
    return base.str();
  }

  /// The text of a constant that is a str or a tuple of them.
  static std::vector<std::string> namesIn(const ir::Value *value) {
    std::vector<std::string> names;
    auto *constant = llvm::dyn_cast<ir::Constant>(value);
    if (constant && constant->is(ir::ConstantKind::Tuple))
      for (const ir::Constant *item : constant->items())
        if (item->is(ir::ConstantKind::Str))
          names.push_back(item->text().str());
    return names;
  }

  void followImport(size_t importer, const ir::Instruction &import) {
    if (StringRef computed = importedByCall(import); !computed.empty()) {
      addModule(computed);
      return;
    }
    const ir::Module &module = *program_.modules[importer].ir;
    auto *levelConstant = llvm::dyn_cast<ir::Constant>(import.operand(1));
    int64_t level = levelConstant ? levelConstant->asInt64().value_or(0) : 0;
    std::string name = import.name().str();
    if (level > 0) {
      std::string base = relativeBase(module, level);
      name = name.empty() ? base : base.empty() ? name : base + "." + name;
    }
    if (name.empty())
      return;
    if (!addModule(name)) {
      notFound(importer, import, name);
      return;
    }
    for (const std::string &item : namesIn(import.operand(0)))
      addModule(name + "." + item); // a submodule, or just an attribute
  }

  /// Inside a try the program most likely has an answer to the ImportError, and the library knows what it does. A module of
  /// the library that is no package may itself put the submodule into sys.modules, as os does with os.path.
  void notFound(size_t importer, const ir::Instruction &import, const std::string &name) {
    const ProgramModule &from = program_.modules[importer];
    bool inTry = import.handler();
    program_.unresolved.push_back({from.name, name, inTry});
    StringRef parent = StringRef(name).rsplit('.').first;
    if (inTry || from.found.isLibrary || (parent != name && isLibraryModule(parent)))
      return;
    diagnostics_.unsupported(from.ir->fileName(), import.location(),
                             "module '" + name + "' is not in the program: importing it raises ModuleNotFoundError");
  }

  bool isLibraryModule(StringRef name) const {
    return llvm::any_of(program_.modules, [&](const ProgramModule &m) { return m.name == name && m.found.isLibrary; });
  }

  /// Builtins that need a compiler or a terminal at run time raise NotImplementedError there; here they are named.
  void warnOfBuiltin(DiagnosticEngine &diagnostics, ir::Module &module, const ir::Instruction &load) {
    const ir::Global &global = module.globals()[load.number()];
    StringRef name = global.name->text();
    if (!global.stores && (name == "eval" || name == "exec" || name == "compile" || name == "breakpoint"))
      diagnostics.unsupported(module.fileName(), load.location(),
                              "'" + name + "' is not supported: calling it raises NotImplementedError");
  }

  void inspect(size_t index, bool followImports) {
    ProgramModule &program = program_.modules[index];
    ir::Module &module = *program.ir;
    for (const auto &function : module.functions())
      for (ir::Block &block : *function)
        for (ir::Instruction &i : block)
          if (i.opcode() == ir::Opcode::LoadGlobal)
            warnOfBuiltin(diagnosticsFor(program), module, i);
    if (followImports)
      liveCode_.addModule(index, module, !program.found.isLibrary);
  }

  const Options &options_;
  DiagnosticEngine &diagnostics_;
  Program &program_;
  LiveCode liveCode_;
  std::optional<ModuleFinder> finder_;
  llvm::StringMap<bool> known_; ///< By dotted name: is it in the program?
};

} // namespace

Expected<Program> Program::load(const Options &options, DiagnosticEngine &diagnostics, bool followImports) {
  Program program;
  if (Error e = Loader(options, diagnostics, program).run(followImports))
    return std::move(e);
  return program;
}
