//===- Search.h - finding text in text of one width (private to Strings) -----------===//
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

template <typename Char> inline int64_t findChar(const Char *text, int64_t length, Char c) {
  if constexpr (sizeof(Char) == 1) {
    const void *at = length ? memchr(text, c, size_t(length)) : nullptr;
    return at ? static_cast<const Char *>(at) - text : -1;
  } else {
    for (int64_t i = 0; i < length; ++i)
      if (text[i] == c)
        return i;
    return -1;
  }
}

template <typename Char> inline int64_t findLastChar(const Char *text, int64_t length, Char c) {
  for (int64_t i = length - 1; i >= 0; --i)
    if (text[i] == c)
      return i;
  return -1;
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
  __m128i firsts, finals;
  if constexpr (sizeof(Char) == 1) {
    firsts = _mm_set1_epi8(char(first));
    finals = _mm_set1_epi8(char(final));
  } else if constexpr (sizeof(Char) == 2) {
    firsts = _mm_set1_epi16(short(first));
    finals = _mm_set1_epi16(short(final));
  } else {
    firsts = _mm_set1_epi32(int(first));
    finals = _mm_set1_epi32(int(final));
  }
  for (; i + kLanes - 1 <= last; i += kLanes) {
    __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i));
    __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + i + needleLength - 1));
    __m128i both;
    if constexpr (sizeof(Char) == 1)
      both = _mm_and_si128(_mm_cmpeq_epi8(a, firsts), _mm_cmpeq_epi8(b, finals));
    else if constexpr (sizeof(Char) == 2)
      both = _mm_and_si128(_mm_cmpeq_epi16(a, firsts), _mm_cmpeq_epi16(b, finals));
    else
      both = _mm_and_si128(_mm_cmpeq_epi32(a, firsts), _mm_cmpeq_epi32(b, finals));
    unsigned mask = unsigned(_mm_movemask_epi8(both));
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
  for (int64_t i = length - needleLength; i >= 0; --i)
    if (text[i] == first && text[i + needleLength - 1] == final &&
        memcmp(text + i, needle, size_t(needleLength) * sizeof(Char)) == 0)
      return i;
  return -1;
}

/// How often needle (not empty) occurs without overlapping, at most `limit` times.
template <typename Char>
inline int64_t count(const Char *text, int64_t length, const Char *needle, int64_t needleLength, int64_t limit) {
  int64_t found = 0, at = 0;
  if (needleLength == 1 && limit >= length) {
    for (int64_t i = 0; i < length; ++i)
      found += text[i] == *needle;
    return found;
  }
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
