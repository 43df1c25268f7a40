//===- Program.cpp - the modules of one program --------------------------------------===//
#include "pyaot/Driver/Program.h"

#include "pyaot/Driver/Compile.h"
#include "pyaot/Frontend/Frontend.h"
#include "pyaot/Support/Diagnostics.h"

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
namespace path = llvm::sys::path;

Expected<std::unique_ptr<llvm::MemoryBuffer>> pyaot::readBytecode(StringRef file, const Options &options) {
  if (file.ends_with(".py")) {
    auto bytecode = compileSource(file, options);
    if (!bytecode)
      return bytecode.takeError();
    return llvm::MemoryBuffer::getMemBufferCopy(*bytecode, file);
  }
  if (fs::is_directory(file))
    return makeError(file, "is a directory; the input is a .pyc or .py file");
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(file, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError(file, "cannot read: " + buffer.getError().message());
  return std::move(*buffer);
}

namespace {

bool isNative(StringRef name) {
  return llvm::StringSwitch<bool>(name)
#define NATIVE_MODULE(Id, Name) .Case(Name, true)
#include "pyaot/ABI/NativeModules.def"
      .Case("builtins", true)
      .Default(false);
}

/// Where the code of a module is.
struct Found {
  std::string path;
  bool isPackage = false;
};

/// Looks for modules below one folder.
class Finder {
public:
  /// The folder of the input; for __pycache__/x.cpython-311.pyc the one above.
  /// Symbolic links are followed, as they are for sys.path[0]: so tracebacks name the files of modules as CPython does.
  explicit Finder(StringRef input, const std::string &cacheTag) : tag_(cacheTag) {
    SmallString<256> real;
    root_ = path::parent_path(fs::real_path(input, real) ? input : StringRef(real));
    if (path::filename(root_) == "__pycache__")
      path::remove_filename(root_);
    if (root_.empty())
      root_ = ".";
  }

  /// Compiled files come before sources: a .pyc beside its source is what the user asked to compile from.
  std::optional<Found> find(StringRef dotted) const {
    SmallString<256> base(root_);
    llvm::SmallVector<StringRef, 4> parts;
    dotted.split(parts, '.');
    for (StringRef part : llvm::ArrayRef(parts).drop_back())
      path::append(base, part);
    StringRef last = parts.back();
    if (auto f = inFolder(base, last, /*isPackage=*/false); f && !isFolderWithInit(base, last))
      return f;
    path::append(base, last);
    if (auto f = inFolder(base, "__init__", /*isPackage=*/true))
      return f;
    return std::nullopt;
  }

private:
  std::optional<Found> inFolder(StringRef folder, StringRef name, bool isPackage) const {
    SmallString<256> pyc(folder), py(folder), cached(folder);
    path::append(pyc, name + ".pyc");
    path::append(py, name + ".py");
    path::append(cached, "__pycache__", name + "." + tag_ + ".pyc");
    for (StringRef candidate : {StringRef(pyc), StringRef(py), StringRef(cached)})
      if (fs::exists(candidate))
        return Found{candidate.str(), isPackage};
    return std::nullopt;
  }
  /// A package wins over a module of the same name.
  bool isFolderWithInit(StringRef folder, StringRef name) const {
    SmallString<256> inside(folder);
    path::append(inside, name);
    return inFolder(inside, "__init__", true).has_value();
  }

  SmallString<256> root_;
  std::string tag_;
};

class Loader {
public:
  Loader(const Options &options, DiagnosticEngine &diagnostics, Program &program)
      : options_(options), diagnostics_(diagnostics), program_(program) {}

  Error run(bool followImports) {
    if (Error e = add("__main__", {options_.input, false}))
      return e;
    bytecode::PythonVersion version = program_.modules[0].bytecode->header().version;
    finder_.emplace(options_.input, "cpython-" + std::to_string(version.major) + std::to_string(version.minor));
    for (size_t i = 0; i < program_.modules.size(); ++i) // grows
      if (Error e = inspect(*program_.modules[i].ir, followImports))
        return e;
    return Error::success();
  }

private:
  Error add(StringRef name, const Found &found) {
    known_[name] = true;
    ProgramModule module;
    module.name = name.str();
    module.path = found.path;
    auto buffer = readBytecode(found.path, options_);
    if (!buffer)
      return buffer.takeError();
    module.buffer = std::move(*buffer);
    auto pyc = bytecode::readPyc(*module.buffer);
    if (!pyc)
      return pyc.takeError();
    module.bytecode = std::move(*pyc);
    if (!program_.modules.empty()) {
      const ProgramModule &main = program_.modules[0];
      bytecode::PythonVersion a = main.bytecode->header().version, b = module.bytecode->header().version;
      if (a != b)
        return makeError(found.path, "is bytecode of CPython " + b.str() + ", but " + main.path + " is of CPython " + a.str() +
                                         ": all modules of a program must be of one version");
    }
    frontend::Options frontendOptions;
    frontendOptions.moduleName = module.name;
    frontendOptions.isPackage = found.isPackage;
    auto ir = frontend::buildModule(module.bytecode->code(), frontendOptions, diagnostics_);
    if (!ir)
      return ir.takeError();
    module.ir = std::move(*ir);
    program_.modules.push_back(std::move(module));
    return Error::success();
  }

  /// Adds `dotted` and its parent packages if they are there; says whether it is.
  Expected<bool> addModule(StringRef dotted) {
    auto [it, isNew] = known_.try_emplace(dotted, false);
    if (!isNew)
      return it->second;
    auto [parent, last] = dotted.rsplit('.');
    if (!last.empty()) {
      auto hasParent = addModule(parent);
      if (!hasParent)
        return hasParent.takeError();
      if (!*hasParent)
        return false;
    }
    std::optional<Found> found = finder_->find(dotted);
    if (!found)
      return false;
    std::string name = dotted.str();
    if (Error e = add(name, *found))
      return std::move(e);
    return true;
  }

  /// The package from which `level` dots lead on, for a module of this name.
  static std::string relativeBase(const ir::Module &module, int64_t level) {
    StringRef base = module.name();
    for (int64_t i = module.isPackage ? 1 : 0; i < level; ++i)
      base = base.contains('.') ? base.rsplit('.').first : "";
    return base.str();
  }

  Error followImport(const ir::Module &module, const ir::Instruction &import) {
    auto *fromList = llvm::dyn_cast<ir::Constant>(import.operand(0));
    auto *levelConstant = llvm::dyn_cast<ir::Constant>(import.operand(1));
    int64_t level = levelConstant ? levelConstant->asInt64().value_or(0) : 0;
    std::string name = import.name().str();
    if (level > 0) {
      std::string base = relativeBase(module, level);
      name = name.empty() ? base : base.empty() ? name : base + "." + name;
    }
    if (name.empty() || isNative(name))
      return Error::success();
    auto found = addModule(name);
    if (!found)
      return found.takeError();
    if (!*found) {
      // Inside a try the program most likely has an answer to the ImportError.
      if (!import.handler())
        diagnostics_.unsupported(module.fileName(), import.location(),
                                 "module '" + name + "' is not in the program: importing it raises ModuleNotFoundError");
      return Error::success();
    }
    if (fromList && fromList->is(ir::ConstantKind::Tuple))
      for (const ir::Constant *item : fromList->items())
        if (item->is(ir::ConstantKind::Str)) // a submodule, or just an attribute
          if (auto sub = addModule(name + "." + item->text().str()); !sub)
            return sub.takeError();
    return Error::success();
  }

  /// Builtins that need a compiler or a terminal at run time raise NotImplementedError there; here they are named.
  void warnOfBuiltin(ir::Module &module, const ir::Instruction &load) {
    const ir::Global &global = module.globals()[load.number()];
    StringRef name = global.name->text();
    if (!global.stores && (name == "eval" || name == "exec" || name == "compile" || name == "breakpoint"))
      diagnostics_.unsupported(module.fileName(), load.location(),
                               "'" + name + "' is not supported: calling it raises NotImplementedError");
  }

  Error inspect(ir::Module &module, bool followImports) {
    for (const auto &function : module.functions())
      for (ir::Block &block : *function)
        for (ir::Instruction &i : block) {
          if (i.opcode() == ir::Opcode::LoadGlobal)
            warnOfBuiltin(module, i);
          if (followImports && i.opcode() == ir::Opcode::ImportName)
            if (Error e = followImport(module, i))
              return e;
        }
    return Error::success();
  }

  const Options &options_;
  DiagnosticEngine &diagnostics_;
  Program &program_;
  std::optional<Finder> finder_;
  llvm::StringMap<bool> known_; ///< By dotted name: is it in the program?
};

} // namespace

Expected<Program> Program::load(const Options &options, DiagnosticEngine &diagnostics, bool followImports) {
  Program program;
  if (Error e = Loader(options, diagnostics, program).run(followImports))
    return std::move(e);
  return program;
}
