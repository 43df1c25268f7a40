//===- Mro.cpp - the order in which bases are asked ---------------------------------------===//
//
// C3 linearisation: merge the MROs of the bases and the list of bases, keeping each
// of their orders. Python reference: "Method Resolution Order".
//
//===----------------------------------------------------------------------===//
#include "Classes/TypeObject.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

bool inTail(Tuple *list, int64_t head, Value cls) {
  for (int64_t i = head + 1; i < list->length; ++i)
    if (list->items()[i] == cls)
      return true;
  return false;
}

/// Names the bases that no order suits; those that are still waiting, each once.
Tuple *raiseNoOrder(Tuple **lists, const int64_t *heads, int64_t count) {
  RootedValues waiting;
  for (int64_t i = 0; i < count; ++i) {
    if (heads[i] >= lists[i]->length)
      continue;
    Value head = lists[i]->items()[heads[i]];
    bool seen = false;
    for (Value v : waiting)
      seen |= v == head;
    if (!seen)
      waiting.push(head);
  }
  StrBuilder text;
  text.append(std::string_view(semanticsAtLeast(13) ? "Cannot create a consistent method resolution order (MRO) for bases"
                                                    : "Cannot create a consistent method resolution\norder (MRO) for bases"));
  for (size_t i = 0; i < waiting.size(); ++i) {
    if (i)
      text.append(',');
    text.append(' ');
    text.append(as<Type>(waiting[i])->name);
  }
  return raise(types::TypeError, "%U", text.finish());
}

} // namespace

Tuple *computeMro(Type *type) {
  Tuple *bases = type->bases;
  int64_t numBases = bases->length;
  for (int64_t i = 0; i < numBases; ++i)
    readyType(as<Type>(bases->items()[i]));
  for (int64_t i = 0; i < numBases; ++i)
    if (!as<Type>(bases->items()[i])->mro)
      return raise(types::TypeError, "Cannot extend an incomplete type '%.100N'", as<Type>(bases->items()[i]));
  if (numBases == 1) {
    Tuple *rest = as<Type>(bases->items()[0])->mro;
    Tuple *mro = newTuple(rest->length + 1);
    mro->items()[0] = valueOf(type);
    for (int64_t i = 0; i < rest->length; ++i)
      mro->items()[i + 1] = rest->items()[i];
    return mro;
  }
  for (int64_t i = 0; i < numBases; ++i)
    for (int64_t j = i + 1; j < numBases; ++j)
      if (bases->items()[i] == bases->items()[j])
        return raise(types::TypeError, "duplicate base class %N", as<Type>(bases->items()[i]));
  // The bases and the lists stay reachable through `bases`.
  int64_t count = numBases + 1;
  Tuple **lists = static_cast<Tuple **>(__builtin_alloca(size_t(count) * sizeof(Tuple *)));
  int64_t *heads = static_cast<int64_t *>(__builtin_alloca(size_t(count) * sizeof(int64_t)));
  for (int64_t i = 0; i < count; ++i) {
    lists[i] = i < numBases ? as<Type>(bases->items()[i])->mro : bases;
    heads[i] = 0;
  }
  RootedValues result;
  result.push(valueOf(type));
  for (;;) {
    bool empty = true, found = false;
    for (int64_t i = 0; i < count && !found; ++i) {
      if (heads[i] >= lists[i]->length)
        continue;
      empty = false;
      Value candidate = lists[i]->items()[heads[i]];
      bool blocked = false;
      for (int64_t j = 0; j < count && !blocked; ++j)
        blocked = inTail(lists[j], heads[j], candidate);
      if (blocked)
        continue;
      found = true;
      result.push(candidate);
      for (int64_t j = 0; j < count; ++j)
        if (heads[j] < lists[j]->length && lists[j]->items()[heads[j]] == candidate)
          ++heads[j];
    }
    if (empty)
      return makeTuple(result.begin(), result.size());
    if (!found)
      return raiseNoOrder(lists, heads, count);
  }
}

Tuple *askForMro(Type *type) {
  Type *meta = type->shape->type;
  if (meta == &types::Type)
    return computeMro(type);
  Value method = lookupInType(meta, names::mro);
  if (isExact<MethodDescriptor>(method))
    return computeMro(type);
  Value answer = callMethod(valueOf(type), names::mro, {});
  if (!answer)
    return nullptr;
  Tuple *mro = tupleFrom(answer);
  if (!mro)
    return nullptr;
  for (int64_t i = 0; i < mro->length; ++i) {
    if (!isType(mro->items()[i]))
      return raise(types::TypeError, "mro() returned a non-class ('%.500T')", mro->items()[i]);
    readyType(as<Type>(mro->items()[i]));
  }
  return mro;
}

} // namespace pyaot::rt
