//===- Str.h - making and reading str objects ----------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_STR_H
#define PYAOT_RUNTIME_STRINGS_STR_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

#include <string_view>

namespace pyaot::rt {

/// From UTF-8 that is known to be valid (C++ literals); lone surrogates as 3-byte groups are accepted.
Str *makeStr(std::string_view utf8);
/// Uninitialised text of `length` characters whose highest one is at most `maxChar`; the caller fills data.
Str *newStr(int64_t length, uint32_t maxChar);
inline uint8_t *dataOf(Str *s) { return const_cast<uint8_t *>(s->data); }
/// One character.
Str *makeChar(uint32_t codePoint);
/// The one object for equal text: names, keyword arguments, dict keys of namespaces.
Str *intern(Str *s);
Str *intern(std::string_view utf8);
extern Str *const emptyStr;

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
Str *concatStr(Str *a, Str *b);             ///< Amortised O(1) when `a` is the newest string of its buffer.
Str *sliceStr(Str *s, int64_t start, int64_t length);
int64_t findStr(const Str *haystack, const Str *needle, int64_t start, int64_t end); ///< -1 if absent.

/// Builds text piece by piece in a stack buffer (then on the heap), widening as needed; finish() makes one exact str.
class StrBuilder {
public:
  StrBuilder();
  ~StrBuilder();
  StrBuilder(const StrBuilder &) = delete;
  void append(uint32_t codePoint);
  void append(std::string_view utf8);
  void append(const Str *s);
  void append(const Str *s, int64_t start, int64_t length);
  void appendRepeated(uint32_t codePoint, int64_t count);
  void appendInt(int64_t value);
  int64_t length() const { return count; }
  Str *finish();

private:
  void reserve(int64_t more, uint32_t maxChar);
  uint8_t *buffer; ///< inlineBuffer or the data of `heap`.
  RawArray *heap = nullptr;
  int64_t count = 0, capacity;
  unsigned shift = 0;
  uint32_t orOfAll = 0; ///< Tells ASCII from Latin-1.
  alignas(8) uint8_t inlineBuffer[256];
};

/// names::__init__: static, interned names of the runtime. Rows of Names.def.
namespace names {
#define NAME(Id, Text) extern Str *const Id;
#include "Strings/Names.def"
} // namespace names

} // namespace pyaot::rt

#endif
