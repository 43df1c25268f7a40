//===- Module.cpp - module objects ----------------------------------------------------===//
//
// Python reference: "Modules" in the standard type hierarchy.
//
//===----------------------------------------------------------------------===//
#include "Modules/Module.h"

#include "Builtins/Builtins.h"
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Startup/Semantics.h"
#include "Startup/Startup.h"
#include "Strings/Str.h"

namespace pyaot::rt {

static Module *makeModule(ModuleInfo *info) {
  auto *module = allocate<Module>(&shapes::Module);
  module->info = info;
  store(module, &module->dict, newDict());
  return module;
}

/// What every module starts with, in this order.
static void setStandardNames(Dict *ns, Str *name, Value doc, Value package) {
  setStr(ns, names::__name__, valueOf(name));
  setStr(ns, names::__doc__, doc);
  setStr(ns, names::__package__, package);
  setStr(ns, names::__loader__, kNone);
  setStr(ns, names::__spec__, kNone);
}

Module *newModule(Str *name) {
  Module *module = makeModule(nullptr);
  setStandardNames(module->dict, name, kNone, kNone);
  return module;
}

/// "a.b" for a.b.c, and for a package itself its own name.
static Value packageOf(ModuleInfo *info) {
  if (info->isPackage)
    return valueOf(info->name);
  for (int64_t i = info->name->length() - 1; i >= 0; --i)
    if (charAt(info->name, i) == '.')
      return valueOf(sliceStr(info->name, 0, i));
  return valueOf(emptyStr);
}

Module *moduleOf(ModuleInfo *info) {
  if (info->moduleObject != kUnset)
    return as<Module>(info->moduleObject);
  Module *module = makeModule(info);
  info->moduleObject = valueOf(module);
  addRoot(&info->moduleObject);
  Dict *ns = module->dict;
  for (uint32_t i = 0; i < info->numGlobals; ++i)
    bindCell(ns, info->globalNames[i], &info->globals[i]);
  bool isMain = info == program.modules[program.mainModule];
  setStandardNames(ns, info->name, isMain ? kNone : info->code->doc, isMain ? kNone : packageOf(info));
  if (isMain && !semanticsAtLeast(14))
    setStr(ns, names::__annotations__, valueOf(newDict()));
  setStr(ns, names::__builtins__, importModule(names::builtins));
  setStr(ns, names::__file__, valueOf(info->filename));
  setStr(ns, names::__cached__, kNone);
  return module;
}

void prepareModule(ModuleInfo *info) {
  Module *module = moduleOf(info);
  setStr(modulesDict(), info->name, valueOf(module));
}

namespace {

Value moduleName(Module *module) { return getStr(module->dict, names::__name__); }

Value repr(Value self) {
  Module *module = as<Module>(self);
  Value name = moduleName(module), file = getStr(module->dict, names::__file__);
  if (name == kUnset)
    name = valueOf(makeStr("?"));
  if (file != kUnset && isStr(file))
    return formatText("<module %R from %R>", name, file);
  // Modules that the program made have no file; those of the runtime neither, and no spec.
  Value loader = getStr(module->dict, names::__loader__);
  if (loader != kUnset && !isNone(loader))
    return formatText("<module %R (%R)>", name, loader);
  return formatText(module->isBuiltin ? "<module %R (built-in)>" : "<module %R>", name);
}

/// Descriptors of the type, then the namespace, then __getattr__ of the module (PEP 562).
Value getAttribute(Value self, Str *name) {
  Module *module = as<Module>(self);
  Value v = getStr(module->dict, name);
  Type *type = typeOf(self);
  if (v == kUnset || type != &types::Module) {
    Value inType = lookupInType(type, name);
    if (inType != kUnset && (v == kUnset || typeOf(inType)->slots.descriptorSet))
      return bind(inType, self, type);
  }
  if (v != kUnset)
    return v;
  if (semanticsAtLeast(14) && equalStr(name, names::__annotations__)) {
    Value annotate = getStr(module->dict, intern("__annotate__"));
    v = annotate == kUnset || isNone(annotate) ? valueOf(newDict()) : evaluateAnnotations(annotate);
    if (v)
      setStr(module->dict, names::__annotations__, v);
    return v;
  }
  if (equalStr(name, names::__annotations__)) {
    v = valueOf(newDict());
    setStr(module->dict, names::__annotations__, v);
    return v;
  }
  Value fallback = getStr(module->dict, names::__getattr__);
  if (fallback != kUnset)
    return call(fallback, {valueOf(name)});
  Value own = moduleName(module);
  if (own != kUnset && isStr(own) && module->isInitialising)
    return raiseAttributeError(
        self, name, "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)", as<Str>(own), name);
  if (own != kUnset && isStr(own))
    return raiseAttributeError(self, name, "module '%U' has no attribute '%U'", as<Str>(own), name);
  return raiseAttributeError(self, name, "module has no attribute '%U'", name);
}

Status setAttribute(Value self, Str *name, Value value) {
  Module *module = as<Module>(self);
  Value inType = lookupInType(typeOf(self), name);
  if (inType != kUnset)
    if (auto setter = typeOf(inType)->slots.descriptorSet)
      return setter(inType, self, value);
  if (value != kUnset) {
    setStr(module->dict, name, value);
    return kOk;
  }
  Status was = remove(module->dict, valueOf(name));
  if (was == 0) {
    return raiseAttributeError(self, name, "'%T' object has no attribute '%U'", self, name);
  }
  return was < 0 ? kRaised : kOk;
}

Value create(Type *cls, Value *, size_t, Tuple *) {
  auto *module = static_cast<Module *>(allocateInstance(cls));
  store(module, &module->dict, newDict());
  return valueOf(module);
}

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"name", "doc", nullptr};
  Value out[2];
  if (!bindNative("module", parameters, 0, -1, 1, args, nargs, keywordNames, out))
    return kRaised;
  if (!isStr(out[0]))
    return raise(types::TypeError, "module() argument 'name' must be str, not %T", out[0]);
  setStandardNames(as<Module>(self)->dict, as<Str>(out[0]), out[1] == kUnset ? kNone : out[1], kNone);
  return kOk;
}

Value getDict(Value self) { return valueOf(as<Module>(self)->dict); }
constinit const NativeGetSet getSets[] = {{"__dict__", getDict}, {nullptr, nullptr}};

Value dir(Value self, Value *, size_t, Tuple *) {
  Value own = getStr(as<Module>(self)->dict, names::__dir__);
  if (own != kUnset)
    return call(own, {});
  List *keys = newList(as<Module>(self)->dict->used);
  int64_t position = 0;
  Value key, value;
  while (nextEntry(as<Module>(self)->dict, &position, &key, &value))
    append(keys, key);
  return valueOf(keys);
}
constinit const NativeMethod methods[] = {{"__dir__", dir, Arity::None}, {nullptr, nullptr}};

void trace(Object *self, Tracer &tracer) { tracer.visit(static_cast<Module *>(self)->dict); }

} // namespace

constinit const TypeDefinition definitions::Module = {
    .slots = {.repr = repr,
              .getAttr = getAttribute,
              .setAttr = setAttribute,
              .create = create,
              .initialise = initialise,
              .trace = trace},
    .methods = methods,
    .getSets = getSets,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    .instanceSize = sizeof(rt::Module),
};

} // namespace pyaot::rt
