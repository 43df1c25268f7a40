//===- Codecs.cpp - UTF-8, Latin-1, ASCII, UTF-16, UTF-32 and the error handlers -------===//
//
// Valid input takes a straight path of its own; the loop that knows about error
// handlers runs only from the first error on. Reference: library, "Encodings and
// Unicode", "Error Handlers".
//
//===----------------------------------------------------------------------===//
#include "Strings/Codecs.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Shared.h"
#include "Strings/Utf8.h"

#include <bit>

namespace pyaot::rt {

namespace {

/// As exceptions name them.
constexpr const char *kCodecNames[] = {"utf-8",     "utf-8",  "latin-1",   "ascii",    "utf-16",
                                       "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"};

struct Alias {
  const char *name;
  Codec codec;
};
/// Lower case, separators as '_'.
constexpr Alias kAliases[] = {
    {"utf_8", Codec::Utf8},          {"utf8", Codec::Utf8},           {"u8", Codec::Utf8},
    {"utf", Codec::Utf8},            {"cp65001", Codec::Utf8},        {"utf8_ucs2", Codec::Utf8},
    {"utf8_ucs4", Codec::Utf8},      {"utf_8_sig", Codec::Utf8Sig},   {"latin_1", Codec::Latin1},
    {"latin1", Codec::Latin1},       {"latin", Codec::Latin1},        {"l1", Codec::Latin1},
    {"iso_8859_1", Codec::Latin1},   {"iso8859_1", Codec::Latin1},    {"iso8859", Codec::Latin1},
    {"8859", Codec::Latin1},         {"cp819", Codec::Latin1},        {"ibm819", Codec::Latin1},
    {"iso_ir_100", Codec::Latin1},   {"csisolatin1", Codec::Latin1},  {"ascii", Codec::Ascii},
    {"us_ascii", Codec::Ascii},      {"us", Codec::Ascii},            {"646", Codec::Ascii},
    {"ansi_x3.4_1968", Codec::Ascii}, {"iso646_us", Codec::Ascii},    {"cp367", Codec::Ascii},
    {"utf_16", Codec::Utf16},        {"utf16", Codec::Utf16},         {"u16", Codec::Utf16},
    {"utf_16_le", Codec::Utf16LE},   {"utf_16le", Codec::Utf16LE},    {"unicodelittleunmarked", Codec::Utf16LE},
    {"utf_16_be", Codec::Utf16BE},   {"utf_16be", Codec::Utf16BE},    {"unicodebigunmarked", Codec::Utf16BE},
    {"utf_32", Codec::Utf32},        {"utf32", Codec::Utf32},         {"u32", Codec::Utf32},
    {"utf_32_le", Codec::Utf32LE},   {"utf_32le", Codec::Utf32LE},    {"utf_32_be", Codec::Utf32BE},
    {"utf_32be", Codec::Utf32BE},
};

} // namespace

Codec codecOf(const Str *name) {
  if (!name)
    return Codec::Utf8;
  char text[32];
  if (!name->isAscii() || size_t(name->length()) >= sizeof text)
    return Codec::Unknown;
  for (int64_t i = 0; i < name->length(); ++i) {
    uint8_t c = name->data[i];
    text[i] = char(c == '-' || c == ' ' ? '_' : uint8_t(c - 'A') < 26 ? c + 32 : c);
  }
  std::string_view wanted(text, size_t(name->length()));
  for (const Alias &alias : kAliases)
    if (wanted == alias.name)
      return alias.codec;
  return Codec::Unknown;
}

namespace {

enum class Handler {
  Strict, Ignore, Replace, BackslashReplace, SurrogateEscape, SurrogatePass, XmlCharRefReplace, NameReplace, Unknown
};

Handler handlerOf(const Str *name) {
  static constexpr const char *names[] = {"strict",        "ignore",            "replace",    "backslashreplace",
                                          "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"};
  if (!name)
    return Handler::Strict;
  for (int i = 0; i < 8; ++i)
    if (equalStr(name, names[i]))
      return Handler(i);
  return Handler::Unknown;
}

bool isSurrogate(uint32_t c) { return c - 0xD800 < 0x800; }

void raiseCodecError(Type &type, const char *codec, Value object, int64_t start, int64_t end, const char *reason) {
  Value args[] = {valueOf(makeStr(codec)), object, smallInt(start), smallInt(end), valueOf(makeStr(reason))};
  Value exception = call(valueOf(&type), args, 5);
  if (exception)
    raiseObject(exception);
}

// --- Encoding --------------------------------------------------------------------------------------------------------

class Encoder {
public:
  Encoder(Str *text, Codec codec, const Str *errors) : text(text), codec(codec), errors(errors) {}

  Bytes *run() {
    if (codec == Codec::Utf16 || codec == Codec::Utf32)
      put(0xFEFF);
    else if (codec == Codec::Utf8Sig)
      out.append("\xEF\xBB\xBF");
    int64_t length = text->length();
    for (int64_t i = 0; i < length;) {
      uint32_t c = charAt(text, i);
      if (canEncode(c)) {
        put(c);
        ++i;
        continue;
      }
      int64_t end = i + 1;
      while (end < length && !canEncode(charAt(text, end)))
        ++end;
      if (unitSize() > 1)
        end = i + 1; // The wide codecs report one character at a time.
      if (!handle(i, end))
        return nullptr;
      i = next;
    }
    return out.finish();
  }

private:
  unsigned unitSize() const {
    switch (codec) {
    case Codec::Utf16: case Codec::Utf16LE: case Codec::Utf16BE: return 2;
    case Codec::Utf32: case Codec::Utf32LE: case Codec::Utf32BE: return 4;
    default: return 1;
    }
  }

  bool canEncode(uint32_t c) const {
    return codec == Codec::Ascii ? c < 0x80 : codec == Codec::Latin1 ? c < 0x100 : !isSurrogate(c);
  }

  void putUnit(uint32_t unit, unsigned size) {
    bool isBig = codec == Codec::Utf16BE || codec == Codec::Utf32BE;
    for (unsigned i = 0; i < size; ++i)
      out.append(uint8_t(unit >> 8 * (isBig ? size - 1 - i : i)));
  }

  void put(uint32_t c) {
    switch (unitSize()) {
    case 2:
      if (c >= 0x10000) {
        putUnit(0xD800 + ((c - 0x10000) >> 10), 2);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
      }
      return putUnit(c, 2);
    case 4: return putUnit(c, 4);
    default:
      if (codec == Codec::Ascii || codec == Codec::Latin1)
        return out.append(uint8_t(c));
      uint8_t *place = out.room(4);
      out.advance(pyaot::rt::encodeUtf8(place, c) - place);
    }
  }
  void putAscii(std::string_view ascii) {
    for (char c : ascii)
      put(uint8_t(c));
  }

  const char *reason() const {
    return codec == Codec::Ascii    ? "ordinal not in range(128)"
           : codec == Codec::Latin1 ? "ordinal not in range(256)"
                                    : "surrogates not allowed";
  }

  bool fail(int64_t start, int64_t end) {
    raiseCodecError(types::UnicodeEncodeError, kCodecNames[int(codec)], valueOf(text), start, end, reason());
    return false;
  }

  /// A handler that is a function: what it gives is text to encode, or bytes.
  bool callHandler(int64_t start, int64_t end) {
    Value replacement;
    if (!handleEncodeError(errors, kCodecNames[int(codec)], text, start, end, reason(), &replacement, &next))
      return false;
    if (isKind<Bytes>(replacement)) {
      auto *bytes = as<Bytes>(replacement);
      if (bytes->length % unitSize())
        return fail(start, end);
      out.append(bytes->data, bytes->length);
      return true;
    }
    Str *put = as<Str>(replacement);
    for (int64_t i = 0; i < put->length(); ++i) {
      if (!canEncode(charAt(put, i)) || (unitSize() > 1 && !put->isAscii()))
        return fail(start, end);
      this->put(charAt(put, i));
    }
    return true;
  }

  /// What errors= says of the characters [start, end); false = exception.
  bool handle(int64_t start, int64_t end) {
    Handler handler = handlerOf(errors);
    next = end;
    if (handler == Handler::NameReplace || handler == Handler::Unknown)
      return callHandler(start, end);
    for (int64_t i = start; i < end; ++i) {
      uint32_t c = charAt(text, i);
      switch (handler) {
      case Handler::Strict: return fail(start, end);
      case Handler::Ignore: break;
      case Handler::Replace: put('?'); break;
      case Handler::BackslashReplace: {
        char escape[12] = "\\";
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        escape[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
        for (int k = 0; k < digits; ++k)
          escape[2 + k] = "0123456789abcdef"[c >> 4 * (digits - 1 - k) & 15];
        putAscii({escape, size_t(2 + digits)});
        break;
      }
      case Handler::XmlCharRefReplace: {
        StrBuilder number;
        number.appendInt(c);
        Str *digits = number.finish();
        putAscii("&#");
        putAscii({reinterpret_cast<const char *>(digits->data), size_t(digits->length())});
        putAscii(";");
        break;
      }
      case Handler::SurrogateEscape:
        if (c - 0xDC80 >= 0x80 || unitSize() > 1)
          return fail(i, end);
        out.append(uint8_t(c));
        break;
      case Handler::SurrogatePass:
        if (!isSurrogate(c) || codec == Codec::Ascii || codec == Codec::Latin1)
          return fail(start, end);
        put(c);
        break;
      case Handler::NameReplace: case Handler::Unknown: __builtin_unreachable();
      }
    }
    return true;
  }

  Str *text;
  Codec codec;
  const Str *errors;
  int64_t next = 0; ///< Where to go on after an error.
  ByteBuilder out;
};

/// UTF-16 in the machine's (little-endian) order of text without surrogates and astral characters; null: neither.
Bytes *encodeUtf16Quickly(const Str *text, bool hasMark) {
  bool hasSurrogates;
  if (std::endian::native != std::endian::little || text->widthShift() > 1 || (utf8Size(text, &hasSurrogates), hasSurrogates))
    return nullptr;
  Bytes *result = newBytesToFill(2 * (text->length() + hasMark));
  uint8_t *out = dataOf(result);
  if (hasMark) {
    memcpy(out, "\xFF\xFE", 2);
    out += 2;
  }
  copyChars(out, 1, text->data, text->widthShift(), text->length());
  return result;
}

/// UTF-16 in the machine's (little-endian) order without surrogates; null: there are some.
Str *decodeUtf16Quickly(BytesView bytes, bool mayHaveMark) {
  if (std::endian::native != std::endian::little || bytes.length & 1)
    return nullptr;
  if (mayHaveMark && bytes.length >= 2) {
    if (bytes.data[0] == 0xFE && bytes.data[1] == 0xFF)
      return nullptr;
    if (bytes.data[0] == 0xFF && bytes.data[1] == 0xFE)
      bytes = {bytes.data + 2, bytes.length - 2};
  }
  bool hasSurrogates = false;
  for (int64_t i = 0; i < bytes.length; i += 2) // Without a branch: a loop for vectors.
    hasSurrogates |= (bytes.data[i + 1] & 0xF8) == 0xD8;
  return hasSurrogates ? nullptr : makeFromChars(bytes.data, 1, bytes.length / 2);
}

// --- Decoding --------------------------------------------------------------------------------------------------------

class Decoder {
public:
  Decoder(Value object, BytesView bytes, Codec codec, const Str *errors, DecodeState *state = nullptr)
      : object(object), in(bytes.data), length(bytes.length), codec(codec), errors(errors), state(state) {}

  Str *run() {
    int64_t skipped = 0;
    if (codec == Codec::Utf8Sig && length >= 3 && !memcmp(in, "\xEF\xBB\xBF", 3))
      in += 3, length -= 3, skipped = 3;
    if (!decodeAll())
      return nullptr;
    if (state) {
      state->consumed = at + skipped;
      if (isUtf16() || isUtf32())
        state->order = order;
    }
    return out.finish();
  }

private:
  bool decodeAll() {
    switch (codec) {
    case Codec::Utf8Sig: case Codec::Utf8: return runUtf8();
    case Codec::Ascii: return runAscii();
    case Codec::Utf16: case Codec::Utf16LE: case Codec::Utf16BE: return runUtf16();
    case Codec::Utf32: case Codec::Utf32LE: case Codec::Utf32BE: return runUtf32();
    case Codec::Latin1: case Codec::Unknown: break;
    }
    __builtin_unreachable();
  }

  /// What is cut off at the end waits for the next piece.
  bool isIncomplete() const { return state && !state->isFinal; }

  const char *codecName() const {
    Codec named = codec; // A byte order mark, or its absence, has chosen an order by now.
    if (codec == Codec::Utf16)
      named = isBig ? Codec::Utf16BE : Codec::Utf16LE;
    else if (codec == Codec::Utf32)
      named = isBig ? Codec::Utf32BE : Codec::Utf32LE;
    return kCodecNames[int(named)];
  }

  bool fail(int64_t start, int64_t end, const char *reason) {
    if (!isExact<Bytes>(object) || as<Bytes>(object)->data != in) // The mark of utf-8-sig is not shown.
      object = valueOf(makeBytes(in, length));
    raiseCodecError(types::UnicodeDecodeError, codecName(), object, start, end, reason);
    return false;
  }

  /// What errors= says of the bytes [start, end); moves `at` to where decoding goes on. false = exception.
  bool handle(int64_t start, int64_t end, const char *reason) {
    Handler handler = handlerOf(errors);
    at = end;
    switch (handler) {
    case Handler::Strict: return fail(start, end, reason);
    case Handler::Ignore: return true;
    case Handler::Replace: out.append(uint32_t(0xFFFD)); return true;
    case Handler::BackslashReplace:
      for (int64_t i = start; i < end; ++i) {
        out.appendAscii("\\x");
        out.append("0123456789abcdef"[in[i] >> 4]);
        out.append("0123456789abcdef"[in[i] & 15]);
      }
      return true;
    case Handler::SurrogateEscape: {
      int64_t i = start;
      for (; i < end && in[i] >= 0x80; ++i)
        out.append(uint32_t(0xDC00 + in[i]));
      at = i;
      return i > start || fail(start, end, reason);
    }
    case Handler::SurrogatePass: {
      uint32_t c = surrogateAt(start);
      if (!c)
        return fail(start, end, reason);
      out.append(c);
      at = start + (codec == Codec::Utf8 || codec == Codec::Utf8Sig ? 3 : isUtf16() ? 2 : 4);
      return true;
    }
    case Handler::XmlCharRefReplace: case Handler::NameReplace: case Handler::Unknown: {
      BytesView bytes{in, length};
      Str *replacement;
      if (!handleDecodeError(errors, codecName(), &object, &bytes, start, end, reason, &replacement, &at))
        return false;
      in = bytes.data;
      length = bytes.length;
      out.append(replacement);
      return true;
    }
    }
    __builtin_unreachable();
  }

  bool isUtf32() const { return codec == Codec::Utf32 || codec == Codec::Utf32LE || codec == Codec::Utf32BE; }
  bool isUtf16() const { return codec == Codec::Utf16 || codec == Codec::Utf16LE || codec == Codec::Utf16BE; }

  /// A lone surrogate encoded at this place; 0 if there is none.
  uint32_t surrogateAt(int64_t i) {
    uint32_t c = 0;
    if (codec == Codec::Utf8 || codec == Codec::Utf8Sig) {
      if (length - i >= 3 && in[i] == 0xED && (in[i + 1] & 0xC0) == 0x80 && (in[i + 2] & 0xC0) == 0x80)
        c = 0xD000 | (in[i + 1] & 0x3F) << 6 | (in[i + 2] & 0x3F);
    } else if (codec != Codec::Ascii) {
      unsigned size = isUtf16() ? 2 : 4;
      if (length - i >= size)
        c = unitAt(i, size);
    }
    return isSurrogate(c) ? c : 0;
  }

  bool runUtf8() {
    while (at < length) {
      uint32_t c = in[at];
      if (c < 0x80) {
        int64_t start = at;
        while (at < length && in[at] < 0x80)
          ++at;
        out.appendAscii(reinterpret_cast<const char *>(in + start), at - start);
        continue;
      }
      int need = c < 0xC2 || c > 0xF4 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
      if (!need) {
        if (!handle(at, at + 1, "invalid start byte"))
          return false;
        continue;
      }
      // The second byte of some lead bytes is restricted: no overlong forms, no surrogates, nothing past U+10FFFF.
      uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
      int have = 1;
      bool isBad = false;
      while (have <= need && at + have < length) {
        uint8_t b = in[at + have];
        if (b < (have == 1 ? low : 0x80) || b > (have == 1 ? high : 0xBF)) {
          isBad = true;
          break;
        }
        ++have;
      }
      if (have <= need) {
        if (!isBad && isIncomplete())
          return true;
        if (!handle(at, at + have, isBad ? "invalid continuation byte" : "unexpected end of data"))
          return false;
        continue;
      }
      const uint8_t *p = in + at;
      out.append(decodeValidUtf8(p));
      at += have;
    }
    return true;
  }

  bool runAscii() {
    while (at < length) {
      if (in[at] < 0x80)
        out.append(uint32_t(in[at++]));
      else if (!handle(at, at + 1, "ordinal not in range(128)"))
        return false;
    }
    return true;
  }

  uint32_t unitAt(int64_t i, unsigned size) const {
    uint32_t unit = 0;
    for (unsigned k = 0; k < size; ++k)
      unit |= uint32_t(in[i + k]) << 8 * (isBig ? size - 1 - k : k);
    return unit;
  }

  /// A byte order mark decides for the codecs that do not name an order.
  void readMark(unsigned size) {
    isBig = codec == Codec::Utf16BE || codec == Codec::Utf32BE;
    order = state ? state->order : 0;
    if (order)
      isBig = order > 0;
    if ((codec != Codec::Utf16 && codec != Codec::Utf32) || length < size || order)
      return;
    for (bool big : {false, true}) {
      isBig = big;
      if (unitAt(0, size) != 0xFEFF)
        continue;
      at = size;
      order = big ? 1 : -1;
      return;
    }
    isBig = false;
  }

  bool runUtf16() {
    readMark(2);
    while (at < length) {
      if (length - at < 2) {
        if (isIncomplete())
          return true;
        if (!handle(at, length, "truncated data"))
          return false;
        continue;
      }
      uint32_t c = unitAt(at, 2);
      if (!isSurrogate(c)) {
        out.append(c);
        at += 2;
      } else if (c >= 0xDC00) {
        if (!handle(at, at + 2, "illegal encoding"))
          return false;
      } else if (length - at < 4) {
        if (isIncomplete())
          return true;
        if (!handle(at, length, "unexpected end of data"))
          return false;
      } else {
        uint32_t low = unitAt(at + 2, 2);
        if (low - 0xDC00 < 0x400) {
          out.append(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
          at += 4;
        } else if (!handle(at, at + 2, "illegal UTF-16 surrogate")) {
          return false;
        }
      }
    }
    return true;
  }

  bool runUtf32() {
    readMark(4);
    while (at < length) {
      if (length - at < 4) {
        if (isIncomplete())
          return true;
        if (!handle(at, length, "truncated data"))
          return false;
        continue;
      }
      uint32_t c = unitAt(at, 4);
      if (c <= 0x10FFFF && !isSurrogate(c)) {
        out.append(c);
        at += 4;
      } else if (!handle(at, at + 4,
                         c > 0x10FFFF ? "code point not in range(0x110000)"
                                      : "code point in surrogate code point range(0xd800, 0xe000)")) {
        return false;
      }
    }
    return true;
  }

  Value object;
  const uint8_t *in;
  int64_t length, at = 0;
  Codec codec;
  const Str *errors;
  DecodeState *state; ///< Null: the whole text.
  bool isBig = false;
  int order = 0;
  StrBuilder out;
};

} // namespace

Bytes *encodeUtf8(Str *text, Str *errors) {
  if (text->isAscii())
    return makeBytes(text->data, text->length());
  if (Bytes *bytes = encodeValidUtf8(text))
    return bytes;
  return Encoder(text, Codec::Utf8, errors).run();
}

Str *decodeUtf8(Value object, BytesView bytes, Str *errors) {
  if (Str *s = decodeIfValidUtf8(bytes.data, bytes.length))
    return s;
  return Decoder(object, bytes, Codec::Utf8, errors).run();
}

Bytes *encodeWith(Codec codec, Str *text, const Str *errors) {
  switch (codec) {
  case Codec::Utf8: return encodeUtf8(text, const_cast<Str *>(errors));
  case Codec::Ascii:
    if (text->isAscii())
      return makeBytes(text->data, text->length());
    break;
  case Codec::Latin1:
    if (text->widthShift() == 0)
      return makeBytes(text->data, text->length());
    break;
  case Codec::Utf16: case Codec::Utf16LE:
    if (Bytes *bytes = encodeUtf16Quickly(text, codec == Codec::Utf16))
      return bytes;
    break;
  case Codec::Utf8Sig: case Codec::Utf16BE: case Codec::Utf32: case Codec::Utf32LE: case Codec::Utf32BE: case Codec::Unknown:
    break;
  }
  return Encoder(text, codec, errors).run();
}

Str *decodeWith(Codec codec, Value object, BytesView bytes, const Str *errors, DecodeState *state) {
  if (state)
    state->consumed = bytes.length;
  switch (codec) {
  case Codec::Utf8:
    if (Str *s = decodeIfValidUtf8(bytes.data, bytes.length))
      return s;
    break;
  case Codec::Ascii:
    if (isAsciiBytes(bytes.data, size_t(bytes.length)))
      return makeAscii({reinterpret_cast<const char *>(bytes.data), size_t(bytes.length)});
    break;
  case Codec::Latin1: return makeLatin1(bytes.data, bytes.length);
  case Codec::Utf16: case Codec::Utf16LE:
    if (Str *s = state ? nullptr : decodeUtf16Quickly(bytes, codec == Codec::Utf16))
      return s;
    break;
  case Codec::Utf8Sig: case Codec::Utf16BE: case Codec::Utf32: case Codec::Utf32LE: case Codec::Utf32BE: case Codec::Unknown:
    break;
  }
  return Decoder(object, bytes, codec, errors, state).run();
}

namespace {

/// CPython goes to these without its registry, so that what they raise stays as it is.
bool isShortcut(Codec codec) {
  return codec == Codec::Utf8 || codec == Codec::Ascii || codec == Codec::Latin1 || codec == Codec::Utf16 || codec == Codec::Utf32;
}

} // namespace

Bytes *encode(Str *text, Str *encoding, Str *errors) {
  Codec codec = codecOf(encoding);
  if (codec == Codec::Unknown) {
    Value result = encodeByRegistry(valueOf(text), encoding, errors, true);
    return result ? as<Bytes>(result) : nullptr;
  }
  Bytes *bytes = encodeWith(codec, text, errors);
  if (!bytes && !isShortcut(codec))
    wrapCodecError("encoding", encoding);
  return bytes;
}

Str *decode(Value object, BytesView bytes, Str *encoding, Str *errors) {
  Codec codec = codecOf(encoding);
  if (codec == Codec::Unknown) {
    Value result = decodeByRegistry(object, encoding, errors, true);
    return result ? as<Str>(result) : nullptr;
  }
  Str *text = decodeWith(codec, object, bytes, errors);
  if (!text && !isShortcut(codec))
    wrapCodecError("decoding", encoding);
  return text;
}

Str *decodeFileSystem(std::string_view bytes) {
  static constexpr const char *kEscape = "surrogateescape";
  BytesView view{reinterpret_cast<const uint8_t *>(bytes.data()), int64_t(bytes.size())};
  return decodeUtf8(kNone, view, makeAscii(kEscape));
}

Bytes *encodeFileSystem(Str *text) {
  if (text->isAscii())
    return makeBytes(text->data, text->length());
  return encodeUtf8(text, makeAscii("surrogateescape"));
}

} // namespace pyaot::rt
