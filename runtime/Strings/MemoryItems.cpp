//===- MemoryItems.cpp - buffers: getting, copying, and their items ---------------------------===//
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Buffer.h"

namespace pyaot::rt {

bool getBuffer(Value v, Buffer *out) {
  auto *get = typeOf(v)->slots.getBuffer;
  if (!get) {
    raise(types::TypeError, "a bytes-like object is required, not '%.100T'", v);
    return false;
  }
  *out = {};
  return get(v, out);
}

bool isContiguous(const Buffer &buffer, char order) {
  if (!buffer.strides || (buffer.length == 0 && buffer.ndim != 1))
    return true;
  if (buffer.ndim == 1) // Decided by the stride even if there is nothing.
    return buffer.shape[0] == 1 || buffer.strides[0] == buffer.itemSize;
  int64_t expected = buffer.itemSize;
  for (int64_t k = 0; k < buffer.ndim; ++k) {
    int64_t dimension = order == 'C' ? buffer.ndim - 1 - k : k;
    if (buffer.shape[dimension] > 1 && buffer.strides[dimension] != expected)
      return false;
    expected *= buffer.shape[dimension];
  }
  return true;
}

bool requireWritable(Value v, uint8_t **data, int64_t *length) {
  Buffer buffer;
  if (!isBytesLike(v)) {
    raise(types::TypeError, "a read-write bytes-like object is required, not '%.100T'", v);
    return false;
  }
  if (!getBuffer(v, &buffer))
    return false;
  if (buffer.isReadOnly || !isContiguous(buffer)) {
    if (!buffer.isReadOnly)
      raise(types::BufferError, "memoryview: underlying buffer is not C-contiguous");
    else
      raise(types::TypeError, "a read-write bytes-like object is required, not '%.100T'", v);
    return false;
  }
  *data = buffer.data;
  *length = buffer.length;
  return true;
}

namespace {

/// Copies dimension `dimension` and what is inside it to *out, which moves on.
void copyDimension(const Buffer &buffer, int64_t dimension, const uint8_t *from, uint8_t *&out) {
  if (dimension == buffer.ndim) {
    memcpy(out, from, size_t(buffer.itemSize));
    out += buffer.itemSize;
    return;
  }
  for (int64_t i = 0; i < buffer.shape[dimension]; ++i)
    copyDimension(buffer, dimension + 1, from + i * buffer.strides[dimension], out);
}

} // namespace

Bytes *copyBuffer(const Buffer &buffer, char order) {
  if (isContiguous(buffer, order))
    return makeBytes(buffer.data, buffer.length);
  Bytes *bytes = newBytesToFill(buffer.length);
  uint8_t *out = dataOf(bytes);
  if (order == 'C') {
    copyDimension(buffer, 0, buffer.data, out);
    return bytes;
  }
  // Fortran's order is C's with the dimensions turned round.
  int64_t shape[64], strides[64];
  for (int64_t k = 0; k < buffer.ndim; ++k) {
    shape[k] = buffer.shape[buffer.ndim - 1 - k];
    strides[k] = buffer.strides[buffer.ndim - 1 - k];
  }
  Buffer turned = buffer;
  turned.shape = shape;
  turned.strides = strides;
  copyDimension(turned, 0, buffer.data, out);
  return bytes;
}

// --- Items ----------------------------------------------------------------------------------------------------------------

char nativeFormat(const char *format) {
  if (*format == '@')
    ++format;
  return *format && !format[1] && nativeSize(*format) ? *format : 0;
}

int64_t nativeSize(char format) {
  switch (format) {
  case 'c': case 'b': case 'B': case '?': return 1;
  case 'h': case 'H': return 2;
  case 'i': case 'I': case 'f': return 4;
  case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'd': case 'P': return 8;
  default: return 0;
  }
}

namespace {

template <typename T> T load(const uint8_t *data) {
  T item;
  memcpy(&item, data, sizeof item);
  return item;
}

template <typename T> bool save(uint8_t *out, T item) {
  memcpy(out, &item, sizeof item);
  return true;
}

bool wrongType(const char *shown) {
  raise(types::TypeError, "memoryview: invalid type for format '%s'", shown);
  return false;
}
bool wrongValue(const char *shown) {
  raise(types::ValueError, "memoryview: invalid value for format '%s'", shown);
  return false;
}

} // namespace

Value unpackItem(const uint8_t *data, char format) {
  switch (format) {
  case 'c': return valueOf(makeByte(*data));
  case 'b': return smallInt(int8_t(*data));
  case 'B': return smallInt(*data);
  case '?': return boolValue(*data != 0);
  case 'h': return smallInt(load<int16_t>(data));
  case 'H': return smallInt(load<uint16_t>(data));
  case 'i': return smallInt(load<int32_t>(data));
  case 'I': return smallInt(load<uint32_t>(data));
  case 'l': case 'q': case 'n': return intValue(load<int64_t>(data));
  case 'L': case 'Q': case 'N': case 'P': return intFromUnsigned(load<uint64_t>(data));
  case 'f': return floatValue(double(load<float>(data)));
  case 'd': return floatValue(load<double>(data));
  }
  __builtin_unreachable();
}

bool packItem(uint8_t *out, Value item, char format, const char *shown) {
  if (format == 'c') {
    if (!isKind<Bytes>(item))
      return wrongType(shown);
    return as<Bytes>(item)->length == 1 ? save(out, *as<Bytes>(item)->data) : wrongValue(shown);
  }
  if (format == '?') {
    Status status = truth(item);
    return status != kRaised && save(out, uint8_t(status));
  }
  if (format == 'f' || format == 'd') {
    double d;
    if (!requireDouble(item, &d)) {
      if (!isPending(types::TypeError))
        return false;
      clearPending();
      return wrongType(shown);
    }
    return format == 'd' ? save(out, d) : save(out, float(d));
  }
  Value number = index(item);
  if (!number) {
    if (!isPending(types::TypeError))
      return false;
    clearPending();
    return wrongType(shown);
  }
  int64_t bits = int64_t(nativeSize(format)) * 8, i;
  bool isSigned = format == 'b' || format == 'h' || format == 'i' || format == 'l' || format == 'q' || format == 'n';
  if (!toInt64(number, &i)) {
    // Only the upper half of the unsigned 64-bit numbers is left.
    Value high = isSigned || bits < 64 || intSign(number) < 0 ? kUnset : intSubtract(number, intLeftShift(smallInt(1), smallInt(63)));
    if (high == kUnset || !toInt64(high, &i))
      return wrongValue(shown);
    return save(out, uint64_t(i) | uint64_t(1) << 63);
  }
  if (isSigned ? bits < 64 && (i >> (bits - 1)) + 1 >> 1 : format != 'P' && (i < 0 || (bits < 64 && i >> bits)))
    return wrongValue(shown);
  memcpy(out, &i, size_t(bits / 8)); // Little-endian.
  return true;
}

} // namespace pyaot::rt
