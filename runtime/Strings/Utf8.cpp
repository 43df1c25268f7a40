//===- Utf8.cpp - valid UTF-8, many characters at a time -----------------------------===//
//
// Both directions measure first, by vectors and without a branch per character,
// and then fill an object of the exact size. What is not valid is left to
// Codecs.cpp, which knows about error handlers.
//
//===----------------------------------------------------------------------===//
#include "Strings/Utf8.h"
#include "Strings/Bytes.h"
#include "Strings/Shared.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace pyaot::rt {

namespace {

inline bool isSurrogate(uint32_t c) { return c - 0xD800 < 0x800; }

// --- Measuring text ----------------------------------------------------------------------------------------------------

int64_t measure(const uint8_t *chars, int64_t length, bool *) {
  int64_t bytes = length, i = 0;
#ifdef __SSE2__
  for (; i + 16 <= length; i += 16)
    bytes += __builtin_popcount(
        unsigned(_mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(chars + i)))));
#endif
  for (; i < length; ++i)
    bytes += chars[i] >> 7;
  return bytes;
}

int64_t measure(const uint16_t *chars, int64_t length, bool *hasSurrogates) {
  int64_t bytes = 0, i = 0;
  bool bad = false;
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128(), above7 = _mm_set1_epi16(short(0xFF80)), above11 = _mm_set1_epi16(short(0xF800)),
                surrogate = _mm_set1_epi16(short(0xD800)), ones = _mm_set1_epi16(1);
  __m128i anyBad = zero;
  while (i + 8 <= length) {
    // Lanes count down from 3 a character: 8000 rounds fit.
    __m128i saved = zero;
    int64_t rounds = (length - i) / 8 < 8000 ? (length - i) / 8 : 8000;
    for (int64_t r = 0; r < rounds; ++r, i += 8) {
      __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i *>(chars + i)), top = _mm_and_si128(c, above11);
      saved = _mm_sub_epi16(saved, _mm_cmpeq_epi16(_mm_and_si128(c, above7), zero));
      saved = _mm_sub_epi16(saved, _mm_cmpeq_epi16(top, zero));
      anyBad = _mm_or_si128(anyBad, _mm_cmpeq_epi16(top, surrogate));
    }
    int32_t sums[4];
    _mm_storeu_si128(reinterpret_cast<__m128i *>(sums), _mm_madd_epi16(saved, ones));
    bytes += rounds * 24 - sums[0] - sums[1] - sums[2] - sums[3];
  }
  bad = _mm_movemask_epi8(anyBad);
#endif
  for (; i < length; ++i) {
    bytes += 1 + (chars[i] >= 0x80) + (chars[i] >= 0x800);
    bad |= isSurrogate(chars[i]);
  }
  *hasSurrogates = bad;
  return bytes;
}

int64_t measure(const uint32_t *chars, int64_t length, bool *hasSurrogates) {
  int64_t bytes = 0;
  bool bad = false;
  for (int64_t i = 0; i < length;) { // 32-bit sums: lanes as wide as the characters.
    int64_t end = length - i < (1 << 20) ? length : i + (1 << 20);
    uint32_t sum = 0;
    for (; i < end; ++i) {
      uint32_t c = chars[i];
      sum += 1u + (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);
      bad |= isSurrogate(c);
    }
    bytes += sum;
  }
  *hasSurrogates = bad;
  return bytes;
}

// --- Encoding ----------------------------------------------------------------------------------------------------------

/// One character, in one store: writes up to four bytes, of which the first ones count.
template <typename Char> inline uint8_t *encodeOne(uint8_t *out, Char character) {
  uint32_t c = character;
  if (c < 0x80) {
    *out = uint8_t(c);
    return out + 1;
  }
  if (sizeof(Char) == 1 || c < 0x800) {
    uint16_t two = uint16_t((0xC0 | c >> 6) | (0x80 | (c & 0x3F)) << 8);
    memcpy(out, &two, 2);
    return out + 2;
  }
  if (sizeof(Char) == 2 || c < 0x10000) {
    uint32_t three = (0xE0 | c >> 12) | (0x80 | (c >> 6 & 0x3F)) << 8 | (0x80 | (c & 0x3F)) << 16;
    memcpy(out, &three, 4);
    return out + 3;
  }
  uint32_t four = (0xF0 | c >> 18) | (0x80 | (c >> 12 & 0x3F)) << 8 | (0x80 | (c >> 6 & 0x3F)) << 16 |
                  (0x80 | (c & 0x3F)) << 24;
  memcpy(out, &four, 4);
  return out + 4;
}

/// Copies four characters if all are ASCII.
inline bool encodeFour(uint8_t *out, const uint8_t *chars) {
  uint32_t word;
  memcpy(&word, chars, 4);
  memcpy(out, &word, 4);
  return !(word & 0x80808080u);
}
inline bool encodeFour(uint8_t *out, const uint16_t *chars) {
  uint64_t word;
  memcpy(&word, chars, 8);
  word |= word >> 8; // The low bytes of the first and third pair, then of both pairs, come together.
  uint32_t four = uint32_t((word & 0xFFFF) | (word >> 16 & 0xFFFF0000u));
  memcpy(out, &four, 4);
  memcpy(&word, chars, 8);
  return !(word & 0xFF80FF80FF80FF80u);
}
inline bool encodeFour(uint8_t *out, const uint32_t *chars) {
  uint32_t any = chars[0] | chars[1] | chars[2] | chars[3];
  uint32_t four = chars[0] | chars[1] << 8 | chars[2] << 16 | chars[3] << 24;
  memcpy(out, &four, 4);
  return any < 0x80;
}

template <typename Char> void encodeAll(uint8_t *out, const Char *chars, int64_t length) {
  int64_t i = 0;
  // At least four characters are left whenever four bytes are written: what is too much is written over.
  while (i + 8 <= length) {
    if (encodeFour(out, chars + i)) {
      out += 4;
      i += 4;
      continue;
    }
    for (int k = 0; k < 4; ++k)
      out = encodeOne(out, chars[i + k]);
    i += 4;
  }
  for (; i < length; ++i)
    out = encodeUtf8(out, chars[i]);
}

// --- Decoding ----------------------------------------------------------------------------------------------------------

/// How many bytes begin a character, and the greatest byte, which tells how wide the characters are.
int64_t measureUtf8(const uint8_t *p, int64_t length, uint8_t *greatest) {
  int64_t count = 0, i = 0;
  uint8_t top = 0;
#ifdef __SSE2__
  __m128i most = _mm_setzero_si128();
  const __m128i lastTrail = _mm_set1_epi8(char(0xBF));
  for (; i + 16 <= length; i += 16) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p + i));
    most = _mm_max_epu8(most, bytes);
    count += __builtin_popcount(unsigned(_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, lastTrail))));
  }
  uint8_t tops[16];
  _mm_storeu_si128(reinterpret_cast<__m128i *>(tops), most);
  for (uint8_t t : tops)
    top = t > top ? t : top;
#endif
  for (; i < length; ++i) {
    count += (p[i] & 0xC0) != 0x80;
    top = p[i] > top ? p[i] : top;
  }
  *greatest = top;
  return count;
}

template <typename Char> inline void widenEight(Char *out, const uint8_t *p) {
  for (int i = 0; i < 8; ++i)
    out[i] = p[i];
}

inline uint32_t loadFour(const uint8_t *p) {
  uint32_t word;
  memcpy(&word, p, 4);
  return word;
}

/// False: not valid. Every character that is written has a first byte of its own, so `out` never overflows.
template <typename Char> bool decodeAll(Char *out, Char *outEnd, const uint8_t *p, const uint8_t *end) {
  while (end - p >= 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    uint64_t high = word & 0x8080808080808080u;
    if (high != 0x8080808080808080u && !(word & 0x80) && outEnd - out >= 8) { // ASCII up to the first high bit.
      widenEight(out, p);
      int run = high ? __builtin_ctzll(high) / 8 : 8;
      out += run;
      p += run;
      continue;
    }
    uint32_t w = uint32_t(word);
    if ((w & 0xC0E0) == 0x80C0 && (w & 0x1E)) {
      *out++ = Char((w & 0x1F) << 6 | (w >> 8 & 0x3F));
      p += 2;
      if ((w & 0xC0E00000) == 0x80C00000 && (w & 0x1E0000)) {
        *out++ = Char((w >> 16 & 0x1F) << 6 | (w >> 24 & 0x3F));
        p += 2;
      }
      continue;
    }
    if constexpr (sizeof(Char) > 1) {
      if ((w & 0xC0C0F0) == 0x8080E0) {
        uint32_t c = (w & 0xF) << 12 | (w >> 2 & 0xFC0) | (w >> 16 & 0x3F);
        if (c < 0x800 || isSurrogate(c))
          return false;
        *out++ = Char(c);
        p += 3;
        continue;
      }
    }
    if constexpr (sizeof(Char) > 2) {
      if ((w & 0xC0C0C0F8) == 0x808080F0) {
        uint32_t c = (w & 7) << 18 | (w << 4 & 0x3F000) | (w >> 10 & 0xFC0) | (w >> 24 & 0x3F);
        if (c - 0x10000 >= 0x100000)
          return false;
        *out++ = Char(c);
        p += 4;
        continue;
      }
    }
    if (w & 0x80)
      return false;
    *out++ = Char(*p++);
  }
  while (p < end) {
    // The last bytes: the same, from a copy that ends in zeros.
    uint8_t rest[8] = {};
    memcpy(rest, p, size_t(end - p));
    uint32_t w = loadFour(rest), c;
    if (!(w & 0x80)) {
      c = w & 0x7F;
      p += 1;
    } else if ((w & 0xC0E0) == 0x80C0 && (w & 0x1E)) {
      c = (w & 0x1F) << 6 | (w >> 8 & 0x3F);
      p += 2;
    } else if ((w & 0xC0C0F0) == 0x8080E0) {
      c = (w & 0xF) << 12 | (w >> 2 & 0xFC0) | (w >> 16 & 0x3F);
      if (c < 0x800 || isSurrogate(c))
        return false;
      p += 3;
    } else if ((w & 0xC0C0C0F8) == 0x808080F0) {
      c = (w & 7) << 18 | (w << 4 & 0x3F000) | (w >> 10 & 0xFC0) | (w >> 24 & 0x3F);
      if (c - 0x10000 >= 0x100000)
        return false;
      p += 4;
    } else {
      return false;
    }
    *out++ = Char(c);
  }
  return true;
}

} // namespace

int64_t utf8Size(const Str *text, bool *hasSurrogates) {
  *hasSurrogates = false;
  if (text->isAscii())
    return text->length();
  return withChars(text, [&](auto *chars, int64_t length) { return measure(chars, length, hasSurrogates); });
}

void writeUtf8(uint8_t *out, const Str *text) {
  if (text->isAscii()) {
    memcpy(out, text->data, size_t(text->length()));
    return;
  }
  withChars(text, [&](auto *chars, int64_t length) { encodeAll(out, chars, length); });
}

Bytes *encodeValidUtf8(const Str *text) {
  bool hasSurrogates;
  int64_t size = utf8Size(text, &hasSurrogates);
  if (hasSurrogates)
    return nullptr;
  Bytes *result = newBytesToFill(size);
  writeUtf8(dataOf(result), text);
  return result;
}

Str *decodeIfValidUtf8(const uint8_t *bytes, int64_t length) {
  const uint8_t *end = bytes + length;
  if (length == 0)
    return emptyStr;
  uint8_t greatest;
  int64_t count = measureUtf8(bytes, length, &greatest);
  if (greatest < 0x80)
    return makeAscii({reinterpret_cast<const char *>(bytes), size_t(length)});
  if (count <= 1) {
    uint32_t c;
    return count && decodeAll(&c, &c + 1, bytes, end) ? makeChar(c) : nullptr;
  }
  if (greatest > 0xF4)
    return nullptr;
  // U+00FF is C3 BF: a greater first byte means a greater character, if all is valid.
  Str *s = newStr(count, greatest < 0xC4 ? 0xFF : greatest < 0xF0 ? 0xFFFF : 0x10FFFF);
  bool isValid = withWidth(s->widthShift(), [&](auto zero) {
    auto *out = reinterpret_cast<decltype(zero) *>(dataOf(s));
    return decodeAll(out, out + count, bytes, end);
  });
  return isValid ? s : nullptr;
}

} // namespace pyaot::rt
