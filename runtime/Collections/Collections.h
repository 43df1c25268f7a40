//===- Collections.h - what the files of module _collections share ---------------------===//
#ifndef PYAOT_RUNTIME_COLLECTIONS_COLLECTIONS_H
#define PYAOT_RUNTIME_COLLECTIONS_COLLECTIONS_H

#include "Classes/NativeType.h"
#include "Containers/Dict.h"

namespace pyaot::rt::collections {

extern NativeType dequeType, dequeIteratorType, dequeReverseIteratorType, defaultDictType, orderedDictType, tupleGetterType;

/// What pickling keeps of an object's own attributes: object.__getstate__().
Value stateOf(Value self);

} // namespace pyaot::rt::collections

#endif
