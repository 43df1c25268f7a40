//===- Utf7.cpp - UTF-7 (RFC 2152) ------------------------------------------------------------------===//
//
// Text in ASCII; what is not goes as UTF-16 in base64 between '+' and '-'.
//
//===----------------------------------------------------------------------===//
#include "Strings/Codecs.h"

namespace pyaot::rt {

namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64Value(uint32_t c) {
  if (c - 'A' < 26)
    return int(c - 'A');
  if (c - 'a' < 26)
    return int(c - 'a') + 26;
  if (c - '0' < 10)
    return int(c - '0') + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// May the character stand for itself when encoding? All of ASCII but '+', '\\', '~' and most control characters.
bool isDirect(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c - 32 < 95 && c != '+' && c != '\\' && c != '~');
}

} // namespace

Bytes *encodeUtf7(Str *text) {
  ByteBuilder out;
  bool isShifted = false;
  uint32_t buffer = 0;
  int bits = 0;
  auto unit = [&](uint32_t value) {
    buffer = buffer << 16 | value;
    for (bits += 16; bits >= 6; bits -= 6)
      out.append(uint8_t(kBase64[buffer >> (bits - 6) & 63]));
    buffer &= (1u << bits) - 1;
  };
  auto flush = [&] {
    if (bits)
      out.append(uint8_t(kBase64[buffer << (6 - bits) & 63]));
    buffer = 0;
    bits = 0;
  };
  for (int64_t i = 0; i < text->length(); ++i) {
    uint32_t c = charAt(text, i);
    if (isDirect(c)) {
      if (isShifted) {
        flush();
        isShifted = false;
        if (base64Value(c) >= 0 || c == '-')
          out.append(uint8_t('-'));
      }
      out.append(uint8_t(c));
      continue;
    }
    if (!isShifted) {
      out.append(uint8_t('+'));
      if (c == '+') {
        out.append(uint8_t('-'));
        continue;
      }
      isShifted = true;
    }
    if (c >= 0x10000) {
      unit(0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + (c & 0x3FF);
    }
    unit(c);
  }
  flush();
  if (isShifted)
    out.append(uint8_t('-'));
  return out.finish();
}

Str *decodeUtf7(Value object, BytesView bytes, const Str *errors, DecodeState *state) {
  StrBuilder out;
  bool isShifted = false;
  int64_t at = 0, start = 0, lengthBeforeShift = 0;
  uint32_t buffer = 0, surrogate = 0;
  int bits = 0;
  for (;;) {
    const char *problem = nullptr;
    if (at >= bytes.length) {
      if (isShifted && state->isFinal && (surrogate || bits >= 6 || (bits && buffer)))
        problem = "unterminated shift sequence";
      else
        break;
      isShifted = false;
    } else if (uint8_t c = bytes.data[at]; isShifted) {
      if (int value = base64Value(c); value >= 0) {
        buffer = buffer << 6 | uint32_t(value);
        bits += 6;
        ++at;
        if (bits < 16)
          continue;
        uint32_t unit = buffer >> (bits - 16) & 0xFFFF;
        bits -= 16;
        buffer &= (1u << bits) - 1;
        if (surrogate && unit - 0xDC00 < 0x400) {
          out.append(0x10000 + ((surrogate - 0xD800) << 10) + (unit - 0xDC00));
          surrogate = 0;
          continue;
        }
        if (surrogate)
          out.append(surrogate);
        surrogate = unit - 0xD800 < 0x400 ? unit : 0;
        if (!surrogate)
          out.append(unit);
        continue;
      }
      isShifted = false;
      if (bits >= 6)
        problem = "partial character in shift sequence";
      else if (bits && buffer)
        problem = "non-zero padding bits in shift sequence";
      if (problem) {
        ++at;
      } else {
        if (surrogate && c < 0x80 && c != '+')
          out.append(surrogate);
        surrogate = 0;
        if (c == '-')
          ++at;
        continue;
      }
    } else if (c == '+') {
      start = at++;
      if (at < bytes.length && bytes.data[at] == '-') {
        ++at;
        out.append(uint32_t('+'));
        continue;
      }
      if (at < bytes.length && base64Value(bytes.data[at]) < 0) {
        ++at;
        problem = "ill-formed sequence";
      } else {
        isShifted = true;
        lengthBeforeShift = out.length();
        surrogate = buffer = 0;
        bits = 0;
        continue;
      }
    } else if (c < 0x80) {
      out.append(uint32_t(c));
      ++at;
      continue;
    } else {
      start = at++;
      problem = "unexpected special character";
    }
    Str *replacement;
    if (!handleDecodeError(errors, "utf7", &object, &bytes, start, at, problem, &replacement, &at))
      return nullptr;
    out.append(replacement);
  }
  state->consumed = bytes.length;
  if (!isShifted || state->isFinal)
    return out.finish();
  state->consumed = start; // The whole shift sequence is read again with the next piece.
  return sliceStr(out.finish(), 0, lengthBeforeShift);
}

} // namespace pyaot::rt
