//===- BytesParts.h - what the types bytes, bytearray and memoryview share (private) -------===//
#ifndef PYAOT_RUNTIME_STRINGS_BYTESPARTS_H
#define PYAOT_RUNTIME_STRINGS_BYTESPARTS_H

#include "Strings/Bytes.h"
#include "Strings/Str.h"

namespace pyaot::rt {

Value compareBytes(Value self, Value other, CompareOp op);
Value concatBytes(Value self, Value other);
Value repeatBytes(Value self, Value count);
/// The number in `bytes * number`, not negative, with a result of sane size; false = exception.
bool repeatCount(Value count, int64_t length, int64_t *times);
Status containsByte(Value self, Value item);
Value getByte(Value self, Value key, const char *name, const char *outOfRange);
Value iterateBytes(Value self, Shape *shape);
/// b'...'; bytearray escapes every single quote.
void appendBytesRepr(StrBuilder &out, BytesView view, bool escapesSingle = false);
/// The ints of an iterable; false = exception.
bool appendBytesOf(ByteBuilder &out, Value iterable, const char *rangeText);
/// The arguments (source, encoding, errors) of bytes() and bytearray(): *encoded is set when source is text.
bool encodeArgument(const char *type, Value *args, size_t nargs, Tuple *keywordNames, Value *source, Bytes **encoded);
/// Room for `length` bytes in all.
void reserveBytes(ByteArray *array, int64_t length);

} // namespace pyaot::rt

#endif
