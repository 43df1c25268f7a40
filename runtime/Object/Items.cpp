//===- Items.cpp - container[key], slices, in, len() -----------------------------------===//
//
// Python reference: "Subscriptions", "Slicings", "Emulating container types".
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Classes/Union.h"
#include "Startup/Semantics.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot {
namespace rt {

namespace {

/// The item that a small int selects, counted from the end where it is negative; null: out of range.
inline Value *itemAt(Value *items, int64_t length, int64_t i) {
  if (i < 0)
    i += length;
  return uint64_t(i) < uint64_t(length) ? items + i : nullptr;
}

/// cls[key]: the metaclass's __getitem__, then __class_getitem__.
Value subscribeType(Value cls, Value key) {
  if (as<Type>(cls) == &types::Type && semanticsAtLeast(9)) // type[int] for annotations
    return makeGenericAlias(cls, key);
  Value method = getAttrOptional(cls, names::__class_getitem__);
  if (!method)
    return kError;
  if (method != kUnset && !isNone(method))
    return call(method, {key});
  return raise(types::TypeError, "type '%.200N' is not subscriptable", as<Type>(cls));
}

} // namespace

int64_t length(Value v) {
  Type *type = typeOf(v);
  if (type->slots.length)
    return type->slots.length(v);
  raise(types::TypeError, "object of type '%.200T' has no len()", v);
  return -1;
}

} // namespace rt

using namespace rt;

Value rt::GetItem(Value container, Value key) {
  if (isObject(container)) {
    Shape *shape = objectOf(container)->shape;
    if (shape == &shapes::List && isSmallInt(key)) {
      List *list = as<List>(container);
      if (Value *item = itemAt(list->items, list->length, smallIntOf(key)))
        return *item;
    } else if (shape == &shapes::Dict) {
      Value v = get(as<Dict>(container), key);
      return v == kUnset ? Value(raiseWith(types::KeyError, key)) : v;
    } else if (shape == &shapes::Tuple && isSmallInt(key)) {
      Tuple *tuple = as<Tuple>(container);
      if (Value *item = itemAt(tuple->items(), tuple->length, smallIntOf(key)))
        return *item;
    } else if (shape == &shapes::Str && isSmallInt(key)) {
      const Str *text = as<Str>(container);
      int64_t i = smallIntOf(key);
      i += i < 0 ? text->length() : 0;
      if (uint64_t(i) < uint64_t(text->length()) && text->widthShift() == 0)
        return valueOf(makeChar(text->data[i]));
    }
  }
  Type *type = rt::typeOf(container);
  if (type->slots.getItem)
    return type->slots.getItem(container, key);
  if (isType(container))
    return subscribeType(container, key);
  return raise(types::TypeError, "'%.200T' object is not subscriptable", container);
}

Status rt::SetItem(Value container, Value key, Value value) {
  if (isObject(container)) {
    Shape *shape = objectOf(container)->shape;
    if (shape == &shapes::List && isSmallInt(key)) {
      List *list = as<List>(container);
      if (Value *item = itemAt(list->items, list->length, smallIntOf(key))) {
        store(list, item, value);
        return kOk;
      }
    } else if (shape == &shapes::Dict) {
      return set(as<Dict>(container), key, value);
    }
  }
  Type *type = rt::typeOf(container);
  if (type->slots.setItem)
    return type->slots.setItem(container, key, value);
  return raise(types::TypeError, "'%.200T' object does not support item assignment", container);
}

Status rt::DeleteItem(Value container, Value key) {
  Type *type = rt::typeOf(container);
  if (type->slots.setItem)
    return type->slots.setItem(container, key, kUnset);
  return raise(types::TypeError, "'%.200T' object doesn't support item deletion", container);
}

Value rt::GetSlice(Value container, Value start, Value stop) {
  return rt::GetItem(container, rt::BuildSlice(start, stop, kNone));
}
Status rt::SetSlice(Value container, Value start, Value stop, Value value) {
  return rt::SetItem(container, rt::BuildSlice(start, stop, kNone), value);
}

Status rt::Contains(Value item, Value container) {
  Type *type = rt::typeOf(container);
  if (type->slots.contains)
    return type->slots.contains(container, item);
  Value iterator = type->slots.iter || type->slots.getItem ? rt::GetIter(container) : kUnset;
  if (!iterator && isPending(types::TypeError)) {
    clearPending();
    iterator = kUnset;
  }
  if (iterator == kUnset)
    return raise(types::TypeError, "argument of type '%.200T' is not iterable", container);
  if (!iterator)
    return kRaised;
  for (;;) {
    Value v = rt::IterNext(iterator);
    if (!v)
      return kRaised;
    if (v == kUnset)
      return 0;
    if (Status same = rt::equal(v, item))
      return same;
  }
}

Value rt::Length(Value object) {
  int64_t n = rt::length(object);
  return n < 0 ? kError : intValue(n);
}

} // namespace pyaot
