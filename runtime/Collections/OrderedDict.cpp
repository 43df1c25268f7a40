//===- OrderedDict.cpp - collections.OrderedDict -------------------------------------------===//
//
// Our dict keeps its order already; an OrderedDict can move entries to either end, compares in order, and its iterators
// see every change of its keys. Python reference: library, "OrderedDict objects".
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Collections/Collections.h"
#include "Startup/Semantics.h"

namespace pyaot::rt::collections {

namespace {

extern NativeType keysType, valuesType, itemsType, iteratorType;

bool isOrdered(Value v) { return isNative(v, orderedDictType); }
bool isPlain(Value self) { return objectOf(self)->shape->type == orderedDictType.type; }
/// self[key] = value of subclasses may be overridden.
Status setKey(Value self, Value key, Value value) {
  return typeOf(self)->slots.setItem == types::Dict.slots.setItem ? set(as<Dict>(self), key, value) : SetItem(self, key, value);
}

// --- Iterating ---------------------------------------------------------------------------------------------------------

enum Part : int64_t { Keys, Values, Items };

struct OrderedIterator : Object {
  Dict *dict; ///< Null once exhausted.
  int64_t position, used;
  uint32_t version;
  uint8_t part;
  bool backwards;
};

void traceIterator(Object *self, Tracer &tracer) { tracer.visit(static_cast<OrderedIterator *>(self)->dict); }
Value itself(Value self) { return self; }

Value makeIterator(Value dict, Part part, bool backwards) {
  auto *it = allocateNative<OrderedIterator>(iteratorType);
  it->dict = as<Dict>(dict);
  it->used = it->dict->used;
  it->version = it->dict->version;
  it->part = uint8_t(part);
  it->backwards = backwards;
  it->position = backwards ? it->dict->fill - 1 : 0;
  return valueOf(it);
}

Value next(Value self) {
  auto *it = static_cast<OrderedIterator *>(objectOf(self));
  Dict *dict = it->dict;
  if (!dict)
    return kUnset;
  if (it->version != dict->version) {
    it->dict = nullptr;
    return raise(types::RuntimeError, !dict->entries ? "OrderedDict changed size during iteration"
                                                             : "OrderedDict mutated during iteration");
  }
  int64_t i = it->position, step = it->backwards ? -1 : 1;
  while (i >= 0 && i < dict->fill && dict->entries[i].key == kUnset)
    i += step;
  if (i < 0 || i >= dict->fill) {
    it->dict = nullptr;
    return kUnset;
  }
  it->position = i + step;
  Value key = dict->entries[i].key;
  if (it->part == Keys)
    return key;
  // A subclass may have its own __getitem__.
  Value value = isPlain(valueOf(dict)) ? *slotOf(&dict->entries[i]) : GetItem(valueOf(dict), key);
  return !value || it->part == Values ? value : valueOf(makeTuple({key, value}));
}

Value iteratorReduce(Value self, Value *, size_t, Tuple *) {
  // A copy is walked to its end; it comes back as an iterator over a list.
  auto *it = static_cast<OrderedIterator *>(objectOf(self));
  auto *copy = allocateNative<OrderedIterator>(iteratorType);
  *copy = *it;
  List *rest = listFrom(valueOf(copy));
  if (!rest)
    return kError;
  Value iter = getStr(builtinsNamespace(), intern("iter"));
  return valueOf(makeTuple({iter, valueOf(makeTuple({valueOf(rest)}))}));
}

constexpr NativeMethod iteratorMethods[] = {{"__reduce__", iteratorReduce}, {}};
constexpr TypeDefinition iteratorDefinition = {
    .slots = {.iter = itself, .next = next, .trace = traceIterator},
    .methods = iteratorMethods,
    .instanceSize = sizeof(OrderedIterator),
};

template <Part part> Value iterateView(Value self) { return makeIterator(valueOf(as<DictView>(self)->dict), part, false); }
template <Part part> Value reverseView(Value self, Value *, size_t, Tuple *) {
  return makeIterator(valueOf(as<DictView>(self)->dict), part, true);
}
template <Part part>
constexpr NativeMethod viewMethods[] = {{"__reversed__", reverseView<part>}, {}};
template <Part part>
constexpr TypeDefinition viewDefinition = {
    .slots = {.iter = iterateView<part>}, .methods = viewMethods<part>, .instanceSize = sizeof(DictView)};

constinit NativeType iteratorType = {"builtins", "odict_iterator", &iteratorDefinition};
constinit NativeType keysType = {
    .module = "builtins", .name = "odict_keys", .definition = &viewDefinition<Keys>, .builtinBase = &types::DictKeys};
constinit NativeType valuesType = {
    .module = "builtins", .name = "odict_values", .definition = &viewDefinition<Values>, .builtinBase = &types::DictValues};
constinit NativeType itemsType = {
    .module = "builtins", .name = "odict_items", .definition = &viewDefinition<Items>, .builtinBase = &types::DictItems};

// --- Filling -----------------------------------------------------------------------------------------------------------

Status addPairs(Value self, Value pairs) {
  Iterate it(pairs);
  Value pair;
  while (it.next(&pair)) {
    Value both[2];
    Iterate parts(pair);
    int n = 0;
    Value part;
    while (n < 3 && parts.next(&part)) {
      if (n < 2)
        both[n] = part;
      ++n;
    }
    if (parts.failed())
      return kRaised;
    if (n < 2)
      return raise(types::ValueError, "need more than %d value%s to unpack", n, n == 1 ? "" : "s");
    if (n > 2)
      return raise(types::ValueError, "too many values to unpack (expected 2)");
    if (setKey(self, both[0], both[1]) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

Status updateFrom(Value self, Value other) {
  if (isExact<Dict>(other)) {
    Dict *from = as<Dict>(other);
    uint32_t version = from->version;
    int64_t position = 0;
    Value key, value;
    while (nextEntry(from, &position, &key, &value)) {
      if (setKey(self, key, value) < 0)
        return kRaised;
      if (from->version != version)
        return raise(types::RuntimeError, "dictionary changed size during iteration");
    }
    return kOk;
  }
  Value keys = getAttrOptional(other, names::keys);
  if (!keys)
    return kRaised;
  if (keys == kUnset) {
    Value items = getAttrOptional(other, names::items);
    if (!items)
      return kRaised;
    Value pairs = items == kUnset ? other : call(items, nullptr, 0);
    return pairs ? addPairs(self, pairs) : kRaised;
  }
  keys = call(keys, nullptr, 0);
  if (!keys)
    return kRaised;
  Iterate it(keys);
  Value key;
  while (it.next(&key)) {
    Value value = GetItem(other, key);
    if (!value || setKey(self, key, value) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

Status updateWith(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs && updateFrom(self, args[0]) < 0)
    return kRaised;
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i)
    if (setKey(self, keywordNames->items()[i], args[nargs + size_t(i)]) < 0)
      return kRaised;
  return kOk;
}

Value create(Type *cls, Value *, size_t, Tuple *) { return valueOf(allocateInstance(cls)); }
Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs > 1)
    return raise(types::TypeError, "expected at most 1 arguments, got %z", nargs);
  return updateWith(self, args, nargs, keywordNames);
}
Value updateMethod(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs > 1)
    return raise(types::TypeError, "update() takes at most 1 positional argument (%z given)", nargs);
  return updateWith(self, args, nargs, keywordNames) < 0 ? kError : kNone;
}

Value fromKeys(Value cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "value", nullptr};
  Value bound[2];
  if (!bindNative("fromkeys", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Value result = call(cls, nullptr, 0), value = bound[1] == kUnset ? kNone : bound[1];
  if (!result)
    return kError;
  Iterate it(bound[0]);
  Value key;
  while (it.next(&key))
    if (SetItem(result, key, value) < 0)
      return kError;
  return it.failed() ? kError : result;
}

// --- Methods -------------------------------------------------------------------------------------------------------------

Value setDefault(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"key", "default", nullptr};
  Value bound[2];
  if (!bindNative("setdefault", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Value fallback = bound[1] == kUnset ? kNone : bound[1];
  if (isPlain(self)) {
    bool isNew;
    Value *place = findOrInsert(as<Dict>(self), bound[0], fallback, &isNew);
    return place ? *place : kError;
  }
  Status there = Contains(bound[0], self);
  if (there < 0)
    return kError;
  if (there)
    return GetItem(self, bound[0]);
  return SetItem(self, bound[0], fallback) < 0 ? kError : fallback;
}

Value pop(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"key", "default", nullptr};
  Value bound[2];
  if (!bindNative("pop", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Value value = take(as<Dict>(self), bound[0]);
  if (value != kUnset)
    return value;
  if (bound[1] != kUnset)
    return bound[1];
  Value missing = isPlain(self) ? kUnset : lookupSpecial(self, names::__missing__);
  if (!missing)
    return kError;
  return missing != kUnset ? call(missing, {bound[0]}) : Value(raiseWith(types::KeyError, bound[0]));
}

Value popItem(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"last", nullptr};
  Value bound[1];
  if (!bindNative("popitem", parameters, 0, -1, 0, args, nargs, keywordNames, bound))
    return kError;
  Status last = bound[0] == kUnset ? 1 : truth(bound[0]);
  if (last < 0)
    return kError;
  Dict *dict = as<Dict>(self);
  if (!dict->used)
    return raiseWith(types::KeyError, valueOf(makeStr("dictionary is empty")));
  Value key, value;
  if (last)
    takeLast(dict, &key, &value);
  else
    takeFirst(dict, &key, &value);
  return valueOf(makeTuple({key, value}));
}

Value moveToEnd(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"key", "last", nullptr};
  Value bound[2];
  if (!bindNative("move_to_end", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Status last = bound[1] == kUnset ? 1 : truth(bound[1]);
  if (last < 0)
    return kError;
  int64_t hash = keyHash(bound[0]);
  if (hash == -1)
    return kError;
  int64_t position = find(as<Dict>(self), bound[0], hash);
  if (position == -1)
    return raiseWith(types::KeyError, bound[0]);
  if (position < 0)
    return kError;
  moveEntry(as<Dict>(self), position, last);
  return kNone;
}

Value keys(Value self, Value *, size_t, Tuple *) { return makeDictView(typeOf(keysType)->instanceShape, self); }
Value values(Value self, Value *, size_t, Tuple *) { return makeDictView(typeOf(valuesType)->instanceShape, self); }
Value items(Value self, Value *, size_t, Tuple *) { return makeDictView(typeOf(itemsType)->instanceShape, self); }
Value iterate(Value self) { return makeIterator(self, Keys, false); }
Value reversed(Value self, Value *, size_t, Tuple *) { return makeIterator(self, Keys, true); }

Value copyMethod(Value self, Value *, size_t, Tuple *) {
  Value result = call(valueOf(typeOf(self)), nullptr, 0);
  if (!result)
    return kError;
  Dict *dict = as<Dict>(self);
  if (isPlain(self))
    return mergeDict(as<Dict>(result), dict) < 0 ? kError : result;
  uint32_t version = dict->version;
  int64_t position = 0;
  Value key, value;
  while (nextEntry(dict, &position, &key, &value)) {
    value = GetItem(self, key);
    if (!value || SetItem(result, key, value) < 0)
      return kError;
    if (dict->version != version)
      return raise(types::RuntimeError, "OrderedDict mutated during iteration");
  }
  return result;
}

Value clearMethod(Value self, Value *, size_t, Tuple *) {
  clear(as<Dict>(self));
  return kNone;
}

Value reduce(Value self, Value *, size_t, Tuple *) {
  Value state = stateOf(self), all = state ? callMethod(self, names::items, {}) : kError, iterator = all ? GetIter(all) : kError;
  return iterator ? valueOf(makeTuple({valueOf(typeOf(self)), valueOf(emptyTuple), state, kNone, iterator})) : kError;
}

// --- Slots -----------------------------------------------------------------------------------------------------------------

Value compareOrdered(Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isOrdered(left) || !isKind<Dict>(right))
    return kNotImplemented;
  Value same = types::Dict.slots.compare(left, right, CompareOp::Equal);
  if (!same)
    return kError;
  if (same == kTrue && isOrdered(right)) {
    Dict *a = as<Dict>(left), *b = as<Dict>(right);
    uint32_t aVersion = a->version, bVersion = b->version;
    int64_t i = 0, j = 0;
    Value x, y, value;
    while (same == kTrue && nextEntry(a, &i, &x, &value) && nextEntry(b, &j, &y, &value)) {
      Status equal = quickEqual(x, y);
      if (equal < 0)
        return kError;
      if (a->version != aVersion || b->version != bVersion)
        return raise(types::RuntimeError, "OrderedDict mutated during iteration");
      same = boolValue(equal != 0);
    }
  }
  return boolValue((same == kTrue) == (op == CompareOp::Equal));
}

Value reprOf(Value self) {
  Str *name = typeOf(self)->name;
  if (!as<Dict>(self)->used)
    return formatText("%U()", name);
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("..."));
  Value shown;
  if (semanticsAtLeast(12)) {
    Dict *plain = newDict();
    shown = update(plain, self) < 0 ? kError : valueOf(plain);
  } else {
    Value pairs = isPlain(self) ? makeIterator(self, Items, false) : callMethod(self, names::items, {});
    List *list = pairs ? listFrom(pairs) : nullptr;
    shown = list ? valueOf(list) : kError;
  }
  Value text = shown ? formatText("%U(%R)", name, shown) : kError;
  leaveRepr(self);
  return text;
}

Value either(Value left, Value right) {
  bool isLeft = isOrdered(left);
  if (!isKind<Dict>(isLeft ? right : left))
    return kNotImplemented;
  Value result = call(valueOf(typeOf(isLeft ? left : right)), {left});
  return result && updateFrom(result, right) >= 0 ? result : kError;
}
Value inplaceEither(Value self, Value other) { return updateFrom(self, other) < 0 ? kError : self; }

constexpr NativeMethod methods[] = {
    {"fromkeys", fromKeys, Arity::Keywords, 0, 0, NativeMethod::Class,
     "Create a new ordered dictionary with keys from iterable and values set to value."},
    {"__reduce__", reduce, Arity::None, 0, 0, NativeMethod::Instance, "Return state information for pickling"},
    {"setdefault", setDefault, Arity::Keywords, 0, 0, NativeMethod::Instance,
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, "
     "else default."},
    {"pop", pop, Arity::Keywords, 0, 0, NativeMethod::Instance,
     "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the "
     "default if given; otherwise,\nraise a KeyError."},
    {"popitem", popItem, Arity::Keywords, 0, 0, NativeMethod::Instance,
     "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order "
     "if false."},
    {"keys", keys},
    {"values", values},
    {"items", items},
    {"update", updateMethod, Arity::Keywords},
    {"clear", clearMethod, Arity::None, 0, 0, NativeMethod::Instance, "od.clear() -> None.  Remove all items from od."},
    {"copy", copyMethod, Arity::None, 0, 0, NativeMethod::Instance, "od.copy() -> a shallow copy of od"},
    {"__reversed__", reversed, Arity::None, 0, 0, NativeMethod::Instance, "od.__reversed__() <==> reversed(od)"},
    {"move_to_end", moveToEnd, Arity::Keywords, 0, 0, NativeMethod::Instance,
     "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist."},
    {}};
constexpr TypeDefinition definition = {
    .slots = {.repr = reprOf,
              .compare = compareOrdered,
              .iter = iterate,
              .create = create,
              .initialise = initialise,
              .bitOr = either,
              .inplaceBitOr = inplaceEither,
              .trace = traceDict},
    .methods = methods,
    .doc = "Dictionary that remembers insertion order",
    // One word more than a dict, so that the two do not have the same layout.
    .instanceSize = sizeof(Dict) + sizeof(Value),
};

} // namespace

constinit NativeType orderedDictType = {.module = "collections",
                                        .name = "OrderedDict",
                                        .definition = &definition,
                                        .flags = Type::Subclassable | Type::HasDict | Type::HasWeakRefs,
                                        .builtinBase = &types::Dict};

} // namespace pyaot::rt::collections
