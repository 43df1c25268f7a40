//===- Names.cpp - the runtime's static strings -----------------------------------===//
//
// The names of Names.def, the empty str and the 256 one-character strs of
// Latin-1 are laid out by the C++ compiler: start-up does nothing for them.
//
//===----------------------------------------------------------------------===//
#include "Strings/StaticStrs.h"

namespace pyaot::rt {

namespace {

/// The bytes of a literal as the uint8_t that Str::data wants in a constant expression.
template <size_t N> struct Text {
  uint8_t bytes[N];
  consteval Text(const char (&text)[N]) {
    for (size_t i = 0; i < N; ++i)
      bytes[i] = uint8_t(text[i]);
  }
};

constexpr Str makeStatic(const uint8_t *data, size_t length, uint64_t flags) {
  Str s{};
  s.shape = &shapes::Str;
  s.meta = uint64_t(length) << Str::kLengthShift | flags;
  s.data = data;
  return s;
}

struct Latin1Bytes {
  uint8_t bytes[256];
  consteval Latin1Bytes() {
    for (int i = 0; i < 256; ++i)
      bytes[i] = uint8_t(i);
  }
};
constexpr Latin1Bytes latin1Bytes;

constinit StaticStr empty{makeStatic(latin1Bytes.bytes, 0, Str::kAscii | Str::kInterned)};

namespace texts {
#define NAME(Id, String)                                                                                               \
  constexpr Text Id(String);                                                                                           \
  constinit StaticStr Id##Str{makeStatic(Id.bytes, sizeof(Id.bytes) - 1, Str::kAscii | Str::kInterned)};
#include "Strings/Names.def"
} // namespace texts

} // namespace

constexpr Latin1Strs::Latin1Strs() {
  for (int i = 0; i < 256; ++i)
    strs[i].str = makeStatic(latin1Bytes.bytes + i, 1, (i < 128 ? Str::kAscii : 0) | Str::kInterned);
}
constinit Latin1Strs latin1Strs;
constinit Str *const emptyStr = &empty.str;

namespace names {
#define NAME(Id, String) constinit Str *const Id = &texts::Id##Str.str;
#include "Strings/Names.def"
} // namespace names

namespace {
constinit Str *const allNames[] = {
#define NAME(Id, String) &texts::Id##Str.str,
#include "Strings/Names.def"
};
} // namespace

Str *const *staticNames(size_t *count) {
  *count = sizeof allNames / sizeof *allNames;
  return allNames;
}

} // namespace pyaot::rt
