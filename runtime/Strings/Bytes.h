//===- Bytes.h - bytes, bytearray and memoryview as native code uses them -------------===//
#ifndef PYAOT_RUNTIME_STRINGS_BYTES_H
#define PYAOT_RUNTIME_STRINGS_BYTES_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

#include <cstring>
#include <string_view>

namespace pyaot::rt {

/// bytearray. `data` is inside a RawArray (behind its header), null while the capacity is 0.
struct ByteArray : Object {
  int64_t length;
  int64_t capacity;
  uint8_t *data;
  int64_t exports; ///< Live memoryviews: the length may not change.
};
PYAOT_KIND(ByteArray, ByteArray)

/// The bytes of a bytes-like object, to be used before anything can change it.
struct BytesView {
  const uint8_t *data = nullptr;
  int64_t length = 0;
};

Bytes *newBytes(int64_t length); ///< Zeroed.
Bytes *newBytesToFill(int64_t length); ///< Not zeroed; the terminator is.
Bytes *makeBytes(const void *data, int64_t length);
inline Bytes *makeBytes(std::string_view data) { return makeBytes(data.data(), int64_t(data.size())); }
inline uint8_t *dataOf(Bytes *b) { return const_cast<uint8_t *>(b->data); }
Bytes *makeByte(uint8_t byte);
ByteArray *makeByteArray(const void *data, int64_t length);
/// The bytes of a bytes-like object that lie in one piece; false, without an exception, for anything else.
bool viewBytes(Value v, BytesView *out);
/// Like viewBytes(), with CPython's TypeError "a bytes-like object is required, not 'T'" or the BufferError.
bool requireBytes(Value v, BytesView *out);
/// bytes(v) for one argument: bytes-like, iterable of ints, __bytes__, a count.
Bytes *bytesFrom(Value v);

/// Raw bytes that are not zeroed.
inline RawArray *allocateRawToFill(uint64_t bytes) {
  if (bytes + sizeof(RawArray) < kLargeText)
    return allocateRaw(bytes);
  auto *array = static_cast<RawArray *>(allocateLargeText(&shapes::RawArray, bytes + sizeof(RawArray)));
  array->capacity = bytes;
  return array;
}

/// Bytes piece by piece, on the stack as long as they are few.
class ByteBuilder {
public:
  ByteBuilder() : buffer(inlineBuffer) {}
  ByteBuilder(const ByteBuilder &) = delete;
  void append(uint8_t byte) { *room(1) = byte, ++count; }
  void append(const void *bytes, int64_t length) {
    if (length)
      memcpy(room(length), bytes, size_t(length));
    count += length;
  }
  void append(std::string_view bytes) { append(bytes.data(), int64_t(bytes.size())); }
  void appendRepeated(uint8_t byte, int64_t times) {
    if (times > 0)
      memset(room(times), byte, size_t(times)), count += times;
  }
  /// Room for `length` bytes that the caller writes and then advances over.
  uint8_t *room(int64_t length) {
    if (length > capacity - count) {
      int64_t wanted = (count + length) + (count + length) / 2 + 64;
      RawArray *larger = allocateRawToFill(uint64_t(wanted));
      memcpy(larger->data(), buffer, size_t(count));
      heap = larger;
      buffer = larger->data();
      capacity = wanted;
    }
    return buffer + count;
  }
  void advance(int64_t by) { count += by; }
  int64_t length() const { return count; }
  const uint8_t *data() const { return buffer; }
  Bytes *finish() { return makeBytes(buffer, count); }

private:
  uint8_t *buffer;
  RawArray *heap = nullptr; ///< Found by the conservative scan.
  int64_t count = 0, capacity = sizeof inlineBuffer;
  uint8_t inlineBuffer[256];
};

} // namespace pyaot::rt

#endif
