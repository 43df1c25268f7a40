//===- BytesMethods.h - functions behind the tables of bytes and bytearray (private) ----===//
#ifndef PYAOT_RUNTIME_STRINGS_BYTESMETHODS_H
#define PYAOT_RUNTIME_STRINGS_BYTESMETHODS_H

#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Bytes.h"

namespace pyaot::rt::bytesMethods {

#define BYTES_METHOD(name, arity, min, max, binding)                                                                   \
  Value name(Value self, Value *args, size_t nargs, Tuple *keywordNames);
#include "Strings/BytesMethods.def"

/// The bytes of a self that is known to be bytes or bytearray.
inline BytesView viewOf(Value self) {
  BytesView view;
  viewBytes(self, &view);
  return view;
}
/// A result of the type of `self`: bytes for bytes, bytearray for bytearray.
inline Value wrap(Value self, const void *data, int64_t length) {
  if (isKind<ByteArray>(self))
    return valueOf(makeByteArray(data, length));
  return valueOf(makeBytes(data, length));
}
/// self itself if it is an exact bytes, else a copy of the result type.
inline Value same(Value self) {
  if (isExact<Bytes>(self))
    return self;
  BytesView view = viewOf(self);
  return wrap(self, view.data, view.length);
}
/// A byte from an int in range(256); false = ValueError `text` or TypeError.
bool requireByte(Value v, uint8_t *out, const char *text);

} // namespace pyaot::rt::bytesMethods

#endif
