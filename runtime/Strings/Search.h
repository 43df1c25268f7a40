//===- Search.h - finding text in text of one width (of Strings and IO) ------------===//
//
// A needle of several characters is looked for sixteen bytes at a time: where
// both its first and its last character match, the rest is compared. Text made
// to defeat this filter is handed to memmem, which is linear.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_SEARCH_H
#define PYAOT_RUNTIME_STRINGS_SEARCH_H

#include "Strings/Shared.h"

#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace pyaot::rt::search {

#ifdef __SSE2__
template <typename Char> inline __m128i splat(Char c) {
  if constexpr (sizeof(Char) == 1)
    return _mm_set1_epi8(char(c));
  else if constexpr (sizeof(Char) == 2)
    return _mm_set1_epi16(short(c));
  else
    return _mm_set1_epi32(int(c));
}
template <typename Char> inline __m128i equalLanes(__m128i a, __m128i b) {
  if constexpr (sizeof(Char) == 1)
    return _mm_cmpeq_epi8(a, b);
  else if constexpr (sizeof(Char) == 2)
    return _mm_cmpeq_epi16(a, b);
  else
    return _mm_cmpeq_epi32(a, b);
}
/// Of the places i .. i + lanes: which have `firsts` there and `finals` at the needle's end. One bit a byte.
template <typename Char>
inline unsigned candidates(const Char *text, int64_t needleLength, __m128i firsts, __m128i finals) {
  __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
  __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + needleLength - 1));
  return unsigned(_mm_movemask_epi8(_mm_and_si128(equalLanes<Char>(a, firsts), equalLanes<Char>(b, finals))));
}
#endif

template <typename Char> inline int64_t findChar(const Char *text, int64_t length, Char c) {
  if constexpr (sizeof(Char) == 1) {
    const void *at = length ? memchr(text, c, size_t(length)) : nullptr;
    return at ? static_cast<const Char *>(at) - text : -1;
  } else {
    int64_t i = 0;
#ifdef __SSE2__
    constexpr int64_t kLanes = 16 / sizeof(Char);
    for (__m128i wanted = splat(c); i + kLanes <= length; i += kLanes)
      if (int mask = _mm_movemask_epi8(
              equalLanes<Char>(_mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i)), wanted)))
        return i + __builtin_ctz(unsigned(mask)) / int(sizeof(Char));
#endif
    for (; i < length; ++i)
      if (text[i] == c)
        return i;
    return -1;
  }
}

template <typename Char> inline int64_t findLastChar(const Char *text, int64_t length, Char c) {
  if constexpr (sizeof(Char) == 1) {
    const void *at = length ? memrchr(text, c, size_t(length)) : nullptr;
    return at ? static_cast<const Char *>(at) - text : -1;
  } else {
    for (int64_t i = length - 1; i >= 0; --i)
      if (text[i] == c)
        return i;
    return -1;
  }
}

/// How often c occurs.
template <typename Char> inline int64_t countChar(const Char *text, int64_t length, Char c) {
  int64_t found = 0, i = 0;
#ifdef __SSE2__
  constexpr int64_t kLanes = 16 / sizeof(Char);
  __m128i wanted = splat(c);
  while (length - i >= kLanes) {
    // Up to 255 rounds fit the byte counters; equal lanes are -1 in each of their bytes.
    int64_t rounds = (length - i) / kLanes;
    rounds = rounds < 255 ? rounds : 255;
    __m128i counters = _mm_setzero_si128();
    for (int64_t r = 0; r < rounds; ++r, i += kLanes)
      counters = _mm_sub_epi8(
          counters, equalLanes<Char>(_mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i)), wanted));
    __m128i sums = _mm_sad_epu8(counters, _mm_setzero_si128());
    found += (_mm_cvtsi128_si64(sums) + _mm_cvtsi128_si64(_mm_srli_si128(sums, 8))) / int64_t(sizeof(Char));
  }
#endif
  for (; i < length; ++i)
    found += text[i] == c;
  return found;
}

/// memmem by characters: a match in the middle of a character is none.
template <typename Char>
inline int64_t findLinear(const Char *text, int64_t length, const Char *needle, int64_t needleLength) {
  int64_t start = 0;
  while (needleLength <= length - start) {
    const void *at = memmem(text + start, size_t(length - start) * sizeof(Char), needle, size_t(needleLength) * sizeof(Char));
    if (!at)
      return -1;
    int64_t byte = static_cast<const char *>(at) - reinterpret_cast<const char *>(text);
    if (byte % int64_t(sizeof(Char)) == 0)
      return byte / int64_t(sizeof(Char));
    start = byte / int64_t(sizeof(Char)) + 1;
  }
  return -1;
}

/// The first place of needle (not empty) in text, or -1.
template <typename Char>
inline int64_t find(const Char *text, int64_t length, const Char *needle, int64_t needleLength) {
  int64_t last = length - needleLength; // The last possible place.
  if (last < 0)
    return -1;
  if (needleLength == 1)
    return findChar(text, length, *needle);
  Char first = needle[0], final = needle[needleLength - 1];
  size_t middle = size_t(needleLength - 2) * sizeof(Char);
  int64_t i = 0;
  // What false alarms may cost before memmem takes over.
  [[maybe_unused]] int64_t budget = 64 + 4 * length;
#ifdef __SSE2__
  constexpr int64_t kLanes = 16 / sizeof(Char);
  __m128i firsts = splat(first), finals = splat(final);
  for (; i + kLanes - 1 <= last; i += kLanes) {
    unsigned mask = candidates(text + i, needleLength, firsts, finals);
    while (mask) {
      int64_t at = i + __builtin_ctz(mask) / int(sizeof(Char));
      if (memcmp(text + at + 1, needle + 1, middle) == 0)
        return at;
      mask &= ~(((1u << sizeof(Char)) - 1) << ((at - i) * sizeof(Char)));
      if ((budget -= needleLength) < 0) {
        int64_t found = findLinear(text + at + 1, length - at - 1, needle, needleLength);
        return found < 0 ? -1 : found + at + 1;
      }
    }
  }
#endif
  for (; i <= last; ++i)
    if (text[i] == first && text[i + needleLength - 1] == final && memcmp(text + i + 1, needle + 1, middle) == 0)
      return i;
  return -1;
}

/// The last place of needle (not empty) in text, or -1.
template <typename Char>
inline int64_t findLast(const Char *text, int64_t length, const Char *needle, int64_t needleLength) {
  if (needleLength == 1)
    return findLastChar(text, length, *needle);
  Char first = needle[0], final = needle[needleLength - 1];
  int64_t i = length - needleLength;
#ifdef __SSE2__
  constexpr int64_t kLanes = 16 / sizeof(Char);
  __m128i firsts = splat(first), finals = splat(final);
  for (; i >= kLanes - 1; i -= kLanes) {
    const Char *group = text + i - (kLanes - 1);
    for (unsigned mask = candidates(group, needleLength, firsts, finals); mask;) {
      int lane = (31 - __builtin_clz(mask)) / int(sizeof(Char));
      if (memcmp(group + lane, needle, size_t(needleLength) * sizeof(Char)) == 0)
        return group + lane - text;
      mask &= (1u << (lane * sizeof(Char))) - 1;
    }
  }
#endif
  for (; i >= 0; --i)
    if (text[i] == first && text[i + needleLength - 1] == final &&
        memcmp(text + i, needle, size_t(needleLength) * sizeof(Char)) == 0)
      return i;
  return -1;
}

/// How often needle (not empty) occurs without overlapping, at most `limit` times.
template <typename Char>
inline int64_t count(const Char *text, int64_t length, const Char *needle, int64_t needleLength, int64_t limit) {
  int64_t found = 0, at = 0;
  if (needleLength == 1 && limit >= length)
    return countChar(text, length, *needle);
  while (found < limit) {
    int64_t next = find(text + at, length - at, needle, needleLength);
    if (next < 0)
      break;
    ++found;
    at += next + needleLength;
  }
  return found;
}

/// The characters of a needle in the width of the text that it is looked for in. Valid only if canFit().
template <typename Char> class Needle {
public:
  explicit Needle(const Str *s) : length(s->length()) {
    if ((1u << s->widthShift()) == sizeof(Char)) {
      chars = reinterpret_cast<const Char *>(s->data);
      return;
    }
    Char *wide = buffer;
    if (size_t(length) > sizeof buffer / sizeof(Char)) {
      keep = allocateRaw(uint64_t(length) * sizeof(Char));
      wide = reinterpret_cast<Char *>(keep->data());
    }
    copyChars(wide, sizeof(Char) == 1 ? 0 : sizeof(Char) == 2 ? 1 : 2, s->data, s->widthShift(), length);
    chars = wide;
  }
  const Char *chars;
  int64_t length;

private:
  RawArray *keep = nullptr;
  Char buffer[64 / sizeof(Char)];
};
/// A needle with a wider character cannot occur.
inline bool canFit(const Str *text, const Str *needle) { return needle->widthShift() <= text->widthShift(); }

/// The [start:end] of find() and its kin, brought into 0 .. length.
inline void clamp(int64_t &start, int64_t &end, int64_t length) {
  if (end > length)
    end = length;
  else if (end < 0 && (end += length) < 0)
    end = 0;
  if (start < 0 && (start += length) < 0)
    start = 0;
}

} // namespace pyaot::rt::search

#endif
