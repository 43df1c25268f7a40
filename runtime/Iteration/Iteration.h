//===- Iteration.h - iterators as native code uses them -----------------------------===//
#ifndef PYAOT_RUNTIME_ITERATION_ITERATION_H
#define PYAOT_RUNTIME_ITERATION_ITERATION_H

#include "Containers/Containers.h"
#include "Object/Object.h"

namespace pyaot::rt {

/// next(iterator): like IterNext, but exhaustion raises StopIteration, with the value that a generator returned. This is what
/// the builtin next and __next__ of builtin types do.
Value nextOrRaise(Value iterator);
/// iter(callable, sentinel).
Value makeCallableIterator(Value callable, Value sentinel);
/// iter() of an object with __getitem__ only.
Value makeSequenceIterator(Value sequence);
/// An object whose items come by number from __getitem__ (PySequence_Check).
bool isSequence(Value v);
inline bool isIterator(Value v) { return typeOf(v)->slots.next; }
/// If the pending exception is a StopIteration: takes it and returns its value; else kError.
Value takeStopIteration();
/// raise StopIteration(value), also when value is a tuple or an exception.
Raised raiseStopIteration(Value value);

} // namespace pyaot::rt

#endif
