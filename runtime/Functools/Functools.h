//===- Functools.h - what the files of _functools and _operator share ------------------===//
#ifndef PYAOT_RUNTIME_FUNCTOOLS_FUNCTOOLS_H
#define PYAOT_RUNTIME_FUNCTOOLS_FUNCTOOLS_H

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"

namespace pyaot::rt::functools {

extern NativeType partialType, keyWrapperType, lruCacheType, itemGetterType, attrGetterType, methodCallerType;

inline int64_t keywordCount(const Tuple *keywordNames) { return keywordNames ? keywordNames->length : 0; }
/// The values of a call in one row, positional ones first: on the stack where they fit.
struct CallValues {
  Value few[16], *all;
  explicit CallValues(size_t count) : all(count <= 16 ? few : allocateValues(count)->items()) {}
};
/// functools.partial(function, *args, **keywords).
Value makePartial(Value function, Tuple *args, Dict *keywords);

} // namespace pyaot::rt::functools

#endif
