//===- WeakModule.cpp - module _weakref: proxies and questions -------------------------------===//
//
// A proxy has the layout of a reference; every operation takes the object behind it. Python reference: library, "weakref".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Classes/WeakRef.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

extern NativeType proxyType, callableProxyType;

bool isProxy(Value v) {
  if (!isObject(v) || objectOf(v)->shape->kind != Kind::Native)
    return false;
  Type *type = objectOf(v)->shape->type;
  return type == proxyType.type || type == callableProxyType.type;
}

/// The object behind a proxy, other values themselves; kError: it is gone.
Value unwrap(Value v) {
  if (!isProxy(v))
    return v;
  Value referent = weakRefOf(v)->referent;
  return isNone(referent) ? Value(raise(types::ReferenceError, "weakly-referenced object no longer exists")) : referent;
}

template <Value (*operation)(Value)> Value unary(Value self) {
  Value v = unwrap(self);
  return v ? operation(v) : kError;
}
template <Value (*operation)(Value, Value)> Value binary(Value a, Value b) {
  Value x = unwrap(a), y = x ? unwrap(b) : kError;
  return y ? operation(x, y) : kError;
}
Value divmodOf(Value a, Value b) { return binaryOperation(a, b, &Slots::divmod, "divmod()"); }
template <UnaryFn Slots::*slot> Value throughSlot(Value v, const char *what) {
  UnaryFn function = typeOf(v)->slots.*slot;
  return function ? function(v) : Value(raise(types::TypeError, what, v));
}
Value absoluteOf(Value v) { return throughSlot<&Slots::absolute>(v, "bad operand type for abs(): '%.200T'"); }
Value strOf(Value v) {
  Str *s = str(v);
  return s ? valueOf(s) : kError;
}
Value intOf(Value v) { return call(valueOf(&types::Int), {v}); }
Value floatOfAny(Value v) { return call(valueOf(&types::Float), {v}); }
Value nextOf(Value v) {
  return typeOf(v)->slots.next ? IterNext(v)
                               : Value(raise(types::TypeError, "Weakref proxy referenced a non-iterator '%.200T' object", v));
}

Value proxyRepr(Value self) {
  Value v = weakRefOf(self)->referent;
  return formatText("<weakproxy at %s to %N at %s>", addressText(self).text, isNone(v) ? &types::NoneType : typeOf(v),
                    addressText(v).text);
}
Value proxyGetAttr(Value self, Str *name) {
  Value v = unwrap(self);
  return v ? getAttr(v, name) : kError;
}
Status proxySetAttr(Value self, Str *name, Value value) {
  Value v = unwrap(self);
  return !v ? kRaised : value == kUnset ? DeleteAttr(v, name) : setAttr(v, name, value);
}
Value proxyCompare(Value a, Value b, CompareOp op) {
  Value x = unwrap(a), y = x ? unwrap(b) : kError;
  return y ? compare(x, y, op) : kError;
}
Value proxyPower(Value a, Value b, Value modulus) {
  Value x = unwrap(a), y = x ? unwrap(b) : kError, m = y ? unwrap(modulus) : kError;
  return m ? power(x, y, m) : kError;
}
Status proxyTruth(Value self) {
  Value v = unwrap(self);
  return v ? truth(v) : kRaised;
}
int64_t proxyLength(Value self) {
  Value v = unwrap(self);
  return v ? length(v) : -1;
}
Status proxySetItem(Value self, Value key, Value value) {
  Value v = unwrap(self);
  return !v ? kRaised : value == kUnset ? DeleteItem(v, key) : SetItem(v, key, value);
}
Status proxyContains(Value self, Value item) {
  Value v = unwrap(self), x = v ? unwrap(item) : kError;
  return x ? Contains(x, v) : kRaised;
}
Value proxyCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Value v = unwrap(self);
  return v ? Call(v, args, nargs, keywordNames) : kError;
}
Value proxyMethod(Value self, Str *name) {
  Value v = unwrap(self);
  return v ? callMethod(v, name, {}) : kError;
}
Value proxyBytes(Value self, Value *, size_t, Tuple *) { return proxyMethod(self, names::__bytes__); }
Value proxyReversed(Value self, Value *, size_t, Tuple *) { return proxyMethod(self, names::__reversed__); }
void traceProxy(Object *self, Tracer &tracer) { tracer.visit(static_cast<WeakRef *>(self)->callback); }

constexpr NativeMethod proxyMethods[] = {{"__bytes__", proxyBytes}, {"__reversed__", proxyReversed}, {}};

constexpr Slots slotsOf(bool isCallable) {
  return {.repr = proxyRepr,
          .str = unary<strOf>,
          .call = isCallable ? proxyCall : nullptr,
          .getAttr = proxyGetAttr,
          .setAttr = proxySetAttr,
          .compare = proxyCompare,
          .iter = unary<GetIter>,
          .next = unary<nextOf>,
          .add = binary<Add>,
          .subtract = binary<Subtract>,
          .multiply = binary<Multiply>,
          .matrixMultiply = binary<MatrixMultiply>,
          .trueDivide = binary<TrueDivide>,
          .floorDivide = binary<FloorDivide>,
          .remainder = binary<Remainder>,
          .divmod = binary<divmodOf>,
          .leftShift = binary<LeftShift>,
          .rightShift = binary<RightShift>,
          .bitAnd = binary<BitAnd>,
          .bitOr = binary<BitOr>,
          .bitXor = binary<BitXor>,
          .inplaceAdd = binary<InplaceAdd>,
          .inplaceSubtract = binary<InplaceSubtract>,
          .inplaceMultiply = binary<InplaceMultiply>,
          .inplaceMatrixMultiply = binary<InplaceMatrixMultiply>,
          .inplaceTrueDivide = binary<InplaceTrueDivide>,
          .inplaceFloorDivide = binary<InplaceFloorDivide>,
          .inplaceRemainder = binary<InplaceRemainder>,
          .inplaceLeftShift = binary<InplaceLeftShift>,
          .inplaceRightShift = binary<InplaceRightShift>,
          .inplaceBitAnd = binary<InplaceBitAnd>,
          .inplaceBitOr = binary<InplaceBitOr>,
          .inplaceBitXor = binary<InplaceBitXor>,
          .inplacePower = binary<InplacePower>,
          .power = proxyPower,
          .negative = unary<Negative>,
          .positive = unary<Positive>,
          .absolute = unary<absoluteOf>,
          .invert = unary<Invert>,
          .toInt = unary<intOf>,
          .toFloat = unary<floatOfAny>,
          .index = unary<index>,
          .truth = proxyTruth,
          .length = proxyLength,
          .getItem = binary<GetItem>,
          .setItem = proxySetItem,
          .contains = proxyContains,
          .trace = traceProxy};
}
constexpr TypeDefinition proxyDefinition = {
    .slots = slotsOf(false), .methods = proxyMethods, .instanceSize = sizeof(WeakRef)};
constexpr TypeDefinition callableProxyDefinition = {
    .slots = slotsOf(true), .methods = proxyMethods, .instanceSize = sizeof(WeakRef)};
constinit NativeType proxyType = {"weakref", "ProxyType", &proxyDefinition};
constinit NativeType callableProxyType = {"weakref", "CallableProxyType", &callableProxyDefinition};

// --- The module's functions --------------------------------------------------------------------------------------------------

/// All references and proxies to an object, the oldest first.
struct References {
  Value referent;
  RootedValues found;
  explicit References(Value v) : referent(v) {
    forEachWeak(
        [](void *context, Object *holder, Value *slot) {
          auto *self = static_cast<References *>(context);
          bool isReference = holder->shape->kind == Kind::WeakRef || isProxy(valueOf(holder));
          if (*slot == self->referent && isReference)
            self->found.push(valueOf(holder));
        },
        this);
  }
};

Value proxy(Value, Value *args, size_t nargs, Tuple *) {
  Value v = args[0], callback = nargs > 1 ? args[1] : kNone;
  if (!canBeReferredTo(v))
    return raise(types::TypeError, "cannot create weak reference to '%T' object", v);
  Type *type = typeOf(isCallable(v) ? callableProxyType : proxyType);
  if (isNone(callback)) {
    References all(v);
    for (Value w : all.found)
      if (objectOf(w)->shape->type == type && isNone(weakRefOf(w)->callback))
        return w;
  }
  return valueOf(makeWeakRef(type, v, callback));
}
Value getWeakRefCount(Value, Value *args, size_t, Tuple *) { return smallInt(int64_t(References(args[0]).found.size())); }
Value getWeakRefs(Value, Value *args, size_t, Tuple *) {
  References all(args[0]);
  return valueOf(makeList(all.found.begin(), all.found.size()));
}

/// Removes an entry of a WeakValueDictionary whose value has died.
Value removeDead(Value, Value *args, size_t, Tuple *) {
  if (!isKind<Dict>(args[0]))
    return raise(types::TypeError, "_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
  Value v = get(as<Dict>(args[0]), args[1]);
  if (!v)
    return kError;
  if (v != kUnset && isObject(v) && objectOf(v)->shape->kind == Kind::WeakRef && isNone(weakRefOf(v)->referent) &&
      remove(as<Dict>(args[0]), args[1]) < 0)
    return kError;
  return kNone;
}

constinit const NativeMethod functions[] = {{"proxy", proxy, Arity::Range, 1, 2},
                                            {"getweakrefcount", getWeakRefCount, Arity::One},
                                            {"getweakrefs", getWeakRefs, Arity::One},
                                            {"_remove_dead_weakref", removeDead, Arity::Range, 2, 2},
                                            {nullptr, nullptr}};

Status initialise(Dict *ns) {
  setStr(ns, intern("ref"), valueOf(&types::WeakRef));
  setStr(ns, intern("ReferenceType"), valueOf(&types::WeakRef));
  setStr(ns, intern("ProxyType"), valueOf(typeOf(proxyType)));
  setStr(ns, intern("CallableProxyType"), valueOf(typeOf(callableProxyType)));
  return kOk;
}

} // namespace

constinit const NativeModule modules::weakref_ = {"_weakref", functions, initialise};

} // namespace pyaot::rt
