//===- Objects.cpp - fast paths of items, attributes, iteration and calls ----------===//
#include "Inline/Inline.h"

namespace pyaot {
using namespace rt;

// --- Items ------------------------------------------------------------------------------------------------------

Value rt::inl::GetItem(Value container, Value key) {
  if (LIKELY(isObject(container)) && LIKELY(isSmallInt(key))) {
    const Shape *shape = objectOf(container)->shape;
    int64_t i = smallIntOf(key);
    if (LIKELY(shape == &shapes::List)) {
      auto *list = static_cast<List *>(objectOf(container));
      i += i < 0 ? list->length : 0;
      if (LIKELY(uint64_t(i) < uint64_t(list->length)))
        return list->items[i];
    } else if (shape == &shapes::Tuple) {
      auto *tuple = static_cast<Tuple *>(objectOf(container));
      i += i < 0 ? tuple->length : 0;
      if (LIKELY(uint64_t(i) < uint64_t(tuple->length)))
        return tuple->items()[i];
    }
  }
  return rt::GetItem(container, key);
}

Status rt::inl::SetItem(Value container, Value key, Value value) {
  if (LIKELY(inl::hasShape(container, shapes::List)) && LIKELY(isSmallInt(key))) {
    auto *list = static_cast<List *>(objectOf(container));
    int64_t i = smallIntOf(key);
    i += i < 0 ? list->length : 0;
    if (LIKELY(uint64_t(i) < uint64_t(list->length))) {
      store(list, &list->items[i], value);
      return kOk;
    }
  }
  return rt::SetItem(container, key, value);
}

Value rt::inl::ListItem(Value v, int64_t i) {
  auto *list = static_cast<List *>(objectOf(v));
  int64_t at = i + (i < 0 ? list->length : 0);
  if (LIKELY(uint64_t(at) < uint64_t(list->length)))
    return list->items[at];
  return rt::ListItem(v, i);
}

Status rt::inl::SetListItem(Value v, int64_t i, Value value) {
  auto *list = static_cast<List *>(objectOf(v));
  int64_t at = i + (i < 0 ? list->length : 0);
  if (LIKELY(uint64_t(at) < uint64_t(list->length))) {
    store(list, &list->items[at], value);
    return kOk;
  }
  return rt::SetListItem(v, i, value);
}

Value rt::inl::ItemAt(Value container, int64_t i) {
  if (LIKELY(isObject(container))) {
    const Shape *shape = objectOf(container)->shape;
    if (LIKELY(shape == &shapes::List)) {
      auto *list = static_cast<List *>(objectOf(container));
      int64_t at = i + (i < 0 ? list->length : 0);
      if (LIKELY(uint64_t(at) < uint64_t(list->length)))
        return list->items[at];
    } else if (shape == &shapes::Tuple) {
      auto *tuple = static_cast<Tuple *>(objectOf(container));
      int64_t at = i + (i < 0 ? tuple->length : 0);
      if (LIKELY(uint64_t(at) < uint64_t(tuple->length)))
        return tuple->items()[at];
    }
  }
  return rt::ItemAt(container, i);
}

Status rt::inl::SetItemAt(Value container, int64_t i, Value value) {
  if (LIKELY(inl::hasShape(container, shapes::List))) {
    auto *list = static_cast<List *>(objectOf(container));
    int64_t at = i + (i < 0 ? list->length : 0);
    if (LIKELY(uint64_t(at) < uint64_t(list->length))) {
      store(list, &list->items[at], value);
      return kOk;
    }
  }
  return rt::SetItemAt(container, i, value);
}

Status rt::inl::ListAppend(Value v, Value item) {
  auto *list = static_cast<List *>(objectOf(v));
  if (LIKELY(list->length < list->capacity)) {
    store(list, &list->items[list->length++], item);
    return kOk;
  }
  return rt::ListAppend(v, item);
}

Status rt::inl::UnpackSequence(Value sequence, uint32_t count, Value *out) {
  if (LIKELY(inl::hasShape(sequence, shapes::Tuple)) && LIKELY(static_cast<Tuple *>(objectOf(sequence))->length == count) &&
      count <= 4) {
    const Value *items = static_cast<Tuple *>(objectOf(sequence))->items();
    for (uint32_t i = 0; i < count; ++i)
      out[i] = items[i];
    return kOk;
  }
  return rt::UnpackSequence(sequence, count, out);
}

// --- Attributes -----------------------------------------------------------------------------------------------------

static Value *slotOf(Value object, const AttrCache *cache) {
  return reinterpret_cast<Value *>(reinterpret_cast<char *>(objectOf(object)) + cache->offset);
}
static bool isValid(Value object, const AttrCache *cache) {
  return LIKELY(isObject(object)) && LIKELY(objectOf(object)->shape->version == cache->version);
}

Value rt::inl::LoadAttr(Value object, Str *name, AttrCache *cache) {
  if (isValid(object, cache) && LIKELY(cache->kind == AttrCache::Slot))
    if (Value v = *slotOf(object, cache); LIKELY(v)) // 0: deleted
      return v;
  return rt::LoadAttr(object, name, cache);
}

Value rt::inl::LoadMethod(Value object, Str *name, AttrCache *cache, Value *self) {
  if (isValid(object, cache) && LIKELY(cache->kind == AttrCache::Method)) {
    *self = object;
    return cache->value;
  }
  return rt::LoadMethod(object, name, cache, self);
}

Status rt::inl::StoreAttr(Value object, Str *name, Value value, AttrCache *cache) {
  if (isValid(object, cache)) {
    if (LIKELY(cache->kind == AttrCache::Slot)) {
      store(objectOf(object), slotOf(object, cache), value);
      return kOk;
    }
    if (LIKELY(cache->kind == AttrCache::AddSlot)) {
      objectOf(object)->shape = cache->nextShape;
      store(objectOf(object), slotOf(object, cache), value);
      return kOk;
    }
  }
  return rt::StoreAttr(object, name, value, cache);
}

// --- Iteration and calls ----------------------------------------------------------------------------------------------

Value rt::inl::IterNext(Value iterator) {
  if (LIKELY(isObject(iterator))) {
    const Shape *shape = objectOf(iterator)->shape;
    if (shape == &shapes::RangeIterator) {
      auto *it = static_cast<RangeIteratorObject *>(objectOf(iterator));
      if (UNLIKELY(it->remaining <= 0))
        return kUnset;
      int64_t current = it->current;
      if (LIKELY(fitsSmallInt(current))) {
        --it->remaining;
        it->current = int64_t(uint64_t(current) + uint64_t(it->step));
        return smallInt(current);
      }
    } else if (shape == &shapes::ListIterator) {
      auto *it = static_cast<ListIteratorObject *>(objectOf(iterator));
      List *list = it->source;
      if (LIKELY(list != nullptr) && LIKELY(it->position < list->length))
        return list->items[it->position++];
    }
  }
  return rt::IterNext(iterator);
}

Value rt::inl::Call(Value callable, Value *args, uint64_t nargs, Tuple *keywordNames) {
  if (LIKELY(inl::hasShape(callable, shapes::Function)))
    return static_cast<Function *>(objectOf(callable))->code->entry(callable, args, nargs, keywordNames);
  return rt::Call(callable, args, nargs, keywordNames);
}

// --- The handled exception -----------------------------------------------------------------------------------------------

Value rt::inl::PushHandled(Value exception) {
  Value previous = rt::thread.exceptions->handled;
  rt::thread.exceptions->handled = exception;
  return previous;
}
void rt::inl::PopHandled(Value previous) { rt::thread.exceptions->handled = previous; }

// --- Text --------------------------------------------------------------------------------------------------------------------

Value rt::inl::FormatEarly(const FormatPiece *piece, Value value, Value dynamicSpec) {
  if (isSmallInt(value) || isFloat(value) || isBool(value) || isNone(value) || inl::hasShape(value, shapes::Str))
    return dynamicSpec == kUnset ? value : rt::FormatEarly(piece, value, dynamicSpec);
  return rt::FormatEarly(piece, value, dynamicSpec);
}

} // namespace pyaot
