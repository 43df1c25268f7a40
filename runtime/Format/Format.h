//===- Format.h - the format mini-language -----------------------------------------===//
#ifndef PYAOT_RUNTIME_FORMAT_FORMAT_H
#define PYAOT_RUNTIME_FORMAT_FORMAT_H

#include "Strings/Str.h"

namespace pyaot::rt {

/// format(value, spec); spec null: empty.
Value format(Value value, Str *spec);
/// Appends format(value, spec) of an exact int, float, str, bool without making an object. Status.
Status formatInt(StrBuilder &out, Value value, const FormatSpec &spec);
Status formatFloat(StrBuilder &out, double value, const FormatSpec &spec);
Status formatStr(StrBuilder &out, const Str *value, const FormatSpec &spec);
Status formatComplex(StrBuilder &out, double real, double imag, const FormatSpec &spec);
/// Parses a spec; false = ValueError raised ("Invalid format specifier ..."). typeName for the text.
bool parseSpec(const Str *spec, FormatSpec *out, const char *typeName);
/// "..." % args, for str and bytes; "...".format(...).
Value percentFormat(Str *format, Value args);
Value strFormat(Str *format, Value *args, size_t nargs, Tuple *keywordNames);

} // namespace pyaot::rt

#endif
