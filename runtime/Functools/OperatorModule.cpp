//===- OperatorModule.cpp - module _operator: the operators as functions ----------------------===//
#include "Functools/Functools.h"
#include "Iteration/Iteration.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"
#include "Strings/Bytes.h"

namespace pyaot::rt {

namespace functools {

namespace {

template <Value (*operation)(Value)> Value unary(Value, Value *args, size_t, Tuple *) { return operation(args[0]); }
template <Value (*operation)(Value, Value)> Value binary(Value, Value *args, size_t, Tuple *) {
  return operation(args[0], args[1]);
}

Value absolute(Value v) {
  UnaryFn slot = typeOf(v)->slots.absolute;
  return slot ? slot(v) : Value(raise(types::TypeError, "bad operand type for abs(): '%.200T'", v));
}
Value isNot(Value v) {
  Status s = truth(v);
  return s < 0 ? kError : boolValue(!s);
}
Value isTrue(Value v) {
  Status s = truth(v);
  return s < 0 ? kError : boolValue(s);
}
Value isSame(Value a, Value b) { return boolValue(a == b); }
Value isOther(Value a, Value b) { return boolValue(a != b); }
Value containsItem(Value container, Value item) {
  Status s = Contains(item, container);
  return s < 0 ? kError : boolValue(s);
}
Value delItem(Value container, Value key) { return DeleteItem(container, key) < 0 ? kError : kNone; }
Value setItem(Value, Value *args, size_t, Tuple *) { return SetItem(args[0], args[1], args[2]) < 0 ? kError : kNone; }
Value power(Value a, Value b) { return Power(a, b); }

/// Sequences only: what + does without looking at numbers.
Value concatWith(Value a, Value b, BinaryFn Slots::*inplace) {
  const Slots &slots = typeOf(a)->slots;
  if (inplace && slots.*inplace)
    return (slots.*inplace)(a, b);
  if (slots.concat)
    return slots.concat(a, b);
  if (!isSequence(a) || !isSequence(b))
    return raise(types::TypeError, "'%.200T' object can't be concatenated", a);
  return inplace ? InplaceAdd(a, b) : Add(a, b);
}
Value concat(Value a, Value b) { return concatWith(a, b, nullptr); }
Value inplaceConcat(Value a, Value b) { return concatWith(a, b, &Slots::inplaceConcat); }

/// countOf and indexOf: goes on while `see` says so.
template <typename See> Status search(Value container, Value item, See see) {
  Iterate it(container);
  if (it.failed()) {
    if (!isPending(types::TypeError))
      return kRaised;
    clearPending();
    return raise(types::TypeError, "argument of type '%.200T' is not iterable", container);
  }
  Value v;
  for (int64_t i = 0; it.next(&v); ++i) {
    Status same = quickEqual(v, item);
    if (same < 0)
      return kRaised;
    if (same && !see(i))
      return 1;
  }
  return it.failed() ? kRaised : 0;
}
Value countOf(Value container, Value item) {
  int64_t n = 0;
  return search(container, item, [&](int64_t) { return ++n, true; }) < 0 ? kError : smallInt(n);
}
Value indexOf(Value container, Value item) {
  int64_t found = -1;
  Status s = search(container, item, [&](int64_t i) { return found = i, false; });
  return s < 0 ? kError : s ? smallInt(found) : Value(raise(types::ValueError, "sequence.index(x): x not in sequence"));
}

Value lengthHintOf(Value, Value *args, size_t nargs, Tuple *) {
  int64_t fallback = 0;
  if (nargs > 1 && !requireInt64(args[1], &fallback))
    return kError;
  int64_t n = lengthHint(args[0], fallback);
  return n == -1 && isRaised() ? kError : intValue(n);
}

Value callFunction(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!nargs)
    return raise(types::TypeError, "call expected at least 1 argument, got 0");
  return Call(args[0], args + 1, nargs - 1, keywordNames);
}

/// Takes the same time wherever the two differ.
Value compareDigest(Value, Value *args, size_t, Tuple *) {
  BytesView a, b;
  if (isStr(args[0]) && isStr(args[1])) {
    Str *x = as<Str>(args[0]), *y = as<Str>(args[1]);
    if (!x->isAscii() || !y->isAscii())
      return raise(types::TypeError, "comparing strings with non-ASCII characters is not supported");
    a = {x->data, x->length()};
    b = {y->data, y->length()};
  } else if (!viewBytes(args[0], &a) && !viewBytes(args[1], &b)) {
    return raise(types::TypeError, "unsupported operand types(s) or combination of types: '%.100T' and '%.100T'", args[0], args[1]);
  } else if (!requireBytes(args[0], &a) || !requireBytes(args[1], &b)) {
    return kError;
  }
  volatile uint8_t difference = a.length != b.length;
  const uint8_t *left = a.length == b.length ? a.data : b.data;
  for (int64_t i = 0; i < b.length; ++i)
    difference = uint8_t(difference | (left[i] ^ b.data[i]));
  return boolValue(difference == 0);
}

#define BINARY(name, function, text) {name, binary<function>, Arity::Range, 2, 2, NativeMethod::Instance, text}
#define UNARY(name, function, text) {name, unary<function>, Arity::One, 1, 1, NativeMethod::Instance, text}
constexpr NativeMethod functions[] = {
    UNARY("truth", isTrue, "Return True if a is true, False otherwise."),
    BINARY("contains", containsItem, "Same as b in a (note reversed operands)."),
    BINARY("indexOf", indexOf, "Return the first index of b in a."),
    BINARY("countOf", countOf, "Return the number of items in a which are, or which equal, b."),
    BINARY("is_", isSame, "Same as a is b."),
    BINARY("is_not", isOther, "Same as a is not b."),
    BINARY("add", Add, "Same as a + b."),
    BINARY("sub", Subtract, "Same as a - b."),
    BINARY("mul", Multiply, "Same as a * b."),
    BINARY("matmul", MatrixMultiply, "Same as a @ b."),
    BINARY("floordiv", FloorDivide, "Same as a // b."),
    BINARY("truediv", TrueDivide, "Same as a / b."),
    BINARY("mod", Remainder, "Same as a % b."),
    UNARY("neg", Negative, "Same as -a."),
    UNARY("pos", Positive, "Same as +a."),
    UNARY("abs", absolute, "Same as abs(a)."),
    UNARY("inv", Invert, "Same as ~a."),
    UNARY("invert", Invert, "Same as ~a."),
    BINARY("lshift", LeftShift, "Same as a << b."),
    BINARY("rshift", RightShift, "Same as a >> b."),
    UNARY("not_", isNot, "Same as not a."),
    BINARY("and_", BitAnd, "Same as a & b."),
    BINARY("xor", BitXor, "Same as a ^ b."),
    BINARY("or_", BitOr, "Same as a | b."),
    BINARY("iadd", InplaceAdd, "Same as a += b."),
    BINARY("isub", InplaceSubtract, "Same as a -= b."),
    BINARY("imul", InplaceMultiply, "Same as a *= b."),
    BINARY("imatmul", InplaceMatrixMultiply, "Same as a @= b."),
    BINARY("ifloordiv", InplaceFloorDivide, "Same as a //= b."),
    BINARY("itruediv", InplaceTrueDivide, "Same as a /= b."),
    BINARY("imod", InplaceRemainder, "Same as a %= b."),
    BINARY("ilshift", InplaceLeftShift, "Same as a <<= b."),
    BINARY("irshift", InplaceRightShift, "Same as a >>= b."),
    BINARY("iand", InplaceBitAnd, "Same as a &= b."),
    BINARY("ixor", InplaceBitXor, "Same as a ^= b."),
    BINARY("ior", InplaceBitOr, "Same as a |= b."),
    BINARY("concat", concat, "Same as a + b, for a and b sequences."),
    BINARY("iconcat", inplaceConcat, "Same as a += b, for a and b sequences."),
    BINARY("getitem", GetItem, "Same as a[b]."),
    {"setitem", setItem, Arity::Range, 3, 3, NativeMethod::Instance, "Same as a[b] = c."},
    BINARY("delitem", delItem, "Same as del a[b]."),
    BINARY("pow", power, "Same as a ** b."),
    BINARY("ipow", InplacePower, "Same as a **= b."),
    BINARY("eq", Equal, "Same as a == b."),
    BINARY("ne", NotEqual, "Same as a != b."),
    BINARY("lt", Less, "Same as a < b."),
    BINARY("le", LessEqual, "Same as a <= b."),
    BINARY("gt", Greater, "Same as a > b."),
    BINARY("ge", GreaterEqual, "Same as a >= b."),
    UNARY("index", index, "Same as a.__index__()"),
    {"length_hint", lengthHintOf, Arity::Range, 1, 2, NativeMethod::Instance,
     "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an "
     "iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an "
     "arbitrary amount."},
    {"_compare_digest", compareDigest, Arity::Range, 2, 2, NativeMethod::Instance,
     "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for "
     "cryptography."},
    {}};
#undef BINARY
#undef UNARY

constexpr NativeMethod callMethodRow = {"call", callFunction, Arity::Keywords, 0, 0, NativeMethod::Instance,
                                        "Same as obj(*args, **kwargs)."};

Status initialise(Dict *ns) {
  for (NativeType *type : {&itemGetterType, &attrGetterType, &methodCallerType})
    setStr(ns, intern(type->name), valueOf(typeOf(*type)));
  if (semanticsAtLeast(11))
    setStr(ns, intern("call"), makeBuiltinFunction(&callMethodRow, kNone, valueOf(intern("_operator"))));
  return kOk;
}

} // namespace

} // namespace functools

constinit const NativeModule modules::operator_ = {"_operator", functools::functions, functools::initialise};

} // namespace pyaot::rt
