//===- Spec.cpp - parsing the format mini-language -----------------------------------===//
//
//   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// Reference: library, "Format Specification Mini-Language".
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "Format/Format.h"
#include "Strings/Unicode.h"

namespace pyaot::rt {

namespace {

bool isAlign(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/// Digits (of any script) at `i`; false = too many. -1 in *number: there are none.
bool readNumber(const Str *spec, int64_t &i, int32_t *number) {
  int64_t n = -1;
  for (; i < spec->length(); ++i) {
    int digit = unicode::decimalValue(charAt(spec, i));
    if (digit < 0)
      break;
    n = (n < 0 ? 0 : n) * 10 + digit;
    if (n > INT32_MAX) {
      raise(types::ValueError, "Too many decimal digits in format string");
      return false;
    }
  }
  *number = int32_t(n);
  return true;
}

bool fail(const char *text) {
  raise(types::ValueError, text);
  return false;
}

} // namespace

bool parseSpec(const Str *spec, FormatSpec *out, const char *typeName) {
  *out = FormatSpec();
  int64_t i = 0, length = spec->length();
  auto at = [&](int64_t k) { return k < length ? charAt(spec, k) : 0; };
  bool hasFill = false;
  if (length >= 2 && isAlign(at(1))) {
    out->fill = at(0);
    out->align = char(at(1));
    hasFill = true;
    i = 2;
  } else if (length >= 1 && isAlign(at(0))) {
    out->align = char(at(0));
    i = 1;
  }
  if (uint32_t c = at(i); c == '+' || c == '-' || c == ' ') {
    out->sign = char(c);
    ++i;
  }
  if (at(i) == 'z') {
    out->noNegativeZero = true;
    ++i;
  }
  if (at(i) == '#') {
    out->alternate = true;
    ++i;
  }
  if (!hasFill && at(i) == '0') {
    out->zeroPad = true;
    ++i;
  }
  if (!readNumber(spec, i, &out->width))
    return false;
  if (at(i) == ',') {
    out->grouping = ',';
    ++i;
  }
  if (at(i) == '_') {
    if (out->grouping)
      return fail("Cannot specify both ',' and '_'.");
    out->grouping = '_';
    ++i;
  }
  if (at(i) == ',' && out->grouping == '_')
    return fail("Cannot specify both ',' and '_'.");
  if (at(i) == '.' && i < length) {
    ++i;
    if (!readNumber(spec, i, &out->precision))
      return false;
    if (out->precision < 0)
      return fail("Format specifier missing precision");
  }
  if (length - i > 1) {
    raise(types::ValueError, "Invalid format specifier '%U' for object of type '%.200s'", spec, typeName);
    return false;
  }
  uint32_t type = at(i);
  if (out->grouping && i < length) {
    bool isAllowed = false;
    switch (type) {
    case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case 'F': case '%': isAllowed = true; break;
    case 'b': case 'o': case 'x': case 'X': isAllowed = out->grouping == '_'; break;
    }
    if (!isAllowed) {
      if (type > 32 && type < 128)
        raise(types::ValueError, "Cannot specify '%c' with '%c'.", out->grouping, int(type));
      else
        raise(types::ValueError, "Cannot specify '%c' with '\\x%x'.", out->grouping, int(type));
      return false;
    }
  }
  // No type has a code outside these: the answer is the same for all of them, and the struct has room for a char only.
  if (i < length && (type <= 32 || type >= 128)) {
    raise(types::ValueError, "Unknown format code '\\x%x' for object of type '%.200s'", int(type), typeName);
    return false;
  }
  out->type = i < length ? char(type) : 0;
  return true;
}

} // namespace pyaot::rt
