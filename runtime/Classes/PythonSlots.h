//===- PythonSlots.h - slot functions of classes written in Python -----------------===//
//
// Each looks its special method up in the type and calls it.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_PYTHONSLOTS_H
#define PYAOT_RUNTIME_CLASSES_PYTHONSLOTS_H

#include "Classes/Descriptors.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// The name in the NativeMethod of every builtin type's __new__: compared by address.
extern const char newMethodName[];

namespace pythonSlots {

/// type(self).name(self, args...): kUnset if the type does not have it.
Value callSpecial(Value self, Str *name, const Value *args = nullptr, size_t nargs = 0);
/// AttributeError(name) where the special method is missing.
Value callRequired(Value self, Str *name, const Value *args = nullptr, size_t nargs = 0);
/// callSpecial, with kNotImplemented for a missing method.
Value callBinary(Value self, Str *name, Value other);
/// `right` overrides the reflected method that `left`'s type has.
bool overridesReflected(Value left, Value right, Str *reflected);

template <BinaryFn Slots::*slot, Str *const &name, Str *const &reflected> Value binary(Value left, Value right) {
  Type *leftType = typeOf(left), *rightType = typeOf(right);
  BinaryFn self = binary<slot, name, reflected>;
  bool tryRight = leftType != rightType && rightType->slots.*slot == self;
  if (leftType->slots.*slot == self) {
    if (tryRight && isSubtype(rightType, leftType) && overridesReflected(left, right, reflected)) {
      Value v = callBinary(right, reflected, left);
      if (v != kNotImplemented)
        return v;
      tryRight = false;
    }
    Value v = callBinary(left, name, right);
    if (v != kNotImplemented || leftType == rightType)
      return v;
  }
  return tryRight ? callBinary(right, reflected, left) : kNotImplemented;
}
template <Str *const &name> Value inplace(Value self, Value other) { return callRequired(self, name, &other, 1); }
template <Str *const &name> Value unary(Value self) { return callRequired(self, name); }

int64_t hash(Value self);
Value call(Value callable, Value *args, size_t nargs, Tuple *keywordNames);
Value getAttr(Value self, Str *name);
Status setAttr(Value self, Str *name, Value value);
Value compare(Value self, Value other, CompareOp op);
Value iter(Value self);
Value next(Value self);
Value descriptorGet(Value self, Value instance, Value owner);
Status descriptorSet(Value self, Value instance, Value value);
Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames);
Value power(Value base, Value exponent, Value modulus);
Status truth(Value self);
int64_t length(Value self);
Status setItem(Value self, Value key, Value value);
Status contains(Value self, Value item);

} // namespace pythonSlots
} // namespace pyaot::rt

#endif
