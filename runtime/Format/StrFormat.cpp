//===- StrFormat.cpp - str.format and str.format_map --------------------------------------===//
//
// Reference: library, "Format String Syntax".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Format/Format.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Unicode.h"

namespace pyaot::rt {

namespace {

struct Range {
  int64_t start = 0, end = 0;
  bool isEmpty() const { return start >= end; }
};

class TemplateFormatter {
public:
  TemplateFormatter(Value *args, int64_t nargs, Tuple *keywordNames, Value mapping)
      : args(args), nargs(nargs), keywordNames(keywordNames), mapping(mapping) {}

  bool build(StrBuilder &out, Str *text, Range range, int depth) {
    if (depth <= 0)
      return fail("Max string recursion exceeded");
    int64_t i = range.start;
    while (i < range.end) {
      int64_t start = i;
      while (i < range.end && charAt(text, i) != '{' && charAt(text, i) != '}')
        ++i;
      out.append(text, start, i - start);
      if (i == range.end)
        break;
      uint32_t c = charAt(text, i++);
      bool isDoubled = i < range.end && charAt(text, i) == c;
      if (isDoubled) {
        out.append(c);
        ++i;
        continue;
      }
      if (c == '}')
        return fail("Single '}' encountered in format string");
      if (i == range.end)
        return fail("Single '{' encountered in format string");
      if (!field(out, text, i, range.end, depth))
        return false;
    }
    return true;
  }

private:
  bool fail(const char *message) {
    raise(types::ValueError, message);
    return false;
  }

  /// One replacement field; i is behind its '{' and moves behind its '}'.
  bool field(StrBuilder &out, Str *text, int64_t &i, int64_t end, int depth) {
    Range name{i, i}, spec;
    uint32_t c = 0, conversion = 0;
    bool hasNested = false;
    for (bool isDone = false; !isDone && i < end;) {
      c = charAt(text, i++);
      if (c == '{')
        return fail("unexpected '{' in field name");
      if (c == '[')
        while (i < end && charAt(text, i) != ']')
          ++i;
      isDone = c == '}' || c == ':' || c == '!';
    }
    name.end = i - 1;
    if (c == '!') {
      if (i >= end)
        return fail("end of string while looking for conversion specifier");
      conversion = charAt(text, i++);
      if (i < end) {
        c = charAt(text, i++);
        if (c != '}' && c != ':')
          return fail("expected ':' after conversion specifier");
      }
    }
    if (c == ':' || c == '!') {
      spec.start = i;
      int open = 1;
      for (; i < end; ++i) {
        c = charAt(text, i);
        hasNested |= c == '{';
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open == 0)
          break;
      }
      if (open)
        return fail("unmatched '{' in format spec");
      spec.end = i++;
    } else if (c != '}') {
      return fail("expected '}' before end of string");
    }
    return render(out, text, name, uint32_t(conversion), spec, hasNested, depth);
  }

  bool render(StrBuilder &out, Str *text, Range name, uint32_t conversion, Range spec, bool hasNested, int depth) {
    Value value = resolve(text, name);
    if (!value)
      return false;
    if (conversion) {
      if (conversion != 's' && conversion != 'r' && conversion != 'a') {
        if (conversion > 32 && conversion < 127)
          raise(types::ValueError, "Unknown conversion specifier %c", int(conversion));
        else
          raise(types::ValueError, "Unknown conversion specifier \\x%x", conversion);
        return false;
      }
      value = ConvertValue(value, conversion);
      if (!value)
        return false;
    }
    if (spec.isEmpty())
      return appendFormatted(out, value, nullptr) == kOk;
    Str *specText;
    if (hasNested) {
      StrBuilder expanded;
      if (!build(expanded, text, spec, depth - 1))
        return false;
      specText = expanded.finish();
    } else {
      specText = sliceStr(text, spec.start, spec.end - spec.start);
    }
    return appendFormatted(out, value, specText) == kOk;
  }

  /// The number that the range spells; -1: none; -2: raised.
  int64_t number(Str *text, Range range) {
    if (range.isEmpty())
      return -1;
    int64_t n = 0;
    for (int64_t i = range.start; i < range.end; ++i) {
      int digit = unicode::decimalValue(charAt(text, i));
      if (digit < 0)
        return -1;
      if (n > (INT64_MAX - digit) / 10) {
        fail("Too many decimal digits in format string");
        return -2;
      }
      n = n * 10 + digit;
    }
    return n;
  }

  /// The object that a field name means: argument, then attributes and items.
  Value resolve(Str *text, Range name) {
    int64_t i = name.start;
    while (i < name.end && charAt(text, i) != '.' && charAt(text, i) != '[')
      ++i;
    Value value = argument(text, {name.start, i});
    while (value && i < name.end) {
      uint32_t c = charAt(text, i++);
      Range part{i, i};
      if (c == '.') {
        while (i < name.end && charAt(text, i) != '.' && charAt(text, i) != '[')
          ++i;
        part.end = i;
      } else if (c == '[') {
        while (i < name.end && charAt(text, i) != ']')
          ++i;
        if (i == name.end)
          return fail("Missing ']' in format string"), kError;
        part.end = i++;
      } else {
        return fail("Only '.' or '[' may follow ']' in format field specifier"), kError;
      }
      if (part.isEmpty())
        return fail("Empty attribute in format string"), kError;
      Str *key = sliceStr(text, part.start, part.end - part.start);
      if (c == '.') {
        value = getAttr(value, intern(key));
      } else {
        int64_t index = number(text, part);
        if (index == -2)
          return kError;
        value = GetItem(value, index == -1 ? valueOf(key) : intValue(index));
      }
    }
    return value;
  }

  Value argument(Str *text, Range name) {
    int64_t index = number(text, name);
    if (index == -2)
      return kError;
    if (name.isEmpty() || index != -1) {
      if (numbering == Unknown)
        numbering = name.isEmpty() ? Automatic : Manual;
      else if (numbering == Manual && name.isEmpty())
        return fail("cannot switch from manual field specification to automatic field numbering"), kError;
      else if (numbering == Automatic && !name.isEmpty())
        return fail("cannot switch from automatic field numbering to manual field specification"), kError;
      if (name.isEmpty())
        index = automatic++;
      if (mapping != kUnset)
        return fail("Format string contains positional fields"), kError;
      if (index >= nargs)
        return raise(types::IndexError, "Replacement index %l out of range for positional args tuple", index);
      return args[index];
    }
    Str *key = sliceStr(text, name.start, name.end - name.start);
    if (mapping != kUnset)
      return GetItem(mapping, valueOf(key));
    if (keywordNames)
      for (int64_t i = 0; i < keywordNames->length; ++i)
        if (equalStr(as<Str>(keywordNames->items()[i]), key))
          return args[nargs + i];
    return raiseWith(types::KeyError, valueOf(key));
  }

  Value *args;
  int64_t nargs;
  Tuple *keywordNames;
  Value mapping;
  enum { Unknown, Automatic, Manual } numbering = Unknown;
  int64_t automatic = 0;
};

/// A template without fields is its own result, even when it is an instance of a subclass.
bool hasNoBraces(const Str *text) {
  for (int64_t i = 0; i < text->length(); ++i)
    if (charAt(text, i) == '{' || charAt(text, i) == '}')
      return false;
  return true;
}

} // namespace

Value strFormat(Str *format, Value *args, size_t nargs, Tuple *keywordNames) {
  TemplateFormatter formatter(args, int64_t(nargs), keywordNames, kUnset);
  StrBuilder out;
  if (!formatter.build(out, format, {0, format->length()}, 2))
    return kError;
  return out.length() == format->length() && hasNoBraces(format) ? valueOf(format) : valueOf(out.finish());
}

Value strFormatMap(Str *format, Value mapping) {
  TemplateFormatter formatter(nullptr, 0, nullptr, mapping);
  StrBuilder out;
  if (!formatter.build(out, format, {0, format->length()}, 2))
    return kError;
  return out.length() == format->length() && hasNoBraces(format) ? valueOf(format) : valueOf(out.finish());
}

} // namespace pyaot::rt
