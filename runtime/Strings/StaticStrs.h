//===- StaticStrs.h - strs that need no heap (private to Strings) -----------------===//
#ifndef PYAOT_RUNTIME_STRINGS_STATICSTRS_H
#define PYAOT_RUNTIME_STRINGS_STATICSTRS_H

#include "Strings/Str.h"

namespace pyaot::rt {

/// Objects are 16-byte aligned, static ones too.
struct alignas(16) StaticStr {
  Str str;
};

/// The one-character strs of U+0000 .. U+00FF.
struct Latin1Strs {
  StaticStr strs[256];
  constexpr Latin1Strs();
};
extern Latin1Strs latin1Strs;
inline Str *latin1Char(uint8_t c) { return &latin1Strs.strs[c].str; }
/// All rows of Names.def.
Str *const *staticNames(size_t *count);

} // namespace pyaot::rt

#endif
