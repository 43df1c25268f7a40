//===- Super.cpp - super ------------------------------------------------------------------===//
//
// super(cls, object).name starts the look-up behind cls in the MRO of type(object).
// The call without arguments is made by compiled code, which knows the cell
// __class__ and the first argument. Reference: library, "super".
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"

namespace pyaot {
namespace rt {

namespace {

Super *sup(Value v) { return as<Super>(v); }

/// The type whose MRO is searched: that of `object`, or `object` itself; null = exception.
Type *checkInstance(Type *cls, Value object) {
  if (isType(object) && isSubtype(as<Type>(object), cls))
    return as<Type>(object);
  if (isInstance(object, cls))
    return typeOf(object);
  Value claimed = getAttrOptional(object, names::__class__);
  if (!claimed)
    return nullptr;
  if (claimed != kUnset && isType(claimed) && as<Type>(claimed) != typeOf(object) && isSubtype(as<Type>(claimed), cls))
    return as<Type>(claimed);
  return raise(types::TypeError, "super(type, obj): obj must be an instance or subtype of type");
}

/// Answers of findBehind, valid as long as neither type gets a new version.
struct CacheEntry {
  uint64_t typeVersion = 0, clsVersion = 0;
  const Str *name = nullptr;
  Value value;
};
constinit CacheEntry superCache[128];

Value searchBehind(Type *cls, Type *type, Str *name) {
  readyType(type);
  Tuple *mro = type->mro;
  if (!mro)
    return kUnset; // The class is just being made, and its metaclass computes the MRO.
  int64_t i = 0;
  while (i < mro->length && as<Type>(mro->items()[i]) != cls)
    ++i;
  for (++i; i < mro->length; ++i) {
    Type *base = as<Type>(mro->items()[i]);
    readyType(base);
    Value v = getStr(base->dict, name);
    if (v != kUnset)
      return v;
  }
  return kUnset;
}

/// The attribute behind `cls` in the MRO, not bound; kUnset if there is none.
Value findBehind(Type *cls, Type *type, Str *name) {
  name = canonical(name);
  CacheEntry &entry = superCache[(type->version * 31 ^ cls->version ^ reinterpret_cast<uintptr_t>(name) >> 4) % 128];
  if (entry.typeVersion == type->version && entry.clsVersion == cls->version && entry.name == name)
    return entry.value;
  Value v = searchBehind(cls, type, name);
  if (!isVolatile(type, name))
    entry = {type->version, cls->version, name, v};
  return v;
}

Value bindBehind(Value found, Value instance, Type *type) {
  auto get = typeOf(found)->slots.descriptorGet;
  return get ? get(found, instance == valueOf(type) ? kUnset : instance, valueOf(type)) : found;
}

Value superGetAttr(Value self, Str *name) {
  Super *s = sup(self);
  if (s->instanceType && !equalStr(name, "__class__")) {
    Value found = findBehind(s->cls, s->instanceType, name);
    if (found != kUnset)
      return bindBehind(found, s->instance, s->instanceType);
  }
  return genericGetAttr(self, name);
}

Value superNew(Type *cls, Value *, size_t, Tuple *) {
  Super *s = static_cast<Super *>(allocateInstance(cls));
  s->instance = kUnset;
  return valueOf(s);
}

Status superInit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "super() takes no keyword arguments");
  if (nargs > 2)
    return raise(types::TypeError, "super expected at most 2 arguments, got %z", nargs);
  if (nargs == 0)
    return raise(types::RuntimeError, "super(): no arguments");
  if (!isType(args[0]))
    return raise(types::TypeError, "super() argument 1 must be a type, not %T", args[0]);
  Super *s = sup(self);
  Type *cls = as<Type>(args[0]), *type = nullptr;
  if (nargs == 2 && !isNone(args[1]) && !(type = checkInstance(cls, args[1])))
    return kRaised;
  store(s, &s->cls, cls);
  store(s, &s->instance, type ? args[1] : kUnset);
  store(s, &s->instanceType, type);
  return kOk;
}

Value superGet(Value self, Value instance, Value) {
  Super *s = sup(self);
  if (instance == kUnset || isNone(instance) || s->instance != kUnset)
    return self;
  return call(valueOf(typeOf(self)), {valueOf(s->cls), instance});
}

Value superRepr(Value self) {
  Super *s = sup(self);
  if (s->instanceType)
    return formatText("<super: <class '%U'>, <%U object>>", s->cls->name, s->instanceType->name);
  if (!s->cls)
    return formatText("<super: <class 'NULL'>, NULL>");
  return formatText("<super: <class '%U'>, NULL>", s->cls->name);
}

Value getThisClass(Value self) { return sup(self)->cls ? valueOf(sup(self)->cls) : kNone; }
Value getSelf(Value self) { return sup(self)->instance == kUnset ? kNone : sup(self)->instance; }
Value getSelfClass(Value self) { return sup(self)->instanceType ? valueOf(sup(self)->instanceType) : kNone; }
constinit const NativeGetSet superGetSets[] = {{"__thisclass__", getThisClass},
                                               {"__self__", getSelf},
                                               {"__self_class__", getSelfClass},
                                               {nullptr, nullptr}};
void traceSuper(Object *o, Tracer &t) {
  Super *s = static_cast<Super *>(o);
  t.visit(s->cls);
  t.visit(s->instance);
  t.visit(s->instanceType);
}

} // namespace

constinit const TypeDefinition definitions::Super = {
    .slots = {.repr = superRepr,
              .getAttr = superGetAttr,
              .descriptorGet = superGet,
              .create = superNew,
              .initialise = superInit,
              .trace = traceSuper},
    .getSets = superGetSets,
    .instanceSize = sizeof(rt::Super),
};

} // namespace rt

using namespace rt;

Value rt::LoadSuperAttr(Value callable, Value cls, Value self, Str *name, bool twoArguments) {
  if (callable != valueOf(&types::Super) || !isType(cls)) {
    Value object = twoArguments ? rt::call(callable, {cls, self}) : rt::CallSuper(callable, cls, self);
    return object ? getAttr(object, name) : kError;
  }
  Type *type = checkInstance(as<Type>(cls), self);
  if (!type)
    return kError;
  if (canonical(name) != names::__class__) {
    Value found = findBehind(as<Type>(cls), type, name);
    if (found != kUnset)
      return bindBehind(found, self, type);
  }
  Value object = rt::call(callable, {cls, self});
  return object ? getAttr(object, name) : kError;
}

Value rt::CallSuper(Value callable, Value cls, Value self) {
  if (callable != valueOf(&types::Super))
    return rt::Call(callable, nullptr, 0, nullptr);
  if (self == kUnset)
    return raise(types::RuntimeError, "super(): arg[0] deleted");
  if (cls == kUnset)
    return raise(types::RuntimeError, "super(): empty __class__ cell");
  if (!isType(cls))
    return raise(types::RuntimeError, "super(): __class__ is not a type (%T)", cls);
  Type *type = checkInstance(as<Type>(cls), self);
  if (!type)
    return kError;
  Super *s = allocate<Super>(&shapes::Super);
  s->cls = as<Type>(cls);
  s->instance = self;
  s->instanceType = type;
  return valueOf(s);
}

} // namespace pyaot
