//===- Object.cpp - conversions, hashing, checks of any value -----------------------------===//
#include "Object/Object.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Strings/Str.h"

namespace pyaot::rt {

// --- Text ----------------------------------------------------------------------------------------------------------------

Str *repr(Value v) {
  RecursionGuard guard(" while getting the repr of an object");
  if (!guard.ok)
    return nullptr;
  Value text = typeOf(v)->slots.repr(v);
  if (!text)
    return nullptr;
  if (!isStr(text))
    return raise(types::TypeError, "__repr__ returned non-string (type %.200T)", text);
  return as<Str>(text);
}

Str *str(Value v) {
  if (isExact<Str>(v))
    return as<Str>(v);
  Type *type = typeOf(v);
  if (!type->slots.str)
    return repr(v);
  RecursionGuard guard(" while getting the str of an object");
  if (!guard.ok)
    return nullptr;
  Value text = type->slots.str(v);
  if (!text)
    return nullptr;
  if (!isStr(text))
    return raise(types::TypeError, "__str__ returned non-string (type %.200T)", text);
  return as<Str>(text);
}

Str *ascii(Value v) {
  Str *text = repr(v);
  if (!text || text->isAscii())
    return text;
  StrBuilder out;
  for (int64_t i = 0; i < text->length(); ++i) {
    uint32_t c = charAt(text, i);
    if (c < 128) {
      out.append(c);
      continue;
    }
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.append('\\');
    out.append(c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U');
    for (int d = digits - 1; d >= 0; --d)
      out.append("0123456789abcdef"[c >> 4 * d & 15]);
  }
  return out.finish();
}

namespace {
/// Objects whose repr is under way, innermost last: few, and found by looking at all of them.
constinit ValueArray *reprStack = nullptr;
constinit uint64_t reprDepth = 0;
} // namespace

Status enterRepr(Value object) {
  for (uint64_t i = 0; i < reprDepth; ++i)
    if (reprStack->items()[i] == object)
      return 1;
  if (!reprStack || reprDepth == reprStack->capacity) {
    ValueArray *longer = allocateValues(reprStack ? reprStack->capacity * 2 : 16);
    for (uint64_t i = 0; i < reprDepth; ++i)
      longer->items()[i] = reprStack->items()[i];
    if (!reprStack)
      addRoot(&reprStack);
    reprStack = longer;
  }
  reprStack->items()[reprDepth++] = object;
  return 0;
}

void leaveRepr(Value object) {
  for (uint64_t i = reprDepth; i-- > 0;)
    if (reprStack->items()[i] == object) {
      for (; i + 1 < reprDepth; ++i)
        reprStack->items()[i] = reprStack->items()[i + 1];
      reprStack->items()[--reprDepth] = kNone;
      return;
    }
}

constinit int64_t recursionLimit = 1000;

bool RecursionGuard::overflow(const char *where) {
  // Room to handle the exception, as CPython leaves it.
  raise(types::RecursionError, "maximum recursion depth exceeded%s", where);
  return false;
}

// --- Numbers -------------------------------------------------------------------------------------------------------------

int64_t hash(Value v) {
  Type *type = typeOf(v);
  if (type->slots.hash)
    return type->slots.hash(v);
  raise(types::TypeError, "unhashable type: '%.200T'", v);
  return -1;
}

Value index(Value v) {
  if (isSmallInt(v) || isInt(v))
    return v;
  Type *type = typeOf(v);
  if (!type->slots.index)
    return raise(types::TypeError, "'%.200T' object cannot be interpreted as an integer", v);
  Value result = type->slots.index(v);
  if (!result || isInt(result))
    return result;
  return raise(types::TypeError, "__index__ returned non-int (type %.200T)", result);
}

bool toIndex(Value v, int64_t *out, bool exact) {
  if (isSmallInt(v)) {
    *out = smallIntOf(v);
    return true;
  }
  Value i = index(v);
  if (!i)
    return false;
  if (toInt64(i, out))
    return true;
  if (exact) {
    raise(types::IndexError, "cannot fit '%.200T' into an index-sized integer", v);
    return false;
  }
  *out = intSign(i) < 0 ? INT64_MIN : INT64_MAX;
  return true;
}

int64_t lengthHint(Value v, int64_t fallback) {
  Type *type = typeOf(v);
  if (type->slots.length) {
    int64_t n = type->slots.length(v);
    if (n >= 0)
      return n;
    if (!isPending(types::TypeError))
      return -1;
    clearPending();
  }
  Value method = lookupSpecial(v, names::__length_hint__);
  if (method == kUnset)
    return fallback;
  if (!method)
    return -1;
  Value hint = Call(method, nullptr, 0, nullptr);
  if (!hint) {
    if (!isPending(types::TypeError))
      return -1;
    clearPending();
    return fallback;
  }
  if (hint == kNotImplemented)
    return fallback;
  if (!isInt(hint)) {
    raise(types::TypeError, "__length_hint__ must be an integer, not %.100T", hint);
    return -1;
  }
  int64_t n;
  if (!toInt64(hint, &n)) {
    raise(types::OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
  }
  if (n < 0) {
    raise(types::ValueError, "__length_hint__() should return >= 0");
    return -1;
  }
  return n;
}

Value nextOrStop(Value iterator) {
  Type *type = typeOf(iterator);
  if (!type->slots.next)
    return raise(types::TypeError, "'%.200T' object is not an iterator", iterator);
  // The exception of a __next__ written in Python may have a value: it must come through.
  if (type->flags & Type::Heap) {
    Value method = lookupSpecial(iterator, names::__next__);
    return method ? Call(method, nullptr, 0, nullptr) : kError;
  }
  Value v = type->slots.next(iterator);
  return v == kUnset ? Value(raiseNoArguments(types::StopIteration)) : v;
}

// --- isinstance, issubclass. Reference: "Customizing instance and subclass checks" -------------------------------------

namespace {

/// cls.__bases__ of something that is no type; null (no exception) if it has none.
Tuple *abstractBases(Value cls) {
  Value bases = getAttrOptional(cls, names::__bases__);
  if (!bases)
    return nullptr;
  return bases != kUnset && isKind<Tuple>(bases) ? as<Tuple>(bases) : nullptr;
}

Status isAbstractSubclass(Value derived, Value cls) {
  if (derived == cls)
    return 1;
  RecursionGuard guard(" in __issubclass__");
  if (!guard.ok)
    return kRaised;
  Tuple *bases = abstractBases(derived);
  if (!bases)
    return isRaised() ? kRaised : 0;
  for (int64_t i = 0; i < bases->length; ++i)
    if (Status s = isAbstractSubclass(bases->items()[i], cls))
      return s;
  return 0;
}

} // namespace

/// isinstance without __instancecheck__: type.__instancecheck__.
Status isRealInstance(Value v, Value cls) {
  if (isType(cls)) {
    if (isInstance(v, as<Type>(cls)))
      return 1;
    // An object may claim another class (proxies).
    if (typeOf(v)->flags & Type::Heap || typeOf(v)->slots.getAttr != types::Object.slots.getAttr) {
      Value claimed = getAttrOptional(v, names::__class__);
      if (!claimed)
        return kRaised;
      if (claimed != kUnset && isType(claimed) && as<Type>(claimed) != typeOf(v))
        return isSubtype(as<Type>(claimed), as<Type>(cls));
    }
    return 0;
  }
  if (!abstractBases(cls))
    return isRaised() ? kRaised
                      : Status(raise(types::TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union"));
  Value claimed = getAttrOptional(v, names::__class__);
  return !claimed ? kRaised : claimed == kUnset ? 0 : isAbstractSubclass(claimed, cls);
}

Status isRealSubclass(Value derived, Value cls) {
  if (isType(derived) && isType(cls))
    return isSubtype(as<Type>(derived), as<Type>(cls));
  if (!isType(derived) && !abstractBases(derived))
    return isRaised() ? kRaised : Status(raise(types::TypeError, "issubclass() arg 1 must be a class"));
  if (!isType(cls) && !abstractBases(cls))
    return isRaised() ? kRaised
                      : Status(raise(types::TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union"));
  return isAbstractSubclass(derived, cls);
}

static Status checkThrough(Value first, Value cls, Str *name, Status (*one)(Value, Value), Status (*real)(Value, Value)) {
  if (isExact<Type>(cls))
    return real(first, cls);
  if (isKind<Tuple>(cls)) {
    RecursionGuard guard(real == isRealSubclass ? " in __subclasscheck__" : " in __instancecheck__");
    if (!guard.ok)
      return kRaised;
    Tuple *all = as<Tuple>(cls);
    for (int64_t i = 0; i < all->length; ++i)
      if (Status s = one(first, all->items()[i]))
        return s;
    return 0;
  }
  Value check = lookupSpecial(cls, name);
  if (!check)
    return kRaised;
  if (check == kUnset)
    return real(first, cls);
  Value answer = call(check, {first});
  return answer ? Truth(answer) : kRaised;
}

Status isInstanceOf(Value v, Value cls) {
  if (isObject(cls) && valueOf(typeOf(v)) == cls)
    return 1;
  return checkThrough(v, cls, names::__instancecheck__, isInstanceOf, isRealInstance);
}

Status isSubclassOf(Value derived, Value of) {
  return checkThrough(derived, of, names::__subclasscheck__, isSubclassOf, isRealSubclass);
}

} // namespace pyaot::rt
