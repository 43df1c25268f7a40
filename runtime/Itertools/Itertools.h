//===- Itertools.h - what the files of module itertools share -------------------------===//
#ifndef PYAOT_RUNTIME_ITERTOOLS_ITERTOOLS_H
#define PYAOT_RUNTIME_ITERTOOLS_ITERTOOLS_H

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Iteration/Iteration.h"
#include "Numbers/Int.h"

namespace pyaot::rt::itertools {

extern NativeType accumulateType, batchedType, chainType, combinationsType, replacementType, compressType, countType,
    cycleType, dropWhileType, filterFalseType, groupByType, grouperType, isliceType, pairwiseType, permutationsType,
    productType, repeatType, starmapType, takeWhileType, teeType, teeDataType, zipLongestType;

inline Value itself(Value self) { return self; }
template <typename T> T *makeInstance(Type *cls) { return static_cast<T *>(allocateInstance(cls)); }

/// The references at the beginning of T's own fields, all of them Values.
template <typename T, size_t count> void traceFields(Object *self, Tracer &tracer) {
  tracer.visit(reinterpret_cast<Value *>(self + 1), count);
}

/// CPython refuses keywords for the type itself; subclasses may take some in their __init__.
inline bool checkCall(const NativeType &type, Type *cls, const char *name, size_t nargs, Tuple *keywordNames, int min, int max) {
  return (cls != type.type || checkNoKeywords(name, keywordNames)) && checkPositional(name, nargs, min, max);
}

inline Value typeValue(Value self) { return valueOf(typeOf(self)); }
/// An ended iterator, as pickles have it.
inline Value emptyIterator() { return GetIter(valueOf(emptyTuple)); }
/// The state that __setstate__ got, as a tuple of `min` to `max` items; null = exception.
inline Tuple *stateTuple(Value v, int64_t min, int64_t max) {
  if (!isKind<Tuple>(v))
    return raise(types::TypeError, "state is not a tuple");
  Tuple *t = as<Tuple>(v);
  if (t->length < min || t->length > max)
    return raise(types::TypeError, "function takes %s %l argument%s (%l given)",
                 min == max ? "exactly" : t->length < min ? "at least" : "at most", t->length < min ? min : max,
                 (t->length < min ? min : max) == 1 ? "" : "s", t->length);
  return t;
}

Value teeFunction(Value, Value *args, size_t nargs, Tuple *);

} // namespace pyaot::rt::itertools

#endif
