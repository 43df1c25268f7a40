//===- Ready.cpp - filling the dicts of builtin types -------------------------------===//
//
// A builtin type's dict is made when somebody first looks into it: descriptors for
// its methods and getsets, wrappers for its slots, __doc__, __new__.
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

Value getInstanceDict(Value self) { return valueOf(instanceDict(objectOf(self))); }
Status setDict(Value self, Value v) {
  if (v != kUnset && !isKind<Dict>(v))
    return raise(types::TypeError, "__dict__ must be set to a dictionary, not a '%.200T'", v);
  setInstanceDict(objectOf(self), v == kUnset ? newDict() : as<Dict>(v));
  return kOk;
}
constinit const NativeGetSet dictGetSet = {"__dict__", getInstanceDict, setDict};
/// There are no lists of weak references in objects; nothing can be seen through this.
Value getWeakRef(Value) { return kNone; }
constinit const NativeGetSet weakRefGetSet = {"__weakref__", getWeakRef};

Value makeGetSet(Type *type, const NativeGetSet *getSet) {
  GetSetDescriptor *d = allocate<GetSetDescriptor>(&shapes::GetSetDescriptor);
  d->getSet = getSet;
  d->owner = type;
  return valueOf(d);
}

/// MRO of a builtin type: its chain of bases; the bases of ExceptionGroup are the one exception.
Tuple *staticMro(Type *type) {
  Value chain[8];
  size_t count = 0;
  for (Type *t = type; t; t = t->base) {
    if (t == &types::BaseException && type == &types::ExceptionGroup)
      chain[count++] = valueOf(&types::Exception);
    chain[count++] = valueOf(t);
  }
  return makeTuple(chain, count);
}

Value makeDescriptor(Type *type, const NativeMethod *method) {
  if (method->binding == NativeMethod::Static) {
    StaticMethod *s = static_cast<StaticMethod *>(allocateInstance(&types::StaticMethod));
    s->function = kNone;
    Value f = makeBuiltinFunction(method, kUnset, kNone);
    as<BuiltinFunction>(f)->owner = type;
    s->function = f;
    return valueOf(s);
  }
  bool isClass = method->binding == NativeMethod::Class;
  MethodDescriptor *d = allocate<MethodDescriptor>(isClass ? &shapes::ClassMethodDescriptor : &shapes::MethodDescriptor);
  d->method = method;
  d->owner = type;
  return valueOf(d);
}

} // namespace


Value dictDescriptor(Type *type) { return makeGetSet(type, &dictGetSet); }
Value weakRefDescriptor(Type *type) { return makeGetSet(type, &weakRefGetSet); }

void readyType(Type *type) {
  if (type->flags & Type::Ready)
    return;
  // The type of all dicts and strs must be there before anything else: allocation needs shapes only, so it is.
  type->flags |= Type::Ready;
  Dict *dict = newDict();
  type->dict = dict;
  type->mro = staticMro(type);
  if (type == &types::Object)
    type->bases = emptyTuple;
  else if (type == &types::ExceptionGroup)
    type->bases = makeTuple({valueOf(&types::BaseExceptionGroup), valueOf(&types::Exception)});
  else
    type->bases = makeTuple({valueOf(type->base)});
  if (type->base)
    readyType(type->base);
  const TypeDefinition *definition = type->definition;
  if (definition) {
    Slots &own = const_cast<Slots &>(definition->slots);
    if (own.create)
      setStr(dict, names::__new__, typeNewMethod(type));
    char owner[32] = {};
    if (type->name->isAscii() && type->name->length() < int64_t(sizeof owner))
      __builtin_memcpy(owner, type->name->data, size_t(type->name->length()));
    for (size_t i = 0; i < numSlotRows; ++i) {
      const SlotRow &row = slotRows[i];
      void *function = slotAt(own, row);
      if (!function || !row.wrap || getStr(dict, *row.name) != kUnset)
        continue;
      // Such a slot's function answers NotImplemented, or raises.
      Str *name = *row.name;
      if (isOfOtherVersion(owner, {reinterpret_cast<const char *>(name->data), size_t(name->length())}))
        continue;
      SlotWrapper *wrapper = allocate<SlotWrapper>(&shapes::SlotWrapper);
      wrapper->row = &row;
      wrapper->owner = type;
      wrapper->function = function;
      setStr(dict, *row.name, valueOf(wrapper));
    }
    if (own.compare && (!own.hash || isOfOtherVersion(owner, "__hash__")))
      setStr(dict, names::__hash__, kNone);
    for (const NativeMethod *m = definition->methods; m && m->name; ++m)
      if (!isOfOtherVersion(owner, m->name))
        setStr(dict, intern(m->name), makeDescriptor(type, m));
    for (const NativeGetSet *g = definition->getSets; g && g->name; ++g)
      if (!isOfOtherVersion(owner, g->name))
        setStr(dict, intern(g->name), makeGetSet(type, g));
  }
  if (type->flags & Type::HasDict && !(type->base && type->base->flags & Type::HasDict))
    setStr(dict, names::__dict__, dictDescriptor(type));
  if (getStr(dict, names::__doc__) != kUnset)
    return;
  setStr(dict, names::__doc__, definition && definition->doc ? valueOf(makeStr(definition->doc)) : kNone);
}

} // namespace pyaot::rt
