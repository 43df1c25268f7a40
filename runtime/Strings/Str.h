//===- Str.h - making and reading str objects ----------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_STR_H
#define PYAOT_RUNTIME_STRINGS_STR_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

#include <string_view>

namespace pyaot::rt {

/// From UTF-8 that is known to be valid (C++ literals); lone surrogates as 3-byte groups are accepted.
Str *makeStr(std::string_view utf8);
/// From text that is known to be ASCII, or from Latin-1.
Str *makeAscii(std::string_view ascii);
Str *makeLatin1(const uint8_t *chars, int64_t length);
/// From code points of 1, 2 or 4 bytes each; narrowed to the smallest width that fits.
Str *makeFromChars(const void *chars, unsigned widthShift, int64_t length);
/// Uninitialised text of `length` characters whose highest one is at most `maxChar`; the caller fills data.
Str *newStr(int64_t length, uint32_t maxChar);
inline uint8_t *dataOf(Str *s) { return const_cast<uint8_t *>(s->data); }
/// One character.
Str *makeChar(uint32_t codePoint);
/// The one object for equal text: names, keyword arguments, dict keys of namespaces.
Str *intern(Str *s);
Str *intern(std::string_view utf8);
extern Str *const emptyStr;
/// `s` as an exact str: itself, or a copy when it is an instance of a subclass.
Str *exactStr(Str *s);
/// The OR of all characters: tells the width that they need.
uint32_t orOfChars(const void *chars, unsigned widthShift, int64_t length);
/// Copies characters, widening or narrowing (the caller knows that they fit).
void copyChars(void *to, unsigned toShift, const void *from, unsigned fromShift, int64_t length);

inline uint32_t charAt(const Str *s, int64_t i) {
  switch (s->widthShift()) {
  case 0: return s->data[i];
  case 1: return reinterpret_cast<const uint16_t *>(s->data)[i];
  default: return reinterpret_cast<const uint32_t *>(s->data)[i];
  }
}

/// UTF-8 of s: points into s if it is ASCII, else into a RawArray kept alive through *keep. Lone surrogates come out as
/// 3-byte groups. NUL-terminated only if `terminated`.
std::string_view utf8Of(const Str *s, Object **keep, bool terminated = false);

bool equalStr(const Str *a, const Str *b);
bool equalStr(const Str *a, const char *ascii);
int compareStr(const Str *a, const Str *b); ///< By code point: <0, 0, >0.
int64_t hashStr(Str *s);                    ///< Cached.
/// The hash of bytes and of the character data of str: SipHash-1-3 keyed from PYTHONHASHSEED. Never -1.
int64_t hashBytes(const void *data, size_t length);
Str *concatStr(Str *a, Str *b);             ///< Amortised O(1) when `a` is the newest string of its buffer.
Str *sliceStr(Str *s, int64_t start, int64_t length);
int64_t findStr(const Str *haystack, const Str *needle, int64_t start, int64_t end); ///< -1 if absent.
int64_t findLastStr(const Str *haystack, const Str *needle, int64_t start, int64_t end);
int64_t countStr(const Str *haystack, const Str *needle, int64_t start, int64_t end, int64_t limit);
bool isAt(const Str *text, int64_t position, const Str *part); ///< text[position:] starts with part.
Str *replaceStr(Str *s, Str *from, Str *to, int64_t limit); ///< limit < 0: all; null = exception.
/// separator.join(items): null = exception.
Str *joinStrs(Str *separator, const Value *items, int64_t count);
Str *reprStr(const Str *s);
void appendRepr(class StrBuilder &out, const Str *s);
/// What ascii() makes of a repr: backslash escapes for what is not ASCII.
Str *escapeNonAscii(Str *s);

/// Builds text piece by piece in a stack buffer (then on the heap), widening as needed; finish() makes one exact str.
class StrBuilder {
public:
  StrBuilder() : buffer(inlineBuffer), capacity(sizeof inlineBuffer) {}
  StrBuilder(const StrBuilder &) = delete;
  void append(uint32_t codePoint) {
    if (count < capacity) {
      if (shift == 0 && codePoint < 256) {
        hasLatin1 |= codePoint >= 128;
        buffer[count++] = uint8_t(codePoint);
        return;
      }
      if (shift == 1 && codePoint < 0x10000) {
        reinterpret_cast<uint16_t *>(buffer)[count++] = uint16_t(codePoint);
        return;
      }
      if (shift == 2) {
        reinterpret_cast<uint32_t *>(buffer)[count++] = codePoint;
        return;
      }
    }
    appendSlow(codePoint);
  }
  void append(char c) { append(uint32_t(uint8_t(c))); }
  void append(std::string_view utf8);
  void append(const Str *s) {
    if (s->isAscii() && shift == 0 && s->length() <= capacity - count) {
      __builtin_memcpy(buffer + count, s->data, size_t(s->length()));
      count += s->length();
    } else {
      appendChars(s->data, s->widthShift(), s->length(), s->isAscii());
    }
  }
  void append(const Str *s, int64_t start, int64_t length) {
    appendChars(s->data + (start << s->widthShift()), s->widthShift(), length, s->isAscii());
  }
  void appendAscii(const char *ascii, int64_t length) {
    if (shift == 0 && length <= capacity - count) {
      __builtin_memcpy(buffer + count, ascii, size_t(length));
      count += length;
    } else {
      appendChars(ascii, 0, length, true);
    }
  }
  void appendAscii(std::string_view ascii) { appendAscii(ascii.data(), int64_t(ascii.size())); }
  void appendRepeated(uint32_t codePoint, int64_t count);
  void appendInt(int64_t value);
  void appendChars(const void *chars, unsigned widthShift, int64_t length, bool isAscii);
  /// Room for `length` ASCII characters that the caller writes at once; null while the text is wide.
  char *tryRoom(int64_t length) {
    if (shift != 0)
      return nullptr;
    if (length > capacity - count)
      reserve(length, 0);
    return reinterpret_cast<char *>(buffer + count);
  }
  void advance(int64_t written) { count += written; }
  int64_t length() const { return count; }
  Str *finish();

private:
  void appendSlow(uint32_t codePoint);
  void reserve(int64_t more, unsigned neededShift); ///< Room for `more` characters of this width.
  uint8_t *buffer; ///< inlineBuffer or the data of `heap`.
  RawArray *heap = nullptr; ///< Found by the conservative scan: builders live on the stack.
  int64_t count = 0, capacity; ///< In characters of the current width.
  unsigned shift = 0;
  bool hasLatin1 = false; ///< Width 0: some character is 128 or more.
  alignas(8) uint8_t inlineBuffer[256];
};

/// names::__init__: static, interned names of the runtime. Rows of Names.def.
namespace names {
#define NAME(Id, Text) extern Str *const Id;
#include "Strings/Names.def"
} // namespace names

} // namespace pyaot::rt

#endif
