//===- Ready.cpp - filling the dicts of builtin types -------------------------------===//
//
// A builtin type's dict is made when somebody first looks into it: descriptors for
// its methods and getsets, wrappers for its slots, __doc__, __new__.
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Classes/Shapes.h"
#include "Containers/Containers.h"
#include "Object/Object.h"

namespace pyaot::rt {

namespace {

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

/// __new__ of builtin types; `self` is the type that it belongs to.
Value typeNewMethod(Type *type);

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
    for (size_t i = 0; i < numSlotRows; ++i) {
      const SlotRow &row = slotRows[i];
      void *function = slotAt(own, row);
      if (!function || !row.wrap || getStr(dict, *row.name) != kUnset)
        continue;
      SlotWrapper *wrapper = allocate<SlotWrapper>(&shapes::SlotWrapper);
      wrapper->row = &row;
      wrapper->owner = type;
      wrapper->function = function;
      setStr(dict, *row.name, valueOf(wrapper));
    }
    if (own.compare && !own.hash)
      setStr(dict, names::__hash__, kNone);
    for (const NativeMethod *m = definition->methods; m && m->name; ++m)
      setStr(dict, intern(m->name), makeDescriptor(type, m));
    for (const NativeGetSet *g = definition->getSets; g && g->name; ++g) {
      GetSetDescriptor *d = allocate<GetSetDescriptor>(&shapes::GetSetDescriptor);
      d->getSet = g;
      d->owner = type;
      setStr(dict, intern(g->name), valueOf(d));
    }
  }
  setStr(dict, names::__doc__, definition && definition->doc ? valueOf(makeStr(definition->doc)) : kNone);
}

} // namespace pyaot::rt
