//===- Importlib.cpp - modules importlib and importlib.machinery ---------------------------------===//
//
// What finds and loads modules at run time is in Import.cpp: here it is reached by name. There are no finders and loaders
// as objects, so importlib.util and the classes of importlib.machinery are missing.
//
// Python reference: library, "importlib".
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Functions/Functions.h"
#include "Modules/Module.h"
#include "Modules/NativeModule.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

namespace {

/// The name that `dots` dots and the rest mean in a package; null = exception.
Str *resolveRelative(Str *name, Value package) {
  int64_t dots = 0;
  while (dots < name->length() && charAt(name, dots) == '.')
    ++dots;
  if (!isStr(package) || as<Str>(package)->length() == 0) {
    raise(types::TypeError, "the 'package' argument is required to perform a relative import for %R", valueOf(name));
    return nullptr;
  }
  Str *base = as<Str>(package);
  for (int64_t level = 1; level < dots; ++level) {
    int64_t end = base->length();
    while (end > 0 && charAt(base, end - 1) != '.')
      --end;
    if (end == 0) {
      raise(types::ImportError, "attempted relative import beyond top-level package");
      return nullptr;
    }
    base = sliceStr(base, 0, end - 1);
  }
  Str *rest = sliceStr(name, dots, name->length() - dots);
  return rest->length() ? as<Str>(formatText("%U.%U", base, rest)) : base;
}

Value importModuleFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"name", "package", nullptr};
  Value v[2];
  if (!bindNative("import_module", names, 0, 2, 1, args, nargs, keywordNames, v))
    return kError;
  if (!isStr(v[0]))
    return raise(types::AttributeError, "'%.100T' object has no attribute 'startswith'", v[0]);
  Str *name = as<Str>(v[0]);
  if (name->length() && charAt(name, 0) == '.') {
    name = resolveRelative(name, v[1] == kUnset ? kNone : v[1]);
    if (!name)
      return kError;
  }
  if (name->length() == 0)
    return raise(types::ValueError, "Empty module name");
  return importModule(intern(name));
}
Value invalidateCaches(Value, Value *, size_t, Tuple *) { return kNone; }
Value reload(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "pyaot: importlib.reload() is not supported: a compiled program has no sources to load again");
}

constexpr NativeMethod functions[] = {{"import_module", importModuleFn, Arity::Keywords},
                                      {"invalidate_caches", invalidateCaches},
                                      {"reload", reload, Arity::One},
                                      {}};

Status initialisePackage(Dict *ns) {
  setStr(ns, names::__path__, valueOf(newList()));
  return kOk;
}

Value suffix(const char *text) {
  List *list = newList();
  append(list, valueOf(makeStr(text)));
  return valueOf(list);
}

Value allSuffixes(Value, Value *, size_t, Tuple *) {
  List *list = newList();
  for (const char *text : {".py", ".pyc", ".so"})
    append(list, valueOf(makeStr(text)));
  return valueOf(list);
}
constexpr NativeMethod machineryFunctions[] = {{"all_suffixes", allSuffixes}, {}};

Status initialiseMachinery(Dict *ns) {
  setStr(ns, intern("SOURCE_SUFFIXES"), suffix(".py"));
  setStr(ns, intern("BYTECODE_SUFFIXES"), suffix(".pyc"));
  setStr(ns, intern("EXTENSION_SUFFIXES"), suffix(".so"));
  return kOk;
}

} // namespace

constinit const NativeModule modules::importlib_ = {"importlib", functions, initialisePackage};
constinit const NativeModule modules::machinery = {"importlib.machinery", machineryFunctions, initialiseMachinery};

} // namespace pyaot::rt
