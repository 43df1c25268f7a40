//===- PythonSlots.cpp - slot functions of classes written in Python ---------------===//
#include "Classes/PythonSlots.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"

#include <cstring>

namespace pyaot::rt {

/// Functions that take `self` as first argument: calling them with it is the same as binding, without the method object.
static bool takesSelf(Value function) {
  return isExact<Function>(function) || isExact<MethodDescriptor>(function) || isExact<SlotWrapper>(function);
}

namespace pythonSlots {

Value callSpecial(Value self, Str *name, const Value *args, size_t nargs) {
  Type *type = typeOf(self);
  Value function = lookupInType(type, name);
  if (function == kUnset)
    return kUnset;
  Value all[5];
  if (nargs)
    memcpy(all + 1, args, nargs * sizeof(Value));
  if (isExact<Function>(function)) [[likely]] {
    all[0] = self;
    return as<Function>(function)->code->entry(function, all, nargs + 1, nullptr);
  }
  // What follows may come back here without any function of Python between: __repr__ = object.__str__.
  RecursionGuard guard(" while calling a Python object");
  if (!guard.ok)
    return kError;
  if (takesSelf(function)) {
    all[0] = self;
    return Call(function, all, nargs + 1, nullptr);
  }
  Value bound = bind(function, self, type);
  return bound ? Call(bound, all + 1, nargs, nullptr) : kError;
}

Value callRequired(Value self, Str *name, const Value *args, size_t nargs) {
  Value v = callSpecial(self, name, args, nargs);
  return v == kUnset ? Value(raise(types::AttributeError, "%U", name)) : v;
}

Value callBinary(Value self, Str *name, Value other) {
  Value v = callSpecial(self, name, &other, 1);
  return v == kUnset ? kNotImplemented : v;
}

bool overridesReflected(Value left, Value right, Str *reflected) {
  Value mine = lookupInType(typeOf(right), reflected);
  return mine != kUnset && mine != lookupInType(typeOf(left), reflected);
}

int64_t hash(Value self) {
  Value v = callSpecial(self, names::__hash__);
  if (!v)
    return -1;
  if (v == kUnset) {
    raise(types::TypeError, "unhashable type: '%T'", self);
    return -1;
  }
  if (!isInt(v)) {
    raise(types::TypeError, "__hash__ method should return an integer");
    return -1;
  }
  int64_t h;
  if (!toInt64(v, &h))
    h = hashInt(v);
  return h == -1 ? -2 : h;
}

Value call(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  Type *type = typeOf(callable);
  Value function = lookupInType(type, names::__call__);
  if (function == kUnset)
    return raise(types::TypeError, "'%T' object is not callable", callable);
  RecursionGuard guard(" while calling a Python object");
  if (!guard.ok)
    return kError;
  if (!takesSelf(function)) {
    Value bound = bind(function, callable, type);
    return bound ? Call(bound, args, nargs, keywordNames) : kError;
  }
  size_t count = nargs + (keywordNames ? size_t(keywordNames->length) : 0);
  Value *all = static_cast<Value *>(__builtin_alloca((count + 1) * sizeof(Value)));
  all[0] = callable;
  memcpy(all + 1, args, count * sizeof(Value));
  return Call(function, all, nargs + 1, keywordNames);
}

Value getAttr(Value self, Str *name) {
  Type *type = typeOf(self);
  Value getattribute = lookupInType(type, names::__getattribute__);
  Value v;
  if (isExact<SlotWrapper>(getattribute)) {
    v = reinterpret_cast<decltype(Slots::getAttr)>(as<SlotWrapper>(getattribute)->function)(self, name);
  } else {
    Value argument = valueOf(name);
    v = callSpecial(self, names::__getattribute__, &argument, 1);
  }
  if (v || !isPending(types::AttributeError) || lookupInType(type, names::__getattr__) == kUnset)
    return v;
  clearPending();
  Value argument = valueOf(name);
  v = callSpecial(self, names::__getattr__, &argument, 1);
  if (!v && isPending(types::AttributeError)) {
    // What __getattr__ raised says which attribute of what was missing, unless it says so itself.
    BaseException *e = exceptionOf(thread.pending);
    if (e->fields[fields::AttributeName] == kUnset && e->fields[fields::AttributeObject] == kUnset) {
      store(e, &e->fields[fields::AttributeName], argument);
      store(e, &e->fields[fields::AttributeObject], self);
    }
  }
  return v;
}

Status setAttr(Value self, Str *name, Value value) {
  Value args[2] = {valueOf(name), value};
  Value v = value == kUnset ? callRequired(self, names::__delattr__, args, 1)
                            : callRequired(self, names::__setattr__, args, 2);
  return v ? kOk : kRaised;
}

Value compare(Value self, Value other, CompareOp op) {
  static Str *const *const methods[] = {&names::__lt__, &names::__le__, &names::__eq__,
                                        &names::__ne__, &names::__gt__, &names::__ge__};
  return callBinary(self, *methods[int(op)], other);
}

Value iter(Value self) {
  if (isNone(lookupInType(typeOf(self), names::__iter__)))
    return raise(types::TypeError, "'%T' object is not iterable", self);
  return callRequired(self, names::__iter__);
}

Value next(Value self) {
  Value v = callRequired(self, names::__next__);
  if (v || !isPending(types::StopIteration))
    return v;
  clearPending();
  return kUnset;
}

Value descriptorGet(Value self, Value instance, Value owner) {
  Value args[2] = {instance == kUnset ? kNone : instance, owner == kUnset ? kNone : owner};
  Value v = callSpecial(self, names::__get__, args, 2);
  return v == kUnset ? self : v;
}

Status descriptorSet(Value self, Value instance, Value value) {
  Value args[2] = {instance, value};
  Value v = value == kUnset ? callRequired(self, names::__delete__, args, 1) : callRequired(self, names::__set__, args, 2);
  return v ? kOk : kRaised;
}

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Type *type = typeOf(self);
  Value function = lookupInType(type, names::__init__);
  Value v;
  if (takesSelf(function)) {
    size_t count = nargs + (keywordNames ? size_t(keywordNames->length) : 0);
    Value *all = static_cast<Value *>(__builtin_alloca((count + 1) * sizeof(Value)));
    all[0] = self;
    memcpy(all + 1, args, count * sizeof(Value));
    v = Call(function, all, nargs + 1, keywordNames);
  } else {
    Value bound = bind(function, self, type);
    v = bound ? Call(bound, args, nargs, keywordNames) : kError;
  }
  if (!v)
    return kRaised;
  if (!isNone(v))
    return raise(types::TypeError, "__init__() should return None, not '%.200T'", v);
  return kOk;
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Value function = lookupInType(cls, names::__new__);
  function = bind(function, kUnset, cls);
  if (!function)
    return kError;
  size_t count = nargs + (keywordNames ? size_t(keywordNames->length) : 0);
  Value *all = static_cast<Value *>(__builtin_alloca((count + 1) * sizeof(Value)));
  all[0] = valueOf(cls);
  memcpy(all + 1, args, count * sizeof(Value));
  return Call(function, all, nargs + 1, keywordNames);
}

Value power(Value base, Value exponent, Value modulus) {
  Type *leftType = typeOf(base), *rightType = typeOf(exponent);
  if (!isNone(modulus)) {
    if (leftType->slots.power != power)
      return kNotImplemented;
    Value args[2] = {exponent, modulus};
    Value v = callSpecial(base, names::__pow__, args, 2);
    return v == kUnset ? kNotImplemented : v;
  }
  bool tryRight = leftType != rightType && rightType->slots.power == power;
  if (leftType->slots.power == power) {
    if (tryRight && isSubtype(rightType, leftType) && overridesReflected(base, exponent, names::__rpow__)) {
      Value v = callBinary(exponent, names::__rpow__, base);
      if (v != kNotImplemented)
        return v;
      tryRight = false;
    }
    Value v = callBinary(base, names::__pow__, exponent);
    if (v != kNotImplemented || leftType == rightType)
      return v;
  }
  return tryRight ? callBinary(exponent, names::__rpow__, base) : kNotImplemented;
}

Status truth(Value self) {
  Value v = callRequired(self, names::__bool__);
  if (!v)
    return kRaised;
  if (!isBool(v))
    return raise(types::TypeError, "__bool__ should return bool, returned %T", v);
  return v == kTrue;
}

int64_t length(Value self) {
  Value v = callRequired(self, names::__len__);
  if (!v || !(v = index(v)))
    return -1;
  if (intSign(v) < 0) {
    raise(types::ValueError, "__len__() should return >= 0");
    return -1;
  }
  int64_t n;
  if (!toInt64(v, &n)) {
    raise(types::OverflowError, "cannot fit 'int' into an index-sized integer");
    return -1;
  }
  return n;
}

Status setItem(Value self, Value key, Value value) {
  Value args[2] = {key, value};
  Value v = value == kUnset ? callRequired(self, names::__delitem__, args, 1)
                            : callRequired(self, names::__setitem__, args, 2);
  return v ? kOk : kRaised;
}

Status contains(Value self, Value item) {
  Value function = lookupInType(typeOf(self), names::__contains__);
  if (isNone(function))
    return raise(types::TypeError, "'%T' object is not a container", self);
  Value v = callRequired(self, names::__contains__, &item, 1);
  return v ? Truth(v) : kRaised;
}

} // namespace pythonSlots
} // namespace pyaot::rt
