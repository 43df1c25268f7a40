//===- Shared.h - growing text buffers, widths (private to Strings) ----------------===//
#ifndef PYAOT_RUNTIME_STRINGS_SHARED_H
#define PYAOT_RUNTIME_STRINGS_SHARED_H

#include "Strings/Str.h"

#include <cstring>

namespace pyaot::rt {

/// A RawArray that holds the text of several strs, each a prefix of it, or the text of one instance of a subclass.
/// A str with kShared has its data at text().
struct SharedText : RawArray {
  uint64_t used; ///< Bytes; what lies behind belongs to nobody.
  uint64_t unused;
  uint8_t *text() { return reinterpret_cast<uint8_t *>(this + 1); }
  uint64_t room() const { return capacity - (sizeof(SharedText) - sizeof(RawArray)); }
  static SharedText *of(const Str *s) {
    return reinterpret_cast<SharedText *>(const_cast<uint8_t *>(s->data)) - 1;
  }
};
static_assert(sizeof(SharedText) == 32);
SharedText *newSharedText(uint64_t capacity);

/// A flag of ours in Str::meta: made by joining two strs.
inline constexpr uint64_t kJoined = 32;

/// An object whose text, behind its header, the caller fills.
template <typename T> inline T *allocateText(Shape *shape, size_t bytes) {
  return bytes < kLargeText ? allocateLeaf<T>(shape, bytes) : static_cast<T *>(allocateLargeText(shape, bytes));
}

/// Copies the first `bytes` bytes of s's text; where it can, a short text goes over in one move of 16 bytes: text that
/// lies behind its header has a multiple of 16 bytes. `end`: of the memory that may be written.
inline void copyText(uint8_t *out, const Str *s, size_t bytes, const uint8_t *end) {
  if (bytes == 1) // Most of these are static: their text is elsewhere.
    *out = *s->data;
  else if (bytes <= 16 && s->data == reinterpret_cast<const uint8_t *>(s + 1) && end - out >= 16)
    memcpy(out, s->data, 16);
  else
    memcpy(out, s->data, bytes);
}

inline unsigned shiftFor(uint32_t maxChar) { return maxChar < 0x100 ? 0 : maxChar < 0x10000 ? 1 : 2; }
inline uint32_t maxCharOfShift(unsigned shift) { return shift == 0 ? 0xFF : shift == 1 ? 0xFFFF : 0x10FFFF; }

/// f(uint8_t 0), f(uint16_t 0) or f(uint32_t 0): the parameter's type is that of the characters.
template <typename Fn> inline decltype(auto) withWidth(unsigned widthShift, Fn f) {
  switch (widthShift) {
  case 0: return f(uint8_t(0));
  case 1: return f(uint16_t(0));
  default: return f(uint32_t(0));
  }
}
/// f(const Char *chars, int64_t length).
template <typename Fn> inline decltype(auto) withChars(const Str *s, Fn f) {
  switch (s->widthShift()) {
  case 0: return f(s->data, s->length());
  case 1: return f(reinterpret_cast<const uint16_t *>(s->data), s->length());
  default: return f(reinterpret_cast<const uint32_t *>(s->data), s->length());
  }
}

} // namespace pyaot::rt

#endif
