//===- Import.cpp - the import system over what is in the executable --------------------===//
//
// Modules are found in sys.modules, then among the compiled ones of the
// program, then among the native ones. Python reference: "The import system".
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Modules/Module.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Startup/Startup.h"
#include "Strings/Str.h"

namespace pyaot::rt {

static constinit Dict *importedModules = nullptr;

Dict *modulesDict() {
  if (!importedModules) {
    addRoot(&importedModules);
    importedModules = newDict();
  }
  return importedModules;
}

static const NativeModule *findNative(Str *name) {
#define NATIVE_MODULE(Id, Name)                                                                                              \
  if (&imported::Id && equalStr(name, Name))                                                                           \
    return imported::Id;
#include "pyaot/ABI/NativeModules.def"
  return nullptr;
}

static ModuleInfo *findCompiled(Str *name) {
  for (uint32_t i = 0; i < program.numModules; ++i)
    if (equalStr(program.modules[i]->name, name))
      return program.modules[i];
  return nullptr;
}

static Value loadNative(const NativeModule *native, Str *name) {
  Module *module = newModule(name);
  module->isBuiltin = true;
  setStr(modulesDict(), name, valueOf(module));
  if (native->functions)
    for (const NativeMethod *f = native->functions; f->name; ++f)
      setStr(module->dict, intern(f->name), makeBuiltinFunction(f, valueOf(module), valueOf(name)));
  if (native->initialise && native->initialise(module->dict) < 0) {
    remove(modulesDict(), valueOf(name));
    return kError;
  }
  return valueOf(module);
}

Value importNative(const NativeModule &native) {
  Str *name = intern(native.name);
  Value known = getStr(modulesDict(), name);
  return known == kUnset || isNone(known) ? loadNative(&native, name) : known;
}

/// The module builtins: its namespace is the one in which names are looked up.
static Value importBuiltins() {
  Module *module = newModule(names::builtins);
  module->isBuiltin = true;
  store(module, &module->dict, builtinsNamespace());
  setStr(modulesDict(), names::builtins, valueOf(module));
  return valueOf(module);
}

static Value runCompiled(ModuleInfo *info) {
  prepareModule(info); // enters sys.modules before the body runs: circular imports see it
  Value own = info->moduleObject;
  as<Module>(own)->isInitialising = true;
  Status status = runModule(info);
  as<Module>(own)->isInitialising = false;
  if (status == kRaised) {
    Value pending = takePending();
    remove(modulesDict(), valueOf(info->name));
    restorePending(pending);
    return kError;
  }
  // The body may have put another object into sys.modules.
  Value v = getStr(modulesDict(), info->name);
  return v == kUnset ? info->moduleObject : v;
}

/// One module whose parent package is imported already.
static Value importOne(Str *name) {
  Value known = getStr(modulesDict(), name);
  if (isNone(known))
    return raiseImportError(types::ModuleNotFoundError, valueOf(name), kNone, "import of %U halted; None in sys.modules", name);
  if (known != kUnset)
    return known;
  if (ModuleInfo *info = findCompiled(name))
    return runCompiled(info);
  if (equalStr(name, names::builtins))
    return importBuiltins();
  if (const NativeModule *native = findNative(name))
    return loadNative(native, intern(name));
  return raiseImportError(types::ModuleNotFoundError, valueOf(name), kNone, "No module named %R", valueOf(name));
}

/// A native submodule whose package the program does not contain: an empty package stands for it.
static void makeNativePackage(Str *name, Str *parentName) {
  if (!findNative(name) || findNative(parentName) || findCompiled(parentName) || getStr(modulesDict(), parentName) != kUnset)
    return;
  Module *package = newModule(parentName);
  setStr(package->dict, names::__path__, valueOf(newList()));
  setStr(modulesDict(), parentName, valueOf(package));
}

Value importIfPresent(Str *name) {
  if (getStr(modulesDict(), name) == kUnset && !findCompiled(name) && !findNative(name))
    return kUnset;
  return importModule(name);
}

static int64_t lastDot(const Str *name) {
  for (int64_t i = name->length() - 1; i >= 0; --i)
    if (charAt(name, i) == '.')
      return i;
  return -1;
}

Value importModule(Str *name) {
  Value known = getStr(modulesDict(), name);
  if (known != kUnset && !isNone(known))
    return known;
  int64_t dot = lastDot(name);
  if (dot < 0)
    return importOne(name);
  Str *parentName = intern(sliceStr(name, 0, dot));
  Str *own = intern(sliceStr(name, dot + 1, name->length() - dot - 1));
  makeNativePackage(name, parentName);
  Value parent = importModule(parentName);
  if (!parent)
    return kError;
  known = getStr(modulesDict(), name); // the parent's body may have imported it
  if (known != kUnset && !isNone(known))
    return known;
  Value path = getAttrOptional(parent, names::__path__);
  bool isPackage = path && path != kUnset;
  if (isKind<Module>(parent) && as<Module>(parent)->info)
    isPackage |= as<Module>(parent)->info->isPackage != 0;
  if (!isPackage) {
    clearPending();
    return raiseImportError(types::ModuleNotFoundError, valueOf(name), kNone, "No module named %R; %R is not a package",
                            valueOf(name), valueOf(parentName));
  }
  Value module = importOne(name);
  if (module && setAttr(parent, own, module) < 0)
    return kError;
  return module;
}

/// The package that a relative import of `level` dots in this module starts from; null = exception.
static Str *relativeBase(ModuleInfo *module, int64_t level) {
  Value package = module ? getStr(moduleOf(module)->dict, names::__package__) : kUnset;
  if (package == kUnset || !isStr(package))
    package = valueOf(emptyStr);
  Str *base = as<Str>(package);
  if (base->length() == 0) {
    raise(types::ImportError, "attempted relative import with no known parent package");
    return nullptr;
  }
  for (; level > 1; --level) {
    int64_t dot = lastDot(base);
    if (dot < 0) {
      raise(types::ImportError, "attempted relative import beyond top-level package");
      return nullptr;
    }
    base = sliceStr(base, 0, dot);
  }
  return base;
}

/// from package import a, b: submodules that are not attributes yet are imported.
static Status importSubmodules(Value module, Value fromList) {
  if (!isKind<Module>(module) || !as<Module>(module)->info || !as<Module>(module)->info->isPackage)
    return kOk;
  Str *package = as<Module>(module)->info->name;
  Iterate it(fromList);
  Value item;
  while (it.next(&item)) {
    if (!isStr(item) || equalStr(as<Str>(item), "*"))
      continue;
    Value found = getAttrOptional(module, as<Str>(item));
    if (!found)
      return kRaised;
    if (found != kUnset)
      continue;
    Value full = formatText("%U.%U", package, as<Str>(item));
    if (!findCompiled(as<Str>(full)))
      continue; // import_from will say what is missing
    if (!importModule(intern(as<Str>(full))))
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

} // namespace pyaot::rt

namespace pyaot {
using namespace rt;

Value rt::ImportName(ModuleInfo *module, Str *name, Value fromList, Value level) {
  int64_t dots = isSmallInt(level) ? smallIntOf(level) : 0;
  Str *full = name;
  if (dots > 0) {
    Str *base = relativeBase(module, dots);
    if (!base)
      return kError;
    full = name->length() ? as<Str>(formatText("%U.%U", base, name)) : base;
    full = intern(full);
  }
  Value leaf = importModule(full);
  if (!leaf)
    return kError;
  // __import__() takes any sequence of names.
  if (!isNone(fromList) && !isExact<Tuple>(fromList)) {
    Tuple *names = tupleFrom(fromList);
    if (!names)
      return kError;
    fromList = valueOf(names);
  }
  if (!isNone(fromList) && as<Tuple>(fromList)->length > 0)
    return importSubmodules(leaf, fromList) < 0 ? kError : leaf;
  if (dots > 0)
    return leaf;
  // import a.b.c binds a.
  for (int64_t i = 0; i < full->length(); ++i)
    if (charAt(full, i) == '.')
      return importModule(intern(sliceStr(full, 0, i)));
  return leaf;
}

Value rt::ImportFrom(Value module, Str *name) {
  Value v = getAttrOptional(module, name);
  if (v != kUnset)
    return v;
  // A submodule that is being imported is in sys.modules before it is an attribute of its package.
  Value own = getAttrOptional(module, names::__name__);
  if (!own)
    clearPending();
  if (own && own != kUnset && isStr(own)) {
    v = getStr(modulesDict(), as<Str>(formatText("%U.%U", as<Str>(own), name)));
    if (v != kUnset)
      return v;
  }
  Value shown = own && own != kUnset && isStr(own) ? own : valueOf(makeStr("<unknown module name>"));
  Value file = getAttrOptional(module, names::__file__);
  if (!file)
    clearPending();
  bool isPartial = isKind<Module>(module) && as<Module>(module)->isInitialising;
  if (isPartial && file && file != kUnset && isStr(file))
    return raiseImportError(types::ImportError, shown, file,
                            "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)",
                            valueOf(name), shown, file);
  if (!file || file == kUnset || !isStr(file))
    return raiseImportError(types::ImportError, shown, kNone, "cannot import name %R from %R (unknown location)", valueOf(name), shown);
  return raiseImportError(types::ImportError, shown, file, "cannot import name %R from %R (%S)", valueOf(name), shown, file);
}

Status rt::ImportStar(ModuleInfo *into, Value module) {
  Dict *target = moduleOf(into)->dict;
  Value all = getAttrOptional(module, names::__all__);
  if (!all)
    return kRaised;
  if (all != kUnset) {
    Iterate it(all);
    Value item;
    while (it.next(&item)) {
      if (!isStr(item))
        return raise(types::TypeError, "Item in %U.__all__ must be str, not %T",
                     as<Str>(getAttr(module, names::__name__)), item);
      Value v = getAttr(module, as<Str>(item));
      if (!v)
        return kRaised;
      setStr(target, as<Str>(item), v);
    }
    return it.failed() ? kRaised : kOk;
  }
  Value ns = getAttr(module, names::__dict__);
  if (!ns || !isKind<Dict>(ns))
    return kRaised;
  Dict *source = copy(as<Dict>(ns)); // the target may be the source
  int64_t position = 0;
  Value key, value;
  while (nextEntry(source, &position, &key, &value))
    if (isStr(key) && as<Str>(key)->length() && charAt(as<Str>(key), 0) != '_')
      setStr(target, as<Str>(key), value);
  return kOk;
}

} // namespace pyaot
