//===- Buffer.h - the buffer protocol: whose memory others may look into ----------------===//
//
// A type whose objects are bytes-like (bytes, bytearray, memoryview, array, mmap, BytesIO's view) fills the slot
// `getBuffer`. memoryview() and everything that takes bytes-like objects work on any of them. There are no reference
// counts that would say when a borrower is done, so a Buffer is a plain answer that needs no release: `memory` keeps what
// `data` points into alive, and an exporter that grows moves to other memory and leaves the old to the borrower.
// Only what is known to be in use counts as an export: a memoryview in a `with` block.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_BUFFER_H
#define PYAOT_RUNTIME_STRINGS_BUFFER_H

#include "Strings/Bytes.h"

namespace pyaot::rt {

/// What an object tells of its memory: CPython's Py_buffer.
struct Buffer {
  uint8_t *data = nullptr; ///< The first item.
  int64_t length = 0;      ///< In bytes: the product of shape and itemSize.
  int64_t itemSize = 1;
  const char *format = "B"; ///< In the notation of module struct; a static text or inside what `memory` keeps.
  bool isReadOnly = true;
  const Object *memory = nullptr; ///< The heap object that `data` lies in; null: as long as the exporter lives.
  int64_t *exports = nullptr; ///< A counter in the exporter that forbids resizing while it is not 0; null: nothing to count.
  int64_t ndim = 1;
  const int64_t *shape = nullptr, *strides = nullptr; ///< Null: one dimension, contiguous.
};

/// memoryview. Base and memory are kept alive; the extents stand behind the object.
struct MemoryView : Object {
  Value base; ///< The exporter; kUnset once released.
  const Object *memory;
  uint8_t *data; ///< The first item.
  int64_t *exports;
  int64_t held; ///< How often this view, in `with` blocks, counts in *exports.
  Bytes *format; ///< With a NUL behind it.
  int64_t itemSize, length; ///< length: in bytes.
  uint64_t hash; ///< 0: not known.
  uint32_t ndim;
  bool isReadOnly;
  int64_t *shape() { return reinterpret_cast<int64_t *>(this + 1); }
  int64_t *strides() { return shape() + ndim; }
};
PYAOT_KIND(MemoryView, MemoryView)

/// The object has a buffer: it is "a bytes-like object".
inline bool isBytesLike(Value v) { return typeOf(v)->slots.getBuffer != nullptr; }
/// The buffer of a bytes-like object; false = TypeError "a bytes-like object is required, not 'T'", or what the exporter
/// raises (a released memoryview).
bool getBuffer(Value v, Buffer *out);
/// Items lie one behind the other in the order of C (or of Fortran).
bool isContiguous(const Buffer &buffer, char order = 'C');
/// Memory that may be written into, in one piece (readinto(), recv_into()); false = TypeError or BufferError.
bool requireWritable(Value v, uint8_t **data, int64_t *length);
/// A copy in the order of C (or 'F') of all bytes, whatever the strides.
Bytes *copyBuffer(const Buffer &buffer, char order = 'C');
/// A new view of all of `base`, with what `buffer` says of it.
MemoryView *makeMemoryView(Value base, const Buffer &buffer);

// --- Items of a native format --------------------------------------------------------------------------------------------

/// The one letter of a format like "B" or "@i"; 0 if it is anything else.
char nativeFormat(const char *format);
/// Its size; 0 for what is no native format.
int64_t nativeSize(char format);
Value unpackItem(const uint8_t *data, char format);
/// Two steps, because __index__ may release the view in between: the item's bytes into `out`, at most 8. `shown` is the
/// format for the texts of errors; false = raised.
bool packItem(uint8_t *out, Value item, char format, const char *shown);

} // namespace pyaot::rt

#endif
