//===- ExceptionTypes.h - what the exception types share ---------------------------===//
#ifndef PYAOT_RUNTIME_EXCEPTIONS_EXCEPTIONTYPES_H
#define PYAOT_RUNTIME_EXCEPTIONS_EXCEPTIONTYPES_H

#include "Exceptions/Raise.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// BaseException.__new__, __init__ and __str__, which the special types build on.
Value createException(Type *cls, Value *args, size_t nargs, Tuple *keywordNames);
Status initialiseException(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Value strOfException(Value self);

/// Attributes that are a field of the exception: None while unset; deleting makes them unset again.
template <int Field> Value getField(Value self) {
  Value v = exceptionOf(self)->fields[Field];
  return v == kUnset ? kNone : v;
}
template <int Field> Status setField(Value self, Value value) {
  BaseException *e = exceptionOf(self);
  store(e, &e->fields[Field], value);
  return kOk;
}

/// __notes__ of an exception, kUnset if it has none; never raises.
Value notesOf(Value exception);
/// A tuple of these exceptions as a BaseExceptionGroup (an ExceptionGroup if all are Exceptions).
Value makeExceptionGroup(Str *message, Value exceptions);
/// The traceback type's frame object, for tb_frame.
Value frameOf(Traceback *traceback);

} // namespace pyaot::rt

#endif
