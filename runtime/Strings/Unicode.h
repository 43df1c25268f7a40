//===- Unicode.h - the properties of characters ------------------------------------===//
//
// Unicode 14, as CPython 3.11 has it. The tables are generated (utils/gen_unicode.py);
// ASCII and Latin-1 text hardly ever needs them: callers test c < 128 first.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_UNICODE_H
#define PYAOT_RUNTIME_STRINGS_UNICODE_H

#include <cstdint>

namespace pyaot::rt::unicode {

/// In the order of utils/gen_unicode.py.
enum Property : uint16_t {
  Alpha = 1, Decimal = 2, Digit = 4, Numeric = 8, Space = 16, Printable = 32, Upper = 64, Lower = 128, Title = 256,
  IdentifierStart = 512, IdentifierContinue = 1024, Cased = 2048, CaseIgnorable = 4096, LineBreak = 8192,
  Extended = 16384, ///< A case mapping is longer than one character, or folding differs from lower case.
};

struct Record {
  uint16_t flags;
  uint8_t decimal;
  int32_t upper, lower, title; ///< Differences to the code point; Extended: `upper` is an offset into the long mappings.
};

const Record &recordOf(uint32_t c);
/// The flags of the ASCII characters.
extern const uint16_t asciiFlags[128];
inline uint16_t flagsOf(uint32_t c) { return c < 128 ? asciiFlags[c] : recordOf(c).flags; }
inline bool has(uint32_t c, unsigned properties) { return flagsOf(c) & properties; }
inline bool isSpace(uint32_t c) { return flagsOf(c) & Space; }
inline bool isLineBreak(uint32_t c) { return flagsOf(c) & LineBreak; }
inline bool isPrintable(uint32_t c) { return flagsOf(c) & Printable; }
/// The value of a decimal digit of any script; -1 if c is none.
inline int decimalValue(uint32_t c) {
  if (c < 128)
    return c - '0' < 10 ? int(c - '0') : -1;
  const Record &r = recordOf(c);
  return r.flags & Decimal ? r.decimal : -1;
}

enum class Case { Upper, Lower, Title, Fold };
/// The mappings of the characters below U+0800 that are one character below U+0800, and do not depend on what stands
/// around it; 0: not so.
inline constexpr uint32_t kQuickCases = 0x800;
struct QuickCase {
  uint16_t at[kQuickCases];
};
extern const QuickCase quickCases[2]; // Upper, Lower.
/// The full mapping of c: 1 to 3 characters; returns how many.
int mapCase(uint32_t c, Case to, uint32_t out[3]);

} // namespace pyaot::rt::unicode

#endif
