//===- EscapeCodecs.cpp - unicode_escape and raw_unicode_escape -----------------------------------===//
#include "Strings/Codecs.h"

namespace pyaot::rt {

Bytes *encodeUnicodeEscape(Str *text, bool isRaw) {
  ByteBuilder out;
  for (int64_t i = 0; i < text->length(); ++i) {
    uint32_t c = charAt(text, i);
    if (isRaw ? c < 0x100 : c - 32 < 95 && c != '\\') {
      out.append(uint8_t(c));
      continue;
    }
    out.append(uint8_t('\\'));
    if (!isRaw && (c == '\\' || c == '\t' || c == '\n' || c == '\r')) {
      out.append(uint8_t(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\'));
      continue;
    }
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.append(uint8_t(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U'));
    for (int k = digits; k-- > 0;)
      out.append(uint8_t("0123456789abcdef"[c >> 4 * k & 15]));
  }
  return out.finish();
}

namespace {

int hexDigit(uint8_t c) {
  return uint8_t(c - '0') < 10 ? c - '0' : uint8_t((c | 32) - 'a') < 6 ? (c | 32) - 'a' + 10 : -1;
}

class EscapeDecoder {
public:
  EscapeDecoder(Value object, BytesView bytes, const Str *errors, bool isRaw, DecodeState *state)
      : object(object), bytes(bytes), errors(errors), isRaw(isRaw), state(state) {}

  Str *run() {
    while (at < bytes.length) {
      uint8_t c = bytes.data[at];
      if (c != '\\') {
        out.append(uint32_t(c));
        ++at;
        continue;
      }
      start = at++;
      if (at >= bytes.length) {
        if (!state->isFinal)
          return stop();
        if (isRaw)
          out.append(uint32_t('\\'));
        else if (!fail("\\ at end of string"))
          return nullptr;
        continue;
      }
      switch (isRaw ? rawEscape() : escape()) {
      case Next: break;
      case Cut: return stop();
      case Raised: return nullptr;
      }
    }
    state->consumed = bytes.length;
    return out.finish();
  }

private:
  enum Result { Next, Cut, Raised };

  Str *stop() {
    state->consumed = start;
    return out.finish();
  }

  /// Leaves bytes[start:at) to the error handler.
  bool fail(const char *reason) {
    Str *replacement;
    if (!handleDecodeError(errors, isRaw ? "rawunicodeescape" : "unicodeescape", &object, &bytes, start, at, reason, &replacement,
                           &at))
      return false;
    out.append(replacement);
    return true;
  }
  Result failed(const char *reason) { return fail(reason) ? Next : Raised; }

  Result hex(int digits, const char *truncated, const char *outOfRange) {
    uint32_t c = 0;
    for (int k = 0; k < digits; ++k, ++at) {
      if (at >= bytes.length && !state->isFinal)
        return Cut;
      int digit = at < bytes.length ? hexDigit(bytes.data[at]) : -1;
      if (digit < 0)
        return failed(truncated);
      c = c << 4 | uint32_t(digit);
    }
    if (c > 0x10FFFF)
      return failed(outOfRange);
    out.append(c);
    return Next;
  }

  Result named() {
    const char *malformed = "malformed \\N character escape";
    if (at >= bytes.length)
      return state->isFinal ? failed(malformed) : Cut;
    if (bytes.data[at] != '{')
      return failed(malformed);
    int64_t name = ++at;
    while (at < bytes.length && bytes.data[at] != '}')
      ++at;
    if (at >= bytes.length)
      return state->isFinal ? failed(malformed) : Cut;
    int64_t length = at - name;
    if (!length)
      return failed(malformed);
    ++at;
    uint32_t c;
    if (!characterNamed(makeLatin1(bytes.data + name, length), &c))
      return failed("unknown Unicode character name");
    out.append(c);
    return Next;
  }

  Result rawEscape() {
    uint8_t c = bytes.data[at++];
    if (c == 'u' || c == 'U')
      return hex(c == 'u' ? 4 : 8, c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape",
                 "\\Uxxxxxxxx out of range");
    out.append(uint32_t('\\'));
    out.append(uint32_t(c));
    return Next;
  }

  Result escape() {
    uint8_t c = bytes.data[at++];
    const char *illegal = "illegal Unicode character";
    switch (c) {
    case '\n': return Next;
    case '\\': case '\'': case '"': return put(c);
    case 'b': return put('\b');
    case 't': return put('\t');
    case 'n': return put('\n');
    case 'r': return put('\r');
    case 'f': return put('\f');
    case 'v': return put('\v');
    case 'a': return put('\a');
    case 'x': return hex(2, "truncated \\xXX escape", illegal);
    case 'u': return hex(4, "truncated \\uXXXX escape", illegal);
    case 'U': return hex(8, "truncated \\UXXXXXXXX escape", illegal);
    case 'N': return named();
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': {
      uint32_t octal = c - '0';
      for (int k = 0; k < 2 && at < bytes.length && uint8_t(bytes.data[at] - '0') < 8; ++k)
        octal = octal * 8 + (bytes.data[at++] - '0');
      return put(octal);
    }
    default:
      out.append(uint32_t('\\'));
      return put(c);
    }
  }

  Result put(uint32_t c) {
    out.append(c);
    return Next;
  }

  Value object;
  BytesView bytes;
  const Str *errors;
  bool isRaw;
  DecodeState *state;
  int64_t at = 0, start = 0;
  StrBuilder out;
};

} // namespace

Str *decodeUnicodeEscape(Value object, BytesView bytes, const Str *errors, bool isRaw, DecodeState *state) {
  return EscapeDecoder(object, bytes, errors, isRaw, state).run();
}

} // namespace pyaot::rt
