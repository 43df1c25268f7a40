//===- StringFormatter.cpp - module _string: the parts of format strings ------------------------===//
//
// For string.Formatter: what str.format() does with templates, step by step. Python reference: library, "Format String
// Syntax".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Containers/Containers.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"

namespace pyaot::rt {

namespace {

struct Parts : Object {
  Str *text;
  int64_t position;
  int64_t end;
};
Parts *parts(Value v) { return static_cast<Parts *>(objectOf(v)); }
void trace(Object *self, Tracer &tracer) { tracer.visit(static_cast<Parts *>(self)->text); }
Value itself(Value self) { return self; }
Value piece(Str *s, int64_t start, int64_t end) { return valueOf(sliceStr(s, start, end - start)); }

// --- The template: literals and fields ---------------------------------------------------------------------------------

/// (literal, field name, spec, conversion) for a literal and the field behind it.
Value nextField(Value self) {
  Parts *p = parts(self);
  Str *s = p->text;
  int64_t n = s->length(), start = p->position;
  if (start >= n)
    return kUnset;
  int64_t i = start;
  uint32_t c = 0;
  while (i < n) {
    c = charAt(s, i++);
    if (c == '{' || c == '}')
      break;
  }
  bool isMarkup = c == '{' || c == '}', atEnd = i >= n;
  if (isMarkup && c == '}' && (atEnd || charAt(s, i) != '}'))
    return raise(types::ValueError, "Single '}' encountered in format string");
  if (isMarkup && c == '{' && atEnd)
    return raise(types::ValueError, "Single '{' encountered in format string");
  if (isMarkup && !atEnd && charAt(s, i) == c) { // an escaped brace ends the literal, with one brace
    p->position = i + 1;
    return valueOf(makeTuple({piece(s, start, i), kNone, kNone, kNone}));
  }
  if (!isMarkup) {
    p->position = n;
    return valueOf(makeTuple({piece(s, start, n), kNone, kNone, kNone}));
  }
  Value literal = piece(s, start, i - 1);
  // The field: up to its own closing brace.
  int64_t nameStart = i, depth = 1, end = -1;
  for (int64_t k = i; k < n; ++k) {
    c = charAt(s, k);
    if (c == '{')
      ++depth;
    else if (c == '}' && --depth == 0) {
      end = k;
      break;
    }
  }
  bool bracket = false;
  int64_t nameEnd = nameStart;
  for (; nameEnd < n; ++nameEnd) {
    c = charAt(s, nameEnd);
    if (c == '{')
      return raise(types::ValueError, "unexpected '{' in field name");
    if (c == '[')
      bracket = true;
    else if (c == ']')
      bracket = false;
    else if (!bracket && (c == '}' || c == ':' || c == '!'))
      break;
  }
  if (nameEnd >= n || end < 0)
    return raise(types::ValueError, "expected '}' before end of string");
  Value name = piece(s, nameStart, nameEnd), spec = valueOf(emptyStr), conversion = kNone;
  c = charAt(s, nameEnd);
  int64_t at = nameEnd + 1;
  if (c == '!') {
    if (at >= n)
      return raise(types::ValueError, "end of string while looking for conversion specifier");
    conversion = piece(s, at, at + 1);
    if (++at < n) {
      c = charAt(s, at++);
      if (c != ':' && c != '}')
        return raise(types::ValueError, "expected ':' after conversion specifier");
    }
  }
  if (c == ':') {
    spec = piece(s, at, end);
    p->position = end + 1;
  } else {
    p->position = at;
  }
  return valueOf(makeTuple({literal, name, spec, conversion}));
}

constexpr TypeDefinition fieldsDefinition = {
    .slots = {.iter = itself, .next = nextField, .trace = trace}, .instanceSize = sizeof(Parts)};
constinit NativeType fieldsType = {"builtins", "formatteriterator", &fieldsDefinition};

Value parse(Value, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "expected str, got %T", args[0]);
  auto *p = allocateNative<Parts>(fieldsType);
  p->text = as<Str>(args[0]);
  return valueOf(p);
}

// --- A field's name: the first part, then attributes and items -----------------------------------------------------------

/// A number without a sign, as an int; else the text.
Value numberOr(Str *s, int64_t start, int64_t end) {
  int64_t number = 0;
  for (int64_t i = start; i < end; ++i) {
    uint32_t c = charAt(s, i);
    if (c < '0' || c > '9')
      return piece(s, start, end);
    if (__builtin_mul_overflow(number, int64_t(10), &number) || __builtin_add_overflow(number, int64_t(c - '0'), &number))
      return raise(types::ValueError, "Too many decimal digits in format string");
  }
  return start == end ? piece(s, start, end) : intValue(number);
}

/// (is attribute, name or index)
Value nextAccess(Value self) {
  Parts *p = parts(self);
  Str *s = p->text;
  if (p->position >= p->end)
    return kUnset;
  uint32_t c = charAt(s, p->position++);
  int64_t start = p->position, i = start;
  if (c == '.') {
    while (i < p->end && charAt(s, i) != '.' && charAt(s, i) != '[')
      ++i;
    p->position = i;
    if (i == start)
      return raise(types::ValueError, "Empty attribute in format string");
    return valueOf(makeTuple({kTrue, piece(s, start, i)}));
  }
  if (c != '[')
    return raise(types::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
  while (i < p->end && charAt(s, i) != ']')
    ++i;
  if (i >= p->end)
    return raise(types::ValueError, "Missing ']' in format string");
  p->position = i + 1;
  if (i == start)
    return raise(types::ValueError, "Empty attribute in format string");
  Value key = numberOr(s, start, i);
  return key ? valueOf(makeTuple({kFalse, key})) : kError;
}

constexpr TypeDefinition accessDefinition = {
    .slots = {.iter = itself, .next = nextAccess, .trace = trace}, .instanceSize = sizeof(Parts)};
constinit NativeType accessType = {"builtins", "fieldnameiterator", &accessDefinition};

Value split(Value, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "expected str, got %T", args[0]);
  Str *s = as<Str>(args[0]);
  int64_t i = 0;
  while (i < s->length() && charAt(s, i) != '.' && charAt(s, i) != '[')
    ++i;
  Value first = numberOr(s, 0, i);
  if (!first)
    return kError;
  auto *rest = allocateNative<Parts>(accessType);
  rest->text = s;
  rest->position = i;
  rest->end = s->length();
  return valueOf(makeTuple({first, valueOf(rest)}));
}

constexpr NativeMethod functions[] = {
    {"formatter_field_name_split", split, Arity::One, 1, 1, NativeMethod::Instance, "split the argument as a field name"},
    {"formatter_parser", parse, Arity::One, 1, 1, NativeMethod::Instance, "parse the argument as a format string"},
    {}};

} // namespace

constinit const NativeModule modules::string_ = {"_string", functions, nullptr};

} // namespace pyaot::rt
