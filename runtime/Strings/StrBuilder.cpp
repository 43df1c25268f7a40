//===- StrBuilder.cpp - text piece by piece ----------------------------------------===//
#include "Format/Decimal.h"
#include "Strings/Bytes.h"
#include "Strings/Shared.h"
#include "Strings/StaticStrs.h"
#include "Strings/Utf8.h"

#include <cstring>

namespace pyaot::rt {

void StrBuilder::reserve(int64_t more, unsigned neededShift) {
  unsigned newShift = neededShift > shift ? neededShift : shift;
  if (newShift == shift && more <= capacity - count)
    return;
  int64_t wanted = count + more;
  uint64_t bytes = uint64_t(wanted) << newShift;
  if (bytes <= sizeof inlineBuffer && !heap) { // Only the width grows: from the end, in place.
    uint32_t copy[sizeof inlineBuffer / 2];
    copyChars(copy, newShift, buffer, shift, count);
    memcpy(inlineBuffer, copy, size_t(count) << newShift);
    capacity = int64_t(sizeof inlineBuffer) >> newShift;
  } else {
    RawArray *larger = allocateRawToFill(bytes + bytes / 2 + 64);
    copyChars(larger->data(), newShift, buffer, shift, count);
    heap = larger;
    buffer = larger->data();
    capacity = int64_t((bytes + bytes / 2 + 64) >> newShift);
  }
  shift = newShift;
}

void StrBuilder::appendChars(const void *chars, unsigned widthShift, int64_t length, bool isAscii) {
  if (length == 0)
    return;
  uint32_t all = 0;
  if (!isAscii) {
    all = orOfChars(chars, widthShift, length);
    hasLatin1 |= all >= 128;
  }
  reserve(length, shiftFor(all));
  copyChars(buffer + (count << shift), shift, chars, widthShift, length);
  count += length;
}

void StrBuilder::appendSlow(uint32_t codePoint) { appendChars(&codePoint, 2, 1, codePoint < 128); }

void StrBuilder::append(std::string_view utf8) {
  const uint8_t *p = reinterpret_cast<const uint8_t *>(utf8.data()), *end = p + utf8.size();
  if (isAsciiBytes(p, utf8.size())) {
    appendAscii(utf8);
    return;
  }
  while (p != end)
    append(decodeValidUtf8(p));
}

void StrBuilder::appendRepeated(uint32_t codePoint, int64_t times) {
  if (times <= 0)
    return;
  hasLatin1 |= codePoint >= 128;
  reserve(times, shiftFor(codePoint));
  switch (shift) {
  case 0: memset(buffer + count, int(codePoint), size_t(times)); break;
  case 1:
    for (int64_t i = 0; i < times; ++i)
      reinterpret_cast<uint16_t *>(buffer)[count + i] = uint16_t(codePoint);
    break;
  default:
    for (int64_t i = 0; i < times; ++i)
      reinterpret_cast<uint32_t *>(buffer)[count + i] = codePoint;
  }
  count += times;
}

void StrBuilder::appendInt(int64_t value) {
  char text[24];
  appendAscii(text, writeInt64(text, value));
}

Str *StrBuilder::finish() {
  if (count <= 1)
    return count ? makeFromChars(buffer, shift, 1) : emptyStr;
  uint32_t maxChar = shift ? maxCharOfShift(shift) : hasLatin1 ? 0xFF : 0x7F;
  Str *s = newStr(count, maxChar);
  memcpy(dataOf(s), buffer, size_t(count) << shift);
  return s;
}

} // namespace pyaot::rt
