//===- Codecs.cpp - module _codecs ---------------------------------------------------------------===//
//
// The native half of the module codecs: the registries, and each native codec as a pair of functions that answer (result,
// length consumed). Reference: library, "codecs".
//
//===----------------------------------------------------------------------===//
#include "Strings/Codecs.h"
#include "Containers/Containers.h"
#include "Containers/Dict.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Buffer.h"
#include "Strings/BytesParts.h"

namespace pyaot::rt {

namespace {

Value pairOf(Value result, int64_t length) { return valueOf(makeTuple({result, intValue(length)})); }

bool isStrArgument(const char *function, int position, Value v) {
  if (isStr(v))
    return true;
  raise(types::TypeError, "%s() argument %d must be str, not %Y", function, position, v);
  return false;
}

/// The argument `errors`: None or absent is null.
bool readErrors(const char *function, int position, Value *args, size_t nargs, Str **out) {
  *out = nullptr;
  if (nargs < size_t(position) || args[position - 1] == kNone)
    return true;
  if (!isStr(args[position - 1])) {
    raise(types::TypeError, "%s() argument %d must be str or None, not %T", function, position, args[position - 1]);
    return false;
  }
  *out = as<Str>(args[position - 1]);
  return true;
}

/// The bytes to decode; where `takesText`, a str is taken as UTF-8. *keep holds what the view looks at.
bool readData(Value v, bool takesText, BytesView *out, Value *keep) {
  *keep = v;
  if (takesText && isStr(v)) {
    Bytes *bytes = encodeUtf8(as<Str>(v));
    if (!bytes)
      return false;
    *keep = valueOf(bytes);
    *out = {bytes->data, bytes->length};
    return true;
  }
  return requireBytes(v, out);
}

// --- Pairs of functions -----------------------------------------------------------------------------------------------------

/// (str, errors=None)
Value encodeFunction(const char *name, Value *args, size_t nargs, Codec codec) {
  Str *errors;
  if (!isStrArgument(name, 1, args[0]) || !readErrors(name, 2, args, nargs, &errors))
    return kError;
  Bytes *bytes = encodeWith(codec, as<Str>(args[0]), errors);
  return bytes ? pairOf(valueOf(bytes), as<Str>(args[0])->length()) : kError;
}

/// (str, errors=None, byteorder=0)
Value encodeOrdered(const char *name, Value *args, size_t nargs, Codec marked, Codec little, Codec big) {
  int32_t order = 0;
  if (nargs > 2 && !requireInt32(args[2], &order))
    return kError;
  return encodeFunction(name, args, nargs < 2 ? nargs : 2, order == 0 ? marked : order < 0 ? little : big);
}

/// (data, errors=None, final=False)
Value decodeFunction(const char *name, Value *args, size_t nargs, Codec codec, bool hasFinal) {
  Str *errors;
  BytesView bytes;
  Value keep;
  DecodeState state;
  if (!readData(args[0], false, &bytes, &keep) || !readErrors(name, 2, args, nargs, &errors))
    return kError;
  Status isFinal = hasFinal && nargs > 2 ? truth(args[2]) : Status(!hasFinal);
  if (isFinal == kRaised)
    return kError;
  state.isFinal = isFinal;
  Str *text = decodeWith(codec, keep, bytes, errors, &state);
  return text ? pairOf(valueOf(text), state.consumed) : kError;
}

/// (data, errors=None, byteorder=0, final=False) -> (str, consumed, byteorder)
Value decodeExtended(const char *name, Value *args, size_t nargs, Codec codec) {
  Str *errors;
  BytesView bytes;
  Value keep;
  DecodeState state;
  int32_t order = 0;
  if (!readData(args[0], false, &bytes, &keep) || !readErrors(name, 2, args, nargs, &errors) ||
      (nargs > 2 && !requireInt32(args[2], &order)))
    return kError;
  Status isFinal = nargs > 3 ? truth(args[3]) : Status(0);
  if (isFinal == kRaised)
    return kError;
  state.isFinal = isFinal;
  state.order = order;
  Str *text = decodeWith(codec, keep, bytes, errors, &state);
  return text ? valueOf(makeTuple({valueOf(text), intValue(state.consumed), smallInt(state.order)})) : kError;
}

#define ENCODER(function, codec)                                                                                       \
  Value function(Value, Value *args, size_t nargs, Tuple *) { return encodeFunction(#function, args, nargs, Codec::codec); }
#define DECODER(function, codec, hasFinal)                                                                             \
  Value function(Value, Value *args, size_t nargs, Tuple *) {                                                          \
    return decodeFunction(#function, args, nargs, Codec::codec, hasFinal);                                             \
  }
ENCODER(utf_8_encode, Utf8)
ENCODER(latin_1_encode, Latin1)
ENCODER(ascii_encode, Ascii)
ENCODER(utf_16_le_encode, Utf16LE)
ENCODER(utf_16_be_encode, Utf16BE)
ENCODER(utf_32_le_encode, Utf32LE)
ENCODER(utf_32_be_encode, Utf32BE)
DECODER(utf_8_decode, Utf8, true)
DECODER(latin_1_decode, Latin1, false)
DECODER(ascii_decode, Ascii, false)
DECODER(utf_16_decode, Utf16, true)
DECODER(utf_16_le_decode, Utf16LE, true)
DECODER(utf_16_be_decode, Utf16BE, true)
DECODER(utf_32_decode, Utf32, true)
DECODER(utf_32_le_decode, Utf32LE, true)
DECODER(utf_32_be_decode, Utf32BE, true)
#undef ENCODER
#undef DECODER

Value utf_16_encode(Value, Value *args, size_t nargs, Tuple *) {
  return encodeOrdered("utf_16_encode", args, nargs, Codec::Utf16, Codec::Utf16LE, Codec::Utf16BE);
}
Value utf_32_encode(Value, Value *args, size_t nargs, Tuple *) {
  return encodeOrdered("utf_32_encode", args, nargs, Codec::Utf32, Codec::Utf32LE, Codec::Utf32BE);
}
Value utf_16_ex_decode(Value, Value *args, size_t nargs, Tuple *) {
  return decodeExtended("utf_16_ex_decode", args, nargs, Codec::Utf16);
}
Value utf_32_ex_decode(Value, Value *args, size_t nargs, Tuple *) {
  return decodeExtended("utf_32_ex_decode", args, nargs, Codec::Utf32);
}

Value utf_7_encode(Value, Value *args, size_t nargs, Tuple *) {
  Str *errors;
  if (!isStrArgument("utf_7_encode", 1, args[0]) || !readErrors("utf_7_encode", 2, args, nargs, &errors))
    return kError;
  return pairOf(valueOf(encodeUtf7(as<Str>(args[0]))), as<Str>(args[0])->length());
}

Value escapeEncoder(const char *name, Value *args, size_t nargs, bool isRaw) {
  Str *errors;
  if (!isStrArgument(name, 1, args[0]) || !readErrors(name, 2, args, nargs, &errors))
    return kError;
  return pairOf(valueOf(encodeUnicodeEscape(as<Str>(args[0]), isRaw)), as<Str>(args[0])->length());
}
Value unicode_escape_encode(Value, Value *args, size_t nargs, Tuple *) {
  return escapeEncoder("unicode_escape_encode", args, nargs, false);
}
Value raw_unicode_escape_encode(Value, Value *args, size_t nargs, Tuple *) {
  return escapeEncoder("raw_unicode_escape_encode", args, nargs, true);
}

enum class Partial { Escape, RawEscape, Utf7 };
Value partialDecoder(const char *name, Value *args, size_t nargs, Partial kind) {
  Str *errors;
  BytesView bytes;
  Value keep;
  DecodeState state;
  if (!readData(args[0], kind != Partial::Utf7, &bytes, &keep) || !readErrors(name, 2, args, nargs, &errors))
    return kError;
  Status isFinal = nargs > 2 ? truth(args[2]) : Status(kind != Partial::Utf7);
  if (isFinal == kRaised)
    return kError;
  state.isFinal = isFinal;
  Str *text = kind == Partial::Utf7 ? decodeUtf7(keep, bytes, errors, &state)
                                    : decodeUnicodeEscape(keep, bytes, errors, kind == Partial::RawEscape, &state);
  return text ? pairOf(valueOf(text), state.consumed) : kError;
}
Value utf_7_decode(Value, Value *args, size_t nargs, Tuple *) {
  return partialDecoder("utf_7_decode", args, nargs, Partial::Utf7);
}
Value unicode_escape_decode(Value, Value *args, size_t nargs, Tuple *) {
  return partialDecoder("unicode_escape_decode", args, nargs, Partial::Escape);
}
Value raw_unicode_escape_decode(Value, Value *args, size_t nargs, Tuple *) {
  return partialDecoder("raw_unicode_escape_decode", args, nargs, Partial::RawEscape);
}

// --- Character maps ---------------------------------------------------------------------------------------------------------

constexpr const char *kUndefined = "character maps to <undefined>";

/// mapping[key], or kNone where there is nothing; kError = exception.
Value mapped(Value mapping, int64_t key) {
  Value v = typeOf(mapping)->slots.getItem ? typeOf(mapping)->slots.getItem(mapping, smallInt(key))
                                           : Value(raise(types::TypeError, "'%.200T' object is not subscriptable", mapping));
  if (!v && isPending(types::LookupError)) {
    clearPending();
    return kNone;
  }
  return v;
}

Value charmap_decode(Value, Value *args, size_t nargs, Tuple *) {
  Str *errors;
  BytesView bytes;
  Value keep;
  if (!readData(args[0], false, &bytes, &keep) || !readErrors("charmap_decode", 2, args, nargs, &errors))
    return kError;
  Value mapping = nargs > 2 ? args[2] : kNone;
  if (mapping == kNone)
    return pairOf(valueOf(makeLatin1(bytes.data, bytes.length)), bytes.length);
  StrBuilder out;
  int64_t length = bytes.length;
  for (int64_t at = 0; at < bytes.length;) {
    uint8_t byte = bytes.data[at];
    bool isDefined = true;
    if (isStr(mapping)) {
      uint32_t c = byte < as<Str>(mapping)->length() ? charAt(as<Str>(mapping), byte) : 0xFFFE;
      isDefined = c != 0xFFFE;
      if (isDefined)
        out.append(c);
    } else {
      Value v = mapped(mapping, byte);
      int64_t c;
      if (!v)
        return kError;
      if (isInt(v)) {
        if (!toInt64(v, &c) || c < 0 || c > 0x10FFFF)
          return raise(types::TypeError, "character mapping must be in range(0x110000)");
        isDefined = c != 0xFFFE;
        if (isDefined)
          out.append(uint32_t(c));
      } else if (isStr(v)) {
        isDefined = as<Str>(v)->length() != 1 || charAt(as<Str>(v), 0) != 0xFFFE;
        if (isDefined)
          out.append(as<Str>(v));
      } else if (v == kNone) {
        isDefined = false;
      } else {
        return raise(types::TypeError, "character mapping must return integer, None or str");
      }
    }
    if (isDefined) {
      ++at;
      continue;
    }
    Str *replacement;
    if (!handleDecodeError(errors, "charmap", &keep, &bytes, at, at + 1, kUndefined, &replacement, &at))
      return kError;
    out.append(replacement);
  }
  return pairOf(valueOf(out.finish()), length);
}

class CharmapEncoder {
public:
  CharmapEncoder(Str *text, const Str *errors, Value mapping) : text(text), errors(errors), mapping(mapping) {}

  Bytes *run() {
    for (int64_t at = 0; at < text->length();) {
      Status done = put(charAt(text, at));
      if (done == kRaised)
        return nullptr;
      if (done) {
        ++at;
        continue;
      }
      int64_t end = at + 1;
      for (int64_t kept = out.length(); end < text->length(); ++end) {
        done = put(charAt(text, end));
        if (done == kRaised)
          return nullptr;
        out.advance(kept - out.length());
        if (done)
          break;
      }
      if (!handle(at, end, &at))
        return nullptr;
    }
    return out.finish();
  }

private:
  /// 0: not in the map.
  Status put(uint32_t c) {
    Value v = mapped(mapping, c);
    int64_t byte;
    if (!v)
      return kRaised;
    if (v == kNone)
      return 0;
    if (isInt(v)) {
      if (!toInt64(v, &byte) || byte < 0 || byte > 255)
        return raise(types::TypeError, "character mapping must be in range(256)");
      out.append(uint8_t(byte));
      return 1;
    }
    if (!isKind<Bytes>(v))
      return raise(types::TypeError, "character mapping must return integer, bytes or None, not %.400T", v);
    out.append(as<Bytes>(v)->data, as<Bytes>(v)->length);
    return 1;
  }

  bool handle(int64_t start, int64_t end, int64_t *next) {
    Value replacement;
    if (!handleEncodeError(errors, "charmap", text, start, end, kUndefined, &replacement, next))
      return false;
    if (isKind<Bytes>(replacement)) {
      out.append(as<Bytes>(replacement)->data, as<Bytes>(replacement)->length);
      return true;
    }
    for (int64_t i = 0; i < as<Str>(replacement)->length(); ++i) {
      Status done = put(charAt(as<Str>(replacement), i));
      if (done == 1)
        continue;
      if (done == 0)
        raiseUnicodeError(types::UnicodeEncodeError, "charmap", valueOf(text), start, end, kUndefined);
      return false;
    }
    return true;
  }

  Str *text;
  const Str *errors;
  Value mapping;
  ByteBuilder out;
};

Value charmap_encode(Value, Value *args, size_t nargs, Tuple *) {
  Str *errors;
  if (!isStrArgument("charmap_encode", 1, args[0]) || !readErrors("charmap_encode", 2, args, nargs, &errors))
    return kError;
  if (nargs < 3 || args[2] == kNone)
    return encodeFunction("charmap_encode", args, nargs, Codec::Latin1);
  Bytes *bytes = CharmapEncoder(as<Str>(args[0]), errors, args[2]).run();
  return bytes ? pairOf(valueOf(bytes), as<Str>(args[0])->length()) : kError;
}

/// The inverse of a decoding table.
Value charmap_build(Value, Value *args, size_t, Tuple *) {
  if (!isStrArgument("charmap_build", 0, args[0]))
    return kError;
  Str *map = as<Str>(args[0]);
  Dict *dict = newDict();
  for (int64_t i = 0; i < map->length() && i < 256; ++i)
    if (set(dict, smallInt(charAt(map, i)), smallInt(i)) == kRaised)
      return kError;
  return valueOf(dict);
}

// --- Bytes to bytes ---------------------------------------------------------------------------------------------------------

Value escape_encode(Value, Value *args, size_t, Tuple *) {
  if (!isKind<Bytes>(args[0]))
    return raise(types::TypeError, "escape_encode() argument 1 must be bytes, not %Y", args[0]);
  ByteBuilder out;
  auto *bytes = as<Bytes>(args[0]);
  for (int64_t i = 0; i < bytes->length; ++i) {
    uint8_t c = bytes->data[i];
    if (c == '\'' || c == '\\' || c == '\t' || c == '\n' || c == '\r') {
      out.append(uint8_t('\\'));
      out.append(uint8_t(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c));
    } else if (uint8_t(c - 32) < 95) {
      out.append(c);
    } else {
      out.append("\\x");
      out.append(uint8_t("0123456789abcdef"[c >> 4]));
      out.append(uint8_t("0123456789abcdef"[c & 15]));
    }
  }
  return pairOf(valueOf(out.finish()), bytes->length);
}

int hexDigit(uint8_t c) {
  return uint8_t(c - '0') < 10 ? c - '0' : uint8_t((c | 32) - 'a') < 6 ? (c | 32) - 'a' + 10 : -1;
}

Value escape_decode(Value, Value *args, size_t nargs, Tuple *) {
  Str *errors;
  BytesView in;
  Value keep;
  if (!readData(args[0], true, &in, &keep) || !readErrors("escape_decode", 2, args, nargs, &errors))
    return kError;
  ByteBuilder out;
  for (int64_t at = 0; at < in.length;) {
    uint8_t c = in.data[at++];
    if (c != '\\') {
      out.append(c);
      continue;
    }
    if (at >= in.length)
      return raise(types::ValueError, "Trailing \\ in string");
    c = in.data[at++];
    static constexpr char from[] = "\\'\"btnrfva", to[] = "\\'\"\b\t\n\r\f\v\a";
    if (c == '\n')
      continue;
    if (const char *known = c ? strchr(from, c) : nullptr) {
      out.append(uint8_t(to[known - from]));
    } else if (uint8_t(c - '0') < 8) {
      uint32_t octal = c - '0';
      for (int k = 0; k < 2 && at < in.length && uint8_t(in.data[at] - '0') < 8; ++k)
        octal = octal * 8 + (in.data[at++] - '0');
      out.append(uint8_t(octal));
    } else if (c == 'x') {
      int high = at < in.length ? hexDigit(in.data[at]) : -1, low = at + 1 < in.length ? hexDigit(in.data[at + 1]) : -1;
      if (high >= 0 && low >= 0) {
        out.append(uint8_t(high << 4 | low));
        at += 2;
        continue;
      }
      if (!errors || equalStr(errors, "strict"))
        return raise(types::ValueError, "invalid \\x escape at position %l", at - 2);
      if (equalStr(errors, "replace"))
        out.append(uint8_t('?'));
      else if (!equalStr(errors, "ignore"))
        return raise(types::ValueError, "decoding error; unknown error handling code: %.400U", errors);
      at += high >= 0;
    } else {
      out.append(uint8_t('\\'));
      out.append(c);
    }
  }
  return pairOf(valueOf(out.finish()), in.length);
}

Value readbuffer_encode(Value, Value *args, size_t nargs, Tuple *) {
  Str *errors;
  BytesView in;
  Value keep;
  if (!readData(args[0], true, &in, &keep) || !readErrors("readbuffer_encode", 2, args, nargs, &errors))
    return kError;
  return pairOf(valueOf(makeBytes(in.data, in.length)), in.length);
}

// --- The registries ---------------------------------------------------------------------------------------------------------

Value none(Status status) { return status == kRaised ? kError : kNone; }
Value register_(Value, Value *args, size_t, Tuple *) { return none(registerSearch(args[0])); }
Value unregister(Value, Value *args, size_t, Tuple *) { return none(unregisterSearch(args[0])); }
Value lookup(Value, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "lookup() argument must be str, not %Y", args[0]);
  return lookupCodec(as<Str>(args[0]));
}
Value register_error(Value, Value *args, size_t, Tuple *) {
  return isStrArgument("register_error", 1, args[0]) ? none(registerErrorHandler(as<Str>(args[0]), args[1])) : kError;
}
Value lookup_error(Value, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "lookup_error() argument must be str, not %Y", args[0]);
  return lookupErrorHandler(as<Str>(args[0]));
}

/// (obj, encoding='utf-8', errors='strict') of encode() and decode().
bool readConversion(const char *name, Value *args, size_t nargs, Tuple *keywordNames, Value *object, Str **encoding, Str **errors) {
  static constexpr const char *parameters[] = {"obj", "encoding", "errors", nullptr};
  Value bound[3] = {kUnset, kUnset, kUnset};
  if (!bindNative(name, parameters, 0, 3, 1, args, nargs, keywordNames, bound))
    return false;
  for (int i = 1; i < 3; ++i)
    if (bound[i] != kUnset && !isStr(bound[i])) {
      raise(types::TypeError, "%s() argument '%s' must be str, not %Y", name, parameters[i], bound[i]);
      return false;
    }
  *object = bound[0];
  *encoding = bound[1] == kUnset ? makeStr("utf-8") : as<Str>(bound[1]);
  *errors = bound[2] == kUnset ? nullptr : as<Str>(bound[2]);
  return true;
}

Value encode_(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  Value object;
  Str *encoding, *errors;
  if (!readConversion("encode", args, nargs, keywordNames, &object, &encoding, &errors))
    return kError;
  Codec codec = codecOf(encoding);
  if (codec == Codec::Unknown || !isStr(object))
    return encodeByRegistry(object, encoding, errors, false);
  Bytes *bytes = encodeWith(codec, as<Str>(object), errors);
  if (!bytes)
    wrapCodecError("encoding", encoding);
  return bytes ? valueOf(bytes) : kError;
}

Value decode_(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  Value object;
  Str *encoding, *errors;
  if (!readConversion("decode", args, nargs, keywordNames, &object, &encoding, &errors))
    return kError;
  Codec codec = codecOf(encoding);
  BytesView bytes;
  if (codec == Codec::Unknown || !viewBytes(object, &bytes))
    return decodeByRegistry(object, encoding, errors, false);
  Str *text = decodeWith(codec, object, bytes, errors);
  if (!text)
    wrapCodecError("decoding", encoding);
  return text ? valueOf(text) : kError;
}

#define PAIR(codec, decodeMax)                                                                                         \
  {#codec "_encode", codec##_encode, Arity::Range, 1, 2}, { #codec "_decode", codec##_decode, Arity::Range, 1, decodeMax }

constexpr NativeMethod functions[] = {
    {"register", register_, Arity::One},
    {"unregister", unregister, Arity::One},
    {"lookup", lookup, Arity::One},
    {"register_error", register_error, Arity::Range, 2, 2},
    {"lookup_error", lookup_error, Arity::One},
    {"encode", encode_, Arity::Keywords},
    {"decode", decode_, Arity::Keywords},
    PAIR(utf_8, 3),
    PAIR(utf_7, 3),
    PAIR(latin_1, 2),
    PAIR(ascii, 2),
    PAIR(utf_16_le, 3),
    PAIR(utf_16_be, 3),
    PAIR(utf_32_le, 3),
    PAIR(utf_32_be, 3),
    PAIR(unicode_escape, 3),
    PAIR(raw_unicode_escape, 3),
    PAIR(escape, 2),
    {"utf_16_encode", utf_16_encode, Arity::Range, 1, 3},
    {"utf_16_decode", utf_16_decode, Arity::Range, 1, 3},
    {"utf_16_ex_decode", utf_16_ex_decode, Arity::Range, 1, 4},
    {"utf_32_encode", utf_32_encode, Arity::Range, 1, 3},
    {"utf_32_decode", utf_32_decode, Arity::Range, 1, 3},
    {"utf_32_ex_decode", utf_32_ex_decode, Arity::Range, 1, 4},
    {"charmap_encode", charmap_encode, Arity::Range, 1, 3},
    {"charmap_decode", charmap_decode, Arity::Range, 1, 3},
    {"charmap_build", charmap_build, Arity::One},
    {"readbuffer_encode", readbuffer_encode, Arity::Range, 1, 2},
    {},
};
#undef PAIR

} // namespace

constinit const NativeModule modules::codecs_ = {"_codecs", functions, nullptr};

} // namespace pyaot::rt
