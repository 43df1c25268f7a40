//===- Format.h - the format mini-language -----------------------------------------===//
#ifndef PYAOT_RUNTIME_FORMAT_FORMAT_H
#define PYAOT_RUNTIME_FORMAT_FORMAT_H

#include "Strings/Bytes.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// format(value, spec); spec null: empty.
Value format(Value value, Str *spec);
/// The same, appended to a text without making an object where the type is a builtin one.
Status appendFormatted(StrBuilder &out, Value value, Str *spec);
/// The argument of a piece after its conversion, with its spec (null: none; parsed: its meaning, or null), appended.
Status appendPiece(StrBuilder &out, const FormatPiece &piece, Value value, Str *spec, const FormatSpec *parsed);
/// str(value), appended.
Status appendStr(StrBuilder &out, Value value);
/// Appends format(value, spec) of an int, float, str, complex without making an object. Status. typeName: for error texts.
Status formatInt(StrBuilder &out, Value value, const FormatSpec &spec, const char *typeName = "int");
Status formatFloat(StrBuilder &out, double value, const FormatSpec &spec, const char *typeName = "float");
Status formatStr(StrBuilder &out, const Str *value, const FormatSpec &spec, const char *typeName = "str");
/// Text that is no str object yet.
Status formatChars(StrBuilder &out, const void *chars, unsigned widthShift, int64_t length, bool isAscii,
                   const FormatSpec &spec, const char *typeName = "str");
Status formatComplex(StrBuilder &out, double real, double imag, const FormatSpec &spec, const char *typeName = "complex");
/// Parses a spec; false = ValueError raised ("Invalid format specifier ..."). typeName for the text.
bool parseSpec(const Str *spec, FormatSpec *out, const char *typeName);
/// round(value, digits) as text: exactly `precision` digits after the point, correctly rounded, ties to even. Writes at most
/// 40 characters and returns how many; 0: this number is not for the fast path. magnitude: finite, not negative.
unsigned writeFixed(char *out, double magnitude, unsigned precision);
/// "..." % args, for str and bytes; "...".format(...).
Value percentFormat(Str *format, Value args);
Value strFormat(Str *format, Value *args, size_t nargs, Tuple *keywordNames);
Value strFormatMap(Str *format, Value mapping);
/// bytes % args and bytearray % args, as bytes.
Bytes *percentFormatBytes(BytesView format, Value args);

} // namespace pyaot::rt

#endif
