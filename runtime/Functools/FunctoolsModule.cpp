//===- FunctoolsModule.cpp - module _functools: reduce, cmp_to_key ----------------------------===//
#include "Functools/Functools.h"
#include "Modules/NativeModule.h"

namespace pyaot::rt {

namespace functools {

namespace {

Value reduceFunction(Value, Value *args, size_t nargs, Tuple *) {
  Value result = nargs > 2 ? args[2] : kUnset;
  Iterate it(args[1]);
  if (it.failed()) {
    if (isPending(types::TypeError)) {
      clearPending();
      return raise(types::TypeError, "reduce() arg 2 must support iteration");
    }
    return kError;
  }
  Value item;
  while (it.next(&item)) {
    if (result == kUnset) {
      result = item;
      continue;
    }
    Value both[2] = {result, item};
    result = Call(args[0], both, 2, nullptr);
    if (!result)
      return kError;
  }
  if (it.failed())
    return kError;
  if (result == kUnset)
    return raise(types::TypeError, "reduce() of empty iterable with no initial value");
  return result;
}

// --- cmp_to_key ----------------------------------------------------------------------------------------------------------

struct KeyWrapper : Object {
  Value comparison, object; ///< object kUnset: the maker of keys itself.
};
KeyWrapper *wrapper(Value v) { return static_cast<KeyWrapper *>(objectOf(v)); }
void trace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<KeyWrapper *>(self)->comparison, 2); }

Value makeWrapper(Value comparison, Value object) {
  auto *k = allocateNative<KeyWrapper>(keyWrapperType);
  k->comparison = comparison;
  k->object = object;
  return valueOf(k);
}

Value cmpToKey(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"mycmp", nullptr};
  Value bound[1];
  return bindNative("cmp_to_key", parameters, 0, -1, 1, args, nargs, keywordNames, bound) ? makeWrapper(bound[0], kUnset) : kError;
}
Value callWrapper(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"obj", nullptr};
  Value bound[1];
  return bindNative("K", parameters, 0, -1, 1, args, nargs, keywordNames, bound) ? makeWrapper(wrapper(self)->comparison, bound[0])
                                                                               : kError;
}
Value compareWrappers(Value self, Value other, CompareOp op) {
  if (!isNative(other, keyWrapperType))
    return raise(types::TypeError, "other argument must be K instance");
  Value x = wrapper(self)->object, y = wrapper(other)->object;
  if (x == kUnset || y == kUnset)
    return raise(types::AttributeError, "object");
  Value both[2] = {x, y};
  Value answer = Call(wrapper(self)->comparison, both, 2, nullptr);
  return answer ? compare(answer, smallInt(0), op) : kError;
}
Value getObject(Value self) { return wrapper(self)->object == kUnset ? kNone : wrapper(self)->object; }
Status setObject(Value self, Value v) {
  store(objectOf(self), &wrapper(self)->object, v);
  return kOk;
}

constexpr NativeGetSet wrapperGetSets[] = {{"obj", getObject, setObject}, {}};
constexpr TypeDefinition wrapperDefinition = {
    .slots = {.call = callWrapper, .compare = compareWrappers, .trace = trace},
    .getSets = wrapperGetSets,
    .instanceSize = sizeof(KeyWrapper),
};

constexpr NativeMethod functions[] = {
    {"reduce", reduceFunction, Arity::Range, 2, 3, NativeMethod::Instance,
     "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments cumulatively to the items of a "
     "sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue.  For example, reduce(lambda x, "
     "y: x+y, [1, 2, 3, 4, 5]) calculates\n((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\nof the "
     "iterable in the calculation, and serves as a default when the\niterable is empty."},
    {"cmp_to_key", cmpToKey, Arity::Keywords, 0, 0, NativeMethod::Instance, "Convert a cmp= function into a key= function."},
    {}};

Status initialise(Dict *ns) {
  setStr(ns, intern("partial"), valueOf(typeOf(partialType)));
  setStr(ns, intern("_lru_cache_wrapper"), valueOf(typeOf(lruCacheType)));
  return kOk;
}

} // namespace

constinit NativeType keyWrapperType = {"functools", "KeyWrapper", &wrapperDefinition};

} // namespace functools

constinit const NativeModule modules::functools_ = {"_functools", functools::functions, functools::initialise};

} // namespace pyaot::rt
