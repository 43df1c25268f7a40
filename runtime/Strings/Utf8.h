//===- Utf8.h - UTF-8 (of Strings and IO) ------------------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_UTF8_H
#define PYAOT_RUNTIME_STRINGS_UTF8_H

#include "pyaot/ABI/Layouts.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pyaot::rt {

/// How many bytes the text has in UTF-8; a lone surrogate counts as 3.
int64_t utf8Size(const Str *text, bool *hasSurrogates);
/// Fills exactly utf8Size() bytes.
void writeUtf8(uint8_t *out, const Str *text);
/// Null (no exception): there are surrogates.
Bytes *encodeValidUtf8(const Str *text);
/// Null (no exception): not valid.
Str *decodeIfValidUtf8(const uint8_t *bytes, int64_t length);

inline bool isAsciiBytes(const uint8_t *p, size_t length) {
  uint64_t all = 0;
  size_t i = 0;
  for (; i + 32 <= length; i += 32) {
    uint64_t w[4];
    memcpy(w, p + i, 32);
    if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u)
      return false;
  }
  for (; i + 8 <= length; i += 8) {
    uint64_t w;
    memcpy(&w, p + i, 8);
    all |= w;
  }
  for (; i < length; ++i)
    all |= p[i];
  return !(all & 0x8080808080808080u);
}

/// How many ASCII bytes stand at p, at most `length`.
inline size_t asciiPrefix(const uint8_t *p, size_t length) {
  size_t i = 0;
  for (; i + 8 <= length; i += 8) {
    uint64_t w;
    memcpy(&w, p + i, 8);
    if (uint64_t high = w & 0x8080808080808080u)
      return i + size_t(__builtin_ctzll(high)) / 8;
  }
  while (i < length && p[i] < 0x80)
    ++i;
  return i;
}

/// One character of UTF-8 that is known to be valid; p moves behind it.
inline uint32_t decodeValidUtf8(const uint8_t *&p) {
  uint32_t c = *p++;
  if (c < 0x80)
    return c;
  if (c < 0xE0)
    return (c & 0x1F) << 6 | (*p++ & 0x3F);
  if (c < 0xF0) {
    c = (c & 0x0F) << 12 | uint32_t(p[0] & 0x3F) << 6 | (p[1] & 0x3F);
    p += 2;
    return c;
  }
  c = (c & 7) << 18 | uint32_t(p[0] & 0x3F) << 12 | uint32_t(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
  p += 3;
  return c;
}

inline unsigned utf8Length(uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

inline uint8_t *encodeUtf8(uint8_t *out, uint32_t c) {
  if (c < 0x80) {
    *out++ = uint8_t(c);
  } else if (c < 0x800) {
    *out++ = uint8_t(0xC0 | c >> 6);
    *out++ = uint8_t(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = uint8_t(0xE0 | c >> 12);
    *out++ = uint8_t(0x80 | (c >> 6 & 0x3F));
    *out++ = uint8_t(0x80 | (c & 0x3F));
  } else {
    *out++ = uint8_t(0xF0 | c >> 18);
    *out++ = uint8_t(0x80 | (c >> 12 & 0x3F));
    *out++ = uint8_t(0x80 | (c >> 6 & 0x3F));
    *out++ = uint8_t(0x80 | (c & 0x3F));
  }
  return out;
}

} // namespace pyaot::rt

#endif
