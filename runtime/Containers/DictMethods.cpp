//===- DictMethods.cpp - dict: slots, methods and displays ------------------------===//
//
// Python reference: library, "Mapping Types"; "Dictionary displays"; "Calls" for
// the texts of `**mapping`.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Functions/Functions.h"
#include "Containers/Dict.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

/// dict.update of anything with keys(): d[k] = other[k].
Status updateFromMapping(Dict *dict, Value other, Value keysMethod) {
  Value keys = call(keysMethod, nullptr, 0);
  if (!keys)
    return kRaised;
  Iterate it(keys);
  Value key;
  while (it.next(&key)) {
    Value value = GetItem(other, key);
    if (!value || set(dict, key, value) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

Status updateFromPairs(Dict *dict, Value pairs) {
  Iterate it(pairs);
  Value pair;
  for (int64_t i = 0; it.next(&pair); ++i) {
    Value key, value;
    const Value *items;
    int64_t count;
    if (isExact<Tuple>(pair)) {
      items = as<Tuple>(pair)->items();
      count = as<Tuple>(pair)->length;
    } else {
      List *list = isExact<List>(pair) ? as<List>(pair) : listFrom(pair);
      if (!list) {
        if (!isPending(types::TypeError))
          return kRaised;
        clearPending();
        return raise(types::TypeError, "cannot convert dictionary update sequence element #%l to a sequence", i);
      }
      items = list->items;
      count = list->length;
    }
    if (count != 2)
      return raise(types::ValueError, "dictionary update sequence element #%l has length %l; 2 is required", i, count);
    key = items[0];
    value = items[1];
    if (set(dict, key, value) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

/// Names and values of keyword arguments, behind the positional ones.
Status updateFromKeywords(Dict *dict, const Value *values, Tuple *keywordNames) {
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i)
    if (set(dict, keywordNames->items()[i], values[i]) < 0)
      return kRaised;
  return kOk;
}

/// The dict of an object that is one and iterates as one; null: use its methods.
Dict *plainDict(Value v) {
  if (!isKind<Dict>(v))
    return nullptr;
  return isExact<Dict>(v) || !isDictIterationOverridden(v) ? as<Dict>(v) : nullptr;
}

Status updateWithArguments(Value self, const char *function, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkPositional(function, nargs, 0, 1))
    return kRaised;
  if (nargs && update(as<Dict>(self), args[0]) < 0)
    return kRaised;
  return updateFromKeywords(as<Dict>(self), args + nargs, keywordNames);
}

// --- Slots --------------------------------------------------------------------------------------

Value dictRepr(Value self) {
  Dict *dict = as<Dict>(self);
  if (dict->used == 0)
    return valueOf(makeStr("{}"));
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("{...}"));
  StrBuilder out;
  out.append('{');
  int64_t position = 0;
  Value key, value;
  bool ok = true;
  for (bool first = true; ok && nextEntry(dict, &position, &key, &value); first = false) {
    if (!first)
      out.append(std::string_view(", "));
    Str *keyText = repr(key), *valueText = keyText ? repr(value) : nullptr;
    if (!(ok = valueText != nullptr))
      break;
    out.append(keyText);
    out.append(std::string_view(": "));
    out.append(valueText);
  }
  leaveRepr(self);
  if (!ok)
    return kError;
  out.append('}');
  return valueOf(out.finish());
}

/// 1 equal, 0 not, -1 exception.
Status equalDicts(Dict *a, Dict *b) {
  if (a->used != b->used)
    return 0;
  for (int64_t i = 0; i < a->fill; ++i) {
    DictEntry entry = a->entries[i];
    if (entry.key == kUnset)
      continue;
    Value mine = *slotOf(&entry), theirs = get(b, entry.key, entry.hash);
    if (!theirs)
      return kRaised;
    if (theirs == kUnset)
      return 0;
    Status same = quickEqual(mine, theirs);
    if (same <= 0)
      return same;
  }
  return 1;
}

Value dictCompare(Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isKind<Dict>(left) || !isKind<Dict>(right))
    return kNotImplemented;
  RecursionGuard guard(" in comparison");
  if (!guard.ok)
    return kError;
  Status same = equalDicts(as<Dict>(left), as<Dict>(right));
  return same < 0 ? kError : boolValue(same == (op == CompareOp::Equal));
}

Value dictCreate(Type *cls, Value *, size_t, Tuple *) {
  return cls == &types::Dict ? valueOf(newDict()) : valueOf(allocateInstance(cls));
}

Status dictInitialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return updateWithArguments(self, "dict", args, nargs, keywordNames);
}

int64_t dictLength(Value self) { return as<Dict>(self)->used; }

Value dictGetItem(Value self, Value key) {
  Value value = get(as<Dict>(self), key);
  if (value != kUnset)
    return value;
  if (!isExact<Dict>(self)) {
    Value missing = lookupSpecial(self, names::__missing__);
    if (!missing)
      return kError;
    if (missing != kUnset)
      return call(missing, {key});
  }
  return raiseWith(types::KeyError, key);
}

Status dictSetItem(Value self, Value key, Value value) {
  if (value != kUnset)
    return set(as<Dict>(self), key, value);
  Status found = remove(as<Dict>(self), key);
  if (found == 0)
    return raiseWith(types::KeyError, key);
  return found < 0 ? kRaised : kOk;
}

Status dictContains(Value self, Value key) {
  Value value = get(as<Dict>(self), key);
  return !value ? kRaised : value != kUnset;
}

Value dictIter(Value self) { return makeDictIterator(&shapes::DictKeyIterator, as<Dict>(self)); }

Value dictOr(Value left, Value right) {
  if (!isKind<Dict>(left) || !isKind<Dict>(right) || !semanticsAtLeast(9))
    return kNotImplemented;
  Dict *both = copy(as<Dict>(left));
  return update(both, right) < 0 ? kError : valueOf(both);
}

Value dictInplaceOr(Value self, Value other) {
  if (!semanticsAtLeast(9))
    return kNotImplemented;
  return update(as<Dict>(self), other) < 0 ? kError : self;
}

// --- Methods --------------------------------------------------------------------------------------

Value dictGet(Value self, Value *args, size_t nargs, Tuple *) {
  Value value = get(as<Dict>(self), args[0]);
  return value != kUnset ? value : nargs > 1 ? args[1] : kNone;
}

Value dictSetDefault(Value self, Value *args, size_t nargs, Tuple *) {
  bool isNew;
  Value *place = findOrInsert(as<Dict>(self), args[0], nargs > 1 ? args[1] : kNone, &isNew);
  return place ? *place : kError;
}

Value dictPop(Value self, Value *args, size_t nargs, Tuple *) {
  Value value = as<Dict>(self)->used ? take(as<Dict>(self), args[0]) : kUnset; // An empty dict asks for no hash.
  if (value != kUnset)
    return value;
  if (nargs > 1)
    return args[1];
  return raiseWith(types::KeyError, args[0]);
}

Value dictPopItem(Value self, Value *, size_t, Tuple *) {
  Value key, value;
  if (!takeLast(as<Dict>(self), &key, &value))
    return raiseWith(types::KeyError, valueOf(makeStr("popitem(): dictionary is empty")));
  return valueOf(makeTuple({key, value}));
}

Value dictUpdate(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return updateWithArguments(self, "update", args, nargs, keywordNames) < 0 ? kError : kNone;
}

Value dictClear(Value self, Value *, size_t, Tuple *) {
  clear(as<Dict>(self));
  return kNone;
}

Value dictCopy(Value self, Value *, size_t, Tuple *) { return valueOf(copy(as<Dict>(self))); }
Value dictKeys(Value self, Value *, size_t, Tuple *) { return makeDictView(&shapes::DictKeys, self); }
Value dictValues(Value self, Value *, size_t, Tuple *) { return makeDictView(&shapes::DictValues, self); }
Value dictItems(Value self, Value *, size_t, Tuple *) { return makeDictView(&shapes::DictItems, self); }

Value dictReversed(Value self, Value *, size_t, Tuple *) {
  return makeDictIterator(&shapes::DictReverseKeyIterator, as<Dict>(self));
}

Value dictFromKeys(Value cls, Value *args, size_t nargs, Tuple *) {
  Value value = nargs > 1 ? args[1] : kNone;
  Value result = cls == valueOf(&types::Dict) ? valueOf(newDict()) : call(cls, nullptr, 0);
  if (!result)
    return kError;
  bool direct = isExact<Dict>(result);
  Iterate it(args[0]);
  Value key;
  while (it.next(&key))
    if ((direct ? set(as<Dict>(result), key, value) : SetItem(result, key, value)) < 0)
      return kError;
  return it.failed() ? kError : result;
}

} // namespace

constinit const NativeMethod dictMethods[] = {
    {"get", dictGet, Arity::Range, 1, 2},
    {"setdefault", dictSetDefault, Arity::Range, 1, 2},
    {"pop", dictPop, Arity::Range, 1, 2},
    {"popitem", dictPopItem},
    {"keys", dictKeys},
    {"items", dictItems},
    {"values", dictValues},
    {"update", dictUpdate, Arity::Keywords},
    {"fromkeys", dictFromKeys, Arity::Range, 1, 2, NativeMethod::Class},
    {"clear", dictClear},
    {"copy", dictCopy},
    {"__reversed__", dictReversed},
    PYAOT_CLASS_GETITEM,
    {},
};

bool isDictIterationOverridden(Value dict) { return typeOf(dict)->slots.iter != dictIter; }

Status update(Dict *dict, Value other) {
  if (Dict *plain = plainDict(other))
    return mergeDict(dict, plain);
  Value keys = getAttrOptional(other, names::keys);
  if (!keys)
    return kRaised;
  return keys == kUnset ? updateFromPairs(dict, other) : updateFromMapping(dict, other, keys);
}

constinit const TypeDefinition definitions::Dict = {
    .slots = {.repr = dictRepr,
              .compare = dictCompare,
              .iter = dictIter,
              .create = dictCreate,
              .initialise = dictInitialise,
              .bitOr = dictOr,
              .inplaceBitOr = dictInplaceOr,
              .length = dictLength,
              .getItem = dictGetItem,
              .setItem = dictSetItem,
              .contains = dictContains,
              .trace = traceDict},
    .methods = dictMethods,
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) "
           "pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] "
           "= v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For "
           "example:  dict(one=1, two=2)",
    .instanceSize = sizeof(struct Dict),
};

/// "f()" for the texts of calls.
static Value functionText(Value callable) {
  Str *text = describeCallable(callable);
  return text ? valueOf(text) : kError;
}

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

Value rt::BuildMap(const Value *pairs, uint64_t count) {
  Dict *dict = newDict(int64_t(count));
  for (uint64_t i = 0; i < count; ++i)
    if (set(dict, pairs[2 * i], pairs[2 * i + 1]) < 0)
      return kError;
  return valueOf(dict);
}

Value rt::BuildConstKeyMap(Value keys, const Value *values, uint64_t count) {
  Dict *dict = newDict(int64_t(count));
  for (uint64_t i = 0; i < count; ++i)
    if (set(dict, as<Tuple>(keys)->items()[i], values[i]) < 0)
      return kError;
  return valueOf(dict);
}

Status rt::MapAdd(Value dict, Value key, Value value) { return set(as<Dict>(dict), key, value); }

Status rt::DictUpdate(Value dict, Value mapping) {
  if (Dict *plain = plainDict(mapping))
    return mergeDict(as<Dict>(dict), plain);
  Value keys = getAttrOptional(mapping, names::keys);
  if (!keys)
    return kRaised;
  if (keys == kUnset)
    return raise(types::TypeError, "'%T' object is not a mapping", mapping);
  return updateFromMapping(as<Dict>(dict), mapping, keys);
}

Status rt::DictMerge(Value into, Value mapping, Value callable) {
  Dict *dict = as<Dict>(into);
  auto duplicate = [&](Value key) -> Status {
    Value text = functionText(callable);
    if (!text)
      return kRaised;
    if (!isStr(key))
      return semanticsAtLeast(9) ? raise(types::TypeError, "keywords must be strings")
                                 : raise(types::TypeError, "%S keywords must be strings", text);
    return raise(types::TypeError, "%S got multiple values for keyword argument '%S'", text, key);
  };
  auto add = [&](Value key, Value value) -> Status {
    bool isNew;
    if (!findOrInsert(dict, key, value, &isNew))
      return kRaised;
    return isNew ? kOk : duplicate(key);
  };
  if (Dict *plain = plainDict(mapping)) {
    int64_t position = 0;
    Value key, value;
    while (nextEntry(plain, &position, &key, &value))
      if (add(key, value) < 0)
        return kRaised;
    return kOk;
  }
  Value keys = getAttrOptional(mapping, names::keys);
  if (keys == kUnset) {
    Value text = functionText(callable);
    return !text ? kRaised : Status(raise(types::TypeError, "%S argument after ** must be a mapping, not %T", text, mapping));
  }
  keys = keys ? call(keys, nullptr, 0) : kError;
  if (!keys)
    return kRaised;
  Iterate it(keys);
  Value key;
  while (it.next(&key)) {
    Value value = GetItem(mapping, key);
    if (!value || add(key, value) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}
