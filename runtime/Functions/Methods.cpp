//===- Methods.cpp - bound methods, builtin functions and method descriptors ----------------===//
//
// Python reference: "Instance methods", "Built-in functions", "Built-in methods".
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Strings/Str.h"

#include <cstring>

namespace pyaot::rt {

namespace {

// --- method: a function with its instance --------------------------------------------------------------------------

Method *method(Value v) { return as<Method>(v); }

/// The arguments with self in front, on the stack where they fit.
Value methodCall(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  size_t total = nargs + (keywordNames ? size_t(keywordNames->length) : 0);
  Value few[12];
  Value *all = few;
  if (total + 1 > 12)
    all = allocateValues(total + 1)->items();
  all[0] = method(callable)->self;
  std::memcpy(all + 1, args, total * sizeof(Value));
  return Call(method(callable)->function, all, nargs + 1, keywordNames);
}

Value methodRepr(Value self) {
  Value name = getAttrOptional(method(self)->function, names::__qualname__);
  if (name == kUnset)
    name = getAttrOptional(method(self)->function, names::__name__);
  if (!name)
    return kError;
  if (name == kUnset || !isStr(name))
    return formatText("<bound method ? of %R>", method(self)->self);
  return formatText("<bound method %U of %R>", as<Str>(name), method(self)->self);
}

Value methodCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<Method>(b))
    return kNotImplemented;
  Status same = method(a)->self == method(b)->self ? equal(method(a)->function, method(b)->function) : 0;
  return same < 0 ? kError : boolValue((same != 0) == (op == CompareOp::Equal));
}

int64_t methodHash(Value self) {
  int64_t h = hash(method(self)->function);
  if (h == -1)
    return -1;
  h ^= int64_t(method(self)->self.bits >> 4);
  return h == -1 ? -2 : h;
}

Value getFunction(Value self) { return method(self)->function; }
Value getSelf(Value self) { return method(self)->self; }
constinit const NativeGetSet methodGetSets[] = {{"__func__", getFunction}, {"__self__", getSelf}, {nullptr, nullptr}};

/// What the method type does not have is asked of the function.
Value methodGetAttr(Value self, Str *name) {
  Value v = lookupInType(&types::Method, name);
  if (v != kUnset && !equalStr(name, "__doc__"))
    return bind(v, self, &types::Method);
  return getAttr(method(self)->function, name);
}

Value methodNew(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs != 2 || keywordNames)
    return raise(types::TypeError, "method expected 2 arguments, got %z", nargs);
  if (!isCallable(args[0]))
    return raise(types::TypeError, "first argument must be callable");
  if (isNone(args[1]))
    return raise(types::TypeError, "instance must not be None");
  return makeMethod(args[0], args[1]);
}

void traceMethod(Object *o, Tracer &t) {
  t.visit(static_cast<Method *>(o)->function);
  t.visit(static_cast<Method *>(o)->self);
}

// --- builtin_function_or_method ---------------------------------------------------------------------------------------

BuiltinFunction *builtin(Value v) { return as<BuiltinFunction>(v); }
bool isModule(Value v) { return isObject(v) && objectOf(v)->shape->kind == Kind::Module; }

Value builtinCall(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  BuiltinFunction *f = builtin(callable);
  return callNative(f->method, f->owner, f->self, args, nargs, keywordNames);
}

Value builtinRepr(Value self) {
  BuiltinFunction *f = builtin(self);
  if (f->self == kUnset && f->owner) // A static method belongs to its type.
    return formatText("<built-in method %s of type object at %s>", f->method->name, addressText(valueOf(f->owner)).text);
  if (f->self == kUnset || isNone(f->self) || isModule(f->self))
    return formatText("<built-in function %s>", f->method->name);
  return formatText("<built-in method %s of %T object at %s>", f->method->name, f->self, addressText(f->self).text);
}

Value builtinName(Value self) { return valueOf(intern(builtin(self)->method->name)); }
Value builtinQualname(Value self) {
  BuiltinFunction *f = builtin(self);
  if (f->self == kUnset && f->owner)
    return formatText("%S.%s", f->owner->qualname, f->method->name);
  if (f->self == kUnset || isNone(f->self) || isModule(f->self))
    return builtinName(self);
  Type *type = isType(f->self) ? as<Type>(f->self) : typeOf(f->self);
  return formatText("%S.%s", type->qualname, f->method->name);
}
Value builtinSelf(Value self) { return builtin(self)->self == kUnset ? kNone : builtin(self)->self; }
Value builtinModule(Value self) { return builtin(self)->moduleName ? builtin(self)->moduleName : kNone; }
Value builtinDoc(Value self) {
  const char *doc = builtin(self)->method->doc;
  return doc ? valueOf(makeStr(doc)) : kNone;
}
constinit const NativeGetSet builtinGetSets[] = {
    {"__name__", builtinName},     {"__qualname__", builtinQualname}, {"__self__", builtinSelf},
    {"__module__", builtinModule}, {"__doc__", builtinDoc},           {nullptr, nullptr}};

Value builtinCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<BuiltinFunction>(b))
    return kNotImplemented;
  bool same = builtin(a)->method == builtin(b)->method && builtin(a)->self == builtin(b)->self;
  return boolValue(same == (op == CompareOp::Equal));
}
int64_t builtinHash(Value self) {
  return int64_t(reinterpret_cast<uintptr_t>(builtin(self)->method) >> 4 ^ builtin(self)->self.bits >> 4);
}
void traceBuiltin(Object *o, Tracer &t) {
  t.visit(static_cast<BuiltinFunction *>(o)->self);
  t.visit(static_cast<BuiltinFunction *>(o)->moduleName);
}

// --- method_descriptor, classmethod_descriptor ------------------------------------------------------------------------

MethodDescriptor *descriptor(Value v) { return static_cast<MethodDescriptor *>(objectOf(v)); }

Value descriptorCall(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  MethodDescriptor *d = descriptor(callable);
  if (nargs == 0)
    return raise(types::TypeError, "unbound method %S.%s() needs an argument", d->owner->qualname, d->method->name);
  if (!isInstance(args[0], d->owner))
    return raise(types::TypeError, "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", d->method->name, d->owner, args[0]);
  return callNative(d->method, d->owner, args[0], args + 1, nargs - 1, keywordNames);
}

Value bindNativeMethod(MethodDescriptor *d, Value self) {
  auto *f = allocate<BuiltinFunction>(&shapes::BuiltinFunction);
  f->method = d->method;
  f->self = self;
  f->moduleName = kNone;
  f->owner = d->owner;
  return valueOf(f);
}

Value descriptorGet(Value self, Value instance, Value) {
  return instance == kUnset ? self : bindNativeMethod(descriptor(self), instance);
}
Value classDescriptorGet(Value self, Value instance, Value owner) {
  if (owner == kUnset || !isType(owner))
    owner = valueOf(typeOf(instance));
  return bindNativeMethod(descriptor(self), owner);
}
Value classDescriptorCall(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  MethodDescriptor *d = descriptor(callable);
  if (nargs == 0 || !isType(args[0]))
    return raise(types::TypeError, "descriptor '%s' of type '%N' needs an argument", d->method->name, d->owner);
  return callNative(d->method, d->owner, args[0], args + 1, nargs - 1, keywordNames);
}

Value descriptorRepr(Value self) {
  return formatText("<method '%s' of '%N' objects>", descriptor(self)->method->name, descriptor(self)->owner);
}
Value descriptorName(Value self) { return valueOf(intern(descriptor(self)->method->name)); }
Value descriptorQualname(Value self) {
  return formatText("%S.%s", descriptor(self)->owner->qualname, descriptor(self)->method->name);
}
Value descriptorOwner(Value self) { return valueOf(descriptor(self)->owner); }
Value descriptorDoc(Value self) {
  const char *doc = descriptor(self)->method->doc;
  return doc ? valueOf(makeStr(doc)) : kNone;
}
constinit const NativeGetSet descriptorGetSets[] = {{"__name__", descriptorName},
                                                    {"__qualname__", descriptorQualname},
                                                    {"__objclass__", descriptorOwner},
                                                    {"__doc__", descriptorDoc},
                                                    {nullptr, nullptr}};

void traceDescriptor(Object *o, Tracer &t) { t.visit(static_cast<MethodDescriptor *>(o)->owner); }

} // namespace

constinit const TypeDefinition definitions::Method = {
    .slots = {.repr = methodRepr,
              .hash = methodHash,
              .call = methodCall,
              .getAttr = methodGetAttr,
              .compare = methodCompare,
              .create = methodNew,
              .trace = traceMethod},
    .getSets = methodGetSets,
    .instanceSize = sizeof(rt::Method),
};
constinit const TypeDefinition definitions::BuiltinFunction = {
    .slots = {.repr = builtinRepr, .hash = builtinHash, .call = builtinCall, .compare = builtinCompare, .trace = traceBuiltin},
    .getSets = builtinGetSets,
    .instanceSize = sizeof(rt::BuiltinFunction),
};
constinit const TypeDefinition definitions::MethodDescriptor = {
    .slots = {.repr = descriptorRepr, .call = descriptorCall, .descriptorGet = descriptorGet, .trace = traceDescriptor},
    .getSets = descriptorGetSets,
    .instanceSize = sizeof(rt::MethodDescriptor),
};
constinit const TypeDefinition definitions::ClassMethodDescriptor = {
    .slots = {.repr = descriptorRepr, .call = classDescriptorCall, .descriptorGet = classDescriptorGet, .trace = traceDescriptor},
    .getSets = descriptorGetSets,
    .instanceSize = sizeof(rt::ClassMethodDescriptor),
};

} // namespace pyaot::rt
