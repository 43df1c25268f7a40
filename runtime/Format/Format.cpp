//===- Format.cpp - format() --------------------------------------------------------------===//
//
// Ints, floats, bools, None and strs are written without making an object.
// Reference: "Format String Syntax", "Formatted string literals".
//
//===----------------------------------------------------------------------===//
#include "Format/Format.h"
#include "Numbers/Int.h"
#include "Object/Object.h"

namespace pyaot {

namespace rt {

namespace {

/// repr of exact str values that have nothing to escape, written to `out` (128 characters); 0: not one of those.
unsigned quoteShort(const Str *s, char *out) {
  int64_t length = s->length();
  if (!s->isAscii() || length > 120)
    return 0;
  bool isPlain = true;
  for (int64_t i = 0; i < length; ++i)
    isPlain &= uint8_t(s->data[i] - 32) < 95 && s->data[i] != '\'' && s->data[i] != '\\';
  if (!isPlain)
    return 0;
  out[0] = out[length + 1] = '\'';
  memcpy(out + 1, s->data, size_t(length));
  return unsigned(length) + 2;
}

bool isExactInt(Value v) { return isSmallInt(v) || isExact<BigInt>(v); }

Value formatMethod(Value value, Str *spec) {
  Value method = lookupSpecial(value, names::__format__);
  if (!method)
    return kError;
  if (method == kUnset)
    return raise(types::TypeError, "Type %.100T doesn't define __format__", value);
  Value text = call(method, {valueOf(spec)});
  if (text && !isStr(text))
    return raise(types::TypeError, "__format__ must return a str, not %.200T", text);
  return text;
}

/// spec: not empty; parsed: its meaning, or null.
Status appendWithSpec(StrBuilder &out, Value value, Str *spec, const FormatSpec *parsed) {
  FormatSpec own;
  auto parse = [&](const char *typeName) {
    if (parsed)
      return true;
    parsed = &own;
    return parseSpec(spec, &own, typeName);
  };
  if (isFloat(value))
    return parse("float") ? formatFloat(out, floatOf(value), *parsed) : kRaised;
  if (isExactInt(value))
    return parse("int") ? formatInt(out, value, *parsed) : kRaised;
  if (isExact<Str>(value))
    return parse("str") ? formatStr(out, as<Str>(value), *parsed) : kRaised;
  if (isBool(value))
    return parse("bool") ? formatInt(out, smallInt(value == kTrue), *parsed, "bool") : kRaised;
  Value text = formatMethod(value, spec);
  if (!text)
    return kRaised;
  out.append(as<Str>(text));
  return kOk;
}

} // namespace

Status appendPiece(StrBuilder &out, const FormatPiece &piece, Value value, Str *spec, const FormatSpec *parsed) {
  bool isPlain = !spec || spec->length() == 0;
  if (piece.conversion && !(piece.conversion == 's' && isExact<Str>(value))) {
    if (isExact<Str>(value)) { // 'r' and 'a' of text.
      char quoted[128];
      unsigned length = quoteShort(as<Str>(value), quoted);
      if (length && isPlain)
        return out.appendAscii(quoted, length), kOk;
      if (length && parsed)
        return formatChars(out, quoted, 0, length, true, *parsed);
      if (isPlain && piece.conversion == 'r')
        return appendRepr(out, as<Str>(value)), kOk;
    } else if (isPlain && (isSmallInt(value) || isFloat(value) || isNone(value) || isBool(value))) {
      return appendStr(out, value); // str() and repr() are the same.
    }
    value = ConvertValue(value, uint32_t(piece.conversion));
    if (!value)
      return kRaised;
    if (isPlain)
      return out.append(as<Str>(value)), kOk;
  }
  if (!isPlain)
    return appendWithSpec(out, value, spec, parsed);
  return appendFormatted(out, value, nullptr);
}

Status appendStr(StrBuilder &out, Value value) {
  if (isSmallInt(value)) {
    out.appendInt(smallIntOf(value));
  } else if (isFloat(value)) {
    char text[40];
    out.appendAscii(text, int64_t(reprDouble(floatOf(value), text)));
  } else if (isExact<Str>(value)) {
    out.append(as<Str>(value));
  } else if (isNone(value)) {
    out.appendAscii("None");
  } else if (isBool(value)) {
    out.appendAscii(value == kTrue ? std::string_view("True") : "False");
  } else {
    Str *text = str(value);
    if (!text)
      return kRaised;
    out.append(text);
  }
  return kOk;
}

Status appendFormatted(StrBuilder &out, Value value, Str *spec) {
  if (spec && spec->length())
    return appendWithSpec(out, value, spec, nullptr);
  if (!isObject(value) || isExact<Str>(value) || isExact<BigInt>(value))
    return appendStr(out, value);
  Value text = formatMethod(value, emptyStr);
  if (!text)
    return kRaised;
  out.append(as<Str>(text));
  return kOk;
}

Value format(Value value, Str *spec) {
  if (!spec || spec->length() == 0) {
    if (isExact<Str>(value))
      return value;
    if (isExactInt(value)) {
      Str *text = intToStr(value);
      return text ? valueOf(text) : kError;
    }
    spec = emptyStr;
    if (isObject(value))
      return formatMethod(value, spec);
  } else if (isObject(value) && !isExact<Str>(value) && !isExact<BigInt>(value)) {
    return formatMethod(value, spec);
  } else if (!isFloat(value) && !isSmallInt(value) && !isBool(value) && !isObject(value)) {
    return formatMethod(value, spec);
  }
  StrBuilder out;
  return appendFormatted(out, value, spec) < 0 ? kError : valueOf(out.finish());
}

} // namespace rt

Value rt::ConvertValue(Value value, uint32_t conversion) {
  if (conversion == 's' && isExact<Str>(value))
    return value;
  Str *text = conversion == 's' ? str(value) : conversion == 'r' ? repr(value) : ascii(value);
  return text ? valueOf(text) : kError;
}

Value rt::FormatValue(Value value, uint32_t conversion, Value spec) {
  if (conversion) {
    value = ConvertValue(value, conversion);
    if (!value)
      return kError;
  }
  return format(value, spec == kUnset ? nullptr : as<Str>(spec));
}

Value rt::FormatEarly(const FormatPiece *piece, Value value, Value dynamicSpec) {
  if (!isObject(value) || isExact<Str>(value) || isExact<BigInt>(value))
    return value;
  Str *spec = piece->hasDynamicSpec ? as<Str>(dynamicSpec) : piece->spec;
  StrBuilder out;
  if (appendPiece(out, *piece, value, spec, piece->hasDynamicSpec || !piece->isParsed ? nullptr : &piece->parsed) < 0)
    return kError;
  return {valueOf(out.finish()).bits | 1};
}

} // namespace pyaot
