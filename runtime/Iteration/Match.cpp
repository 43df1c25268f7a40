//===- Match.cpp - what patterns ask of their subject -----------------------------------===//
//
// Python reference: "The match statement".
//
//===----------------------------------------------------------------------===//
#include "Containers/Dict.h"
#include "Containers/Set.h"

namespace pyaot::rt {

namespace {

/// Class patterns of these types take one positional subpattern that matches the object itself.
bool matchesSelf(const Type *cls) {
  switch (cls->kind) {
  case Kind::Bool:
  case Kind::ByteArray:
  case Kind::Bytes:
  case Kind::Dict:
  case Kind::Float:
  case Kind::FrozenSet:
  case Kind::Int:
  case Kind::List:
  case Kind::Set:
  case Kind::Str:
  case Kind::Tuple: return true;
  default: return cls->flags & Type::MatchSelf;
  }
}

/// The attribute, kUnset if there is none.
Value matchAttribute(Value subject, Value cls, Value name, Set *seen) {
  Status twice = contains(seen, name);
  if (twice < 0 || (twice == 0 && add(seen, name) < 0))
    return kError;
  if (twice)
    return raise(types::TypeError, "%N() got multiple sub-patterns for attribute %R", as<Type>(cls), name);
  return getAttrOptional(subject, as<Str>(name));
}

} // namespace

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

Status rt::IsSequencePattern(Value subject) {
  if (!isObject(subject))
    return 0;
  switch (objectOf(subject)->shape->kind) {
  case Kind::List:
  case Kind::Tuple:
  case Kind::Range:
  case Kind::MemoryView:
  case Kind::StructSequence: return 1;
  default: return (typeOf(subject)->flags & Type::Sequence) != 0;
  }
}

Status rt::IsMappingPattern(Value subject) {
  if (!isObject(subject))
    return 0;
  Kind kind = objectOf(subject)->shape->kind;
  return kind == Kind::Dict || kind == Kind::MappingProxy || (typeOf(subject)->flags & Type::Mapping) != 0;
}

Value rt::MatchKeys(Value subject, Value keys) {
  Tuple *wanted = as<Tuple>(keys);
  Tuple *values = newTuple(wanted->length);
  if (wanted->length == 0)
    return valueOf(values);
  // get() is asked, not [], so that a defaultdict does not make the key.
  bool direct = isExact<Dict>(subject);
  Value getMethod = direct ? kUnset : getAttr(subject, intern("get"));
  if (!getMethod)
    return kError;
  Object *absent = allocateRaw(8); // an object that no mapping can hold
  Set *seen = newSet();
  for (int64_t i = 0; i < wanted->length; ++i) {
    Value key = wanted->items()[i];
    Status twice = contains(seen, key);
    if (twice < 0 || (twice == 0 && add(seen, key) < 0))
      return kError;
    if (twice)
      return raise(types::ValueError, "mapping pattern checks duplicate key (%R)", key);
    Value value = direct ? get(as<Dict>(subject), key) : call(getMethod, {key, valueOf(absent)});
    if (!value)
      return kError;
    if (value == kUnset || value == valueOf(absent))
      return kNone;
    store(values, &values->items()[i], value);
  }
  return valueOf(values);
}

Value rt::MatchClass(Value subject, Value cls, uint32_t positional, Value names) {
  if (!isType(cls))
    return raise(types::TypeError, "called match pattern must be a class");
  Status isIt = isInstanceOf(subject, cls);
  if (isIt <= 0)
    return isIt < 0 ? kError : kNone;
  Set *seen = newSet();
  List *values = newList();
  auto take = [&](Value name) { // 1 matched, 0 no such attribute, -1 exception
    Value value = matchAttribute(subject, cls, name, seen);
    if (!value)
      return -1;
    if (value == kUnset)
      return 0;
    append(values, value);
    return 1;
  };
  if (positional) {
    Value matchArgs = getAttrOptional(cls, names::__match_args__);
    if (!matchArgs)
      return kError;
    bool self = matchArgs == kUnset && matchesSelf(as<Type>(cls));
    if (matchArgs != kUnset && !isExact<Tuple>(matchArgs))
      return raise(types::TypeError, "%N.__match_args__ must be a tuple (got %T)", as<Type>(cls), matchArgs);
    int64_t allowed = self ? 1 : matchArgs == kUnset ? 0 : as<Tuple>(matchArgs)->length;
    if (allowed < int64_t(positional))
      return raise(types::TypeError, "%N() accepts %l positional sub-pattern%s (%d given)", as<Type>(cls), allowed,
                   allowed == 1 ? "" : "s", int(positional));
    if (self)
      append(values, subject);
    else
      for (uint32_t i = 0; i < positional; ++i) {
        Value name = as<Tuple>(matchArgs)->items()[i];
        if (!isExactStr(name))
          return raise(types::TypeError, "__match_args__ elements must be strings (got %T)", name);
        int found = take(name);
        if (found <= 0)
          return found < 0 ? kError : kNone;
      }
  }
  for (int64_t i = 0; i < as<Tuple>(names)->length; ++i) {
    int found = take(as<Tuple>(names)->items()[i]);
    if (found <= 0)
      return found < 0 ? kError : kNone;
  }
  return valueOf(makeTuple(values->items, size_t(values->length)));
}

Value rt::CopyDictWithoutKeys(Value subject, Value keys) {
  Dict *rest = newDict();
  if (update(rest, subject) < 0)
    return kError;
  for (int64_t i = 0; i < as<Tuple>(keys)->length; ++i)
    if (remove(rest, as<Tuple>(keys)->items()[i]) < 0)
      return kError;
  return valueOf(rest);
}
