//===- StrType.cpp - the type str: slots, repr, iterators ----------------------------===//
#include "Format/Format.h"
#include "Strings/Bytes.h"
#include "Strings/Codecs.h"
#include "Strings/Search.h"
#include "Strings/StaticStrs.h"
#include "Strings/StrMethods.h"
#include "Strings/Unicode.h"

namespace pyaot::rt {

// --- repr ------------------------------------------------------------------------------------------------------------

namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendHex(StrBuilder &out, char letter, uint32_t c, int digits) {
  char text[10] = {'\\', letter};
  for (int i = 0; i < digits; ++i)
    text[2 + i] = kHex[c >> (4 * (digits - 1 - i)) & 15];
  out.appendAscii(text, digits + 2);
}

void appendHexEscape(StrBuilder &out, uint32_t c) {
  if (c < 0x100)
    appendHex(out, 'x', c, 2);
  else if (c < 0x10000)
    appendHex(out, 'u', c, 4);
  else
    appendHex(out, 'U', c, 8);
}

} // namespace

/// Does repr() show c as it is? The great blocks that are printable as a whole need no table.
static inline bool isReprPlain(uint32_t c, uint32_t quote) {
  if (c < 128)
    return c - 32 < 95 && c != quote && c != '\\';
  return c - 0xAE <= 0x377 - 0xAE || c - 0x4E00 <= 0x9FFC - 0x4E00 || c - 0xAC00 <= 0xD7A3 - 0xAC00 ||
         unicode::isPrintable(c);
}

void appendRepr(StrBuilder &out, const Str *s) {
  bool hasSingle = false, hasDouble = false, isPlain = true;
  withChars(s, [&](auto *text, int64_t length) {
    for (int64_t i = 0; i < length; ++i) {
      hasSingle |= text[i] == '\'';
      hasDouble |= text[i] == '"';
      isPlain &= uint32_t(text[i]) - 32 < 95 && text[i] != '\\';
    }
  });
  uint32_t quote = hasSingle && !hasDouble ? '"' : '\'';
  out.append(quote);
  if (isPlain && !(hasSingle && hasDouble)) {
    out.append(s);
  } else {
    for (int64_t i = 0, length = s->length(); i < length; ++i) {
      int64_t start = i; // What needs no escape goes over in one piece.
      i = withChars(s, [&](auto *text, int64_t) {
        int64_t k = i;
        while (k < length && isReprPlain(text[k], quote))
          ++k;
        return k;
      });
      if (i > start)
        out.append(s, start, i - start);
      if (i == length)
        break;
      uint32_t c = charAt(s, i);
      if (c == quote || c == '\\') {
        out.append('\\');
        out.append(c);
      } else if (c == '\n') {
        out.appendAscii("\\n");
      } else if (c == '\r') {
        out.appendAscii("\\r");
      } else if (c == '\t') {
        out.appendAscii("\\t");
      } else {
        appendHexEscape(out, c);
      }
    }
  }
  out.append(quote);
}

Str *reprStr(const Str *s) {
  StrBuilder out;
  appendRepr(out, s);
  return out.finish();
}

Str *escapeNonAscii(Str *s) {
  if (s->isAscii())
    return s;
  StrBuilder out;
  for (int64_t i = 0; i < s->length(); ++i) {
    uint32_t c = charAt(s, i);
    if (c < 128)
      out.append(c);
    else
      appendHexEscape(out, c);
  }
  return out.finish();
}

// --- Iterators -------------------------------------------------------------------------------------------------------

namespace {

struct StrIterator : Object {
  Str *str; ///< Null once exhausted.
  int64_t index;
};

Value nextChar(Value self) {
  auto *it = static_cast<StrIterator *>(objectOf(self));
  if (!it->str)
    return kUnset;
  if (it->index >= it->str->length()) {
    it->str = nullptr;
    return kUnset;
  }
  return valueOf(makeChar(charAt(it->str, it->index++)));
}

Value nextAsciiChar(Value self) {
  auto *it = static_cast<StrIterator *>(objectOf(self));
  if (!it->str)
    return kUnset;
  if (it->index >= it->str->length()) {
    it->str = nullptr;
    return kUnset;
  }
  return valueOf(latin1Char(it->str->data[it->index++]));
}

Value lengthHintOfIterator(Value self, Value *, size_t, Tuple *) {
  auto *it = static_cast<StrIterator *>(objectOf(self));
  return smallInt(it->str ? it->str->length() - it->index : 0);
}

constexpr NativeMethod iteratorMethods[] = {
    {"__length_hint__", lengthHintOfIterator},
    {nullptr, nullptr},
};

constexpr Slots iteratorSlots(UnaryFn next) {
  Slots slots{};
  slots.iter = [](Value self) { return self; };
  slots.next = next;
  slots.trace = [](Object *self, Tracer &tracer) { tracer.visit(static_cast<StrIterator *>(self)->str); };
  return slots;
}

// --- Slots -----------------------------------------------------------------------------------------------------------

Value iterStr(Value self) {
  Str *s = as<Str>(self);
  auto *it = allocate<StrIterator>(s->isAscii() ? &shapes::StrAsciiIterator : &shapes::StrIterator);
  it->str = s;
  return valueOf(it);
}

Value concat(Value self, Value other) {
  if (!isStr(other))
    return raise(types::TypeError, "can only concatenate str (not \"%.200T\") to str", other);
  if (as<Str>(self)->length() + as<Str>(other)->length() > int64_t(1) << 46)
    return raise(types::OverflowError, "strings are too large to concat");
  return valueOf(concatStr(as<Str>(self), as<Str>(other)));
}

Value repeat(Value self, Value count) {
  Str *s = as<Str>(self);
  int64_t times;
  if (!isInt(count) && !typeOf(count)->slots.index)
    return raise(types::TypeError, "can't multiply sequence by non-int of type '%.200T'", count);
  if (!toIndex(count, &times, false))
    return kError;
  if ((times == INT64_MAX || times == INT64_MIN) && !isSmallInt(count))
    return raise(types::OverflowError, "cannot fit '%.200T' into an index-sized integer", count);
  if (times <= 0 || s->length() == 0)
    return valueOf(emptyStr);
  if (times == 1)
    return valueOf(exactStr(s));
  int64_t length;
  if (__builtin_mul_overflow(s->length(), times, &length))
    return raise(types::OverflowError, "repeated string is too long");
  unsigned shift = s->widthShift();
  if (lacksMemory(length, 1 << shift))
    return kError;
  Str *result = newStr(length, s->isAscii() ? 127 : maxCharOfShift(shift));
  uint8_t *out = dataOf(result);
  size_t bytes = size_t(s->length()) << shift, total = size_t(length) << shift;
  if (bytes == 1) {
    memset(out, *s->data, total);
  } else {
    memcpy(out, s->data, bytes);
    for (size_t done = bytes; done < total;) { // Doubling what is there.
      size_t more = done < total - done ? done : total - done;
      memcpy(out + done, out, more);
      done += more;
    }
  }
  return valueOf(result);
}

Value getItem(Value self, Value key) {
  Str *s = as<Str>(self);
  if (isKind<Slice>(key)) {
    int64_t start, stop, step, count;
    if (!sliceIndices(key, s->length(), &start, &stop, &step, &count))
      return kError;
    if (step == 1 || count <= 1)
      return valueOf(sliceStr(s, start, count));
    if (s->isAscii()) {
      Str *result = newStr(count, 127);
      uint8_t *out = dataOf(result);
      for (int64_t i = 0; i < count; ++i, start += step)
        out[i] = s->data[start];
      return valueOf(result);
    }
    StrBuilder out;
    for (int64_t i = 0; i < count; ++i, start += step)
      out.append(charAt(s, start));
    return valueOf(out.finish());
  }
  int64_t i;
  if (isSmallInt(key)) {
    i = smallIntOf(key);
  } else {
    if (!isInt(key) && !typeOf(key)->slots.index)
      return raise(types::TypeError, "string indices must be integers, not '%.200T'", key);
    if (!toIndex(key, &i))
      return kError;
  }
  if (i < 0)
    i += s->length();
  if (uint64_t(i) >= uint64_t(s->length()))
    return raise(types::IndexError, "string index out of range");
  return valueOf(makeChar(charAt(s, i)));
}

Status contains(Value self, Value item) {
  if (!isStr(item))
    return raise(types::TypeError, "'in <string>' requires string as left operand, not %.100T", item);
  Str *s = as<Str>(self);
  return findStr(s, as<Str>(item), 0, s->length()) >= 0;
}

Value compareText(Value self, Value other, CompareOp op) {
  if (!isStr(self) || !isStr(other))
    return kNotImplemented;
  Str *a = as<Str>(self), *b = as<Str>(other);
  switch (op) {
  case CompareOp::Equal: return boolValue(equalStr(a, b));
  case CompareOp::NotEqual: return boolValue(!equalStr(a, b));
  case CompareOp::Less: return boolValue(compareStr(a, b) < 0);
  case CompareOp::LessEqual: return boolValue(compareStr(a, b) <= 0);
  case CompareOp::Greater: return boolValue(compareStr(a, b) > 0);
  case CompareOp::GreaterEqual: return boolValue(compareStr(a, b) >= 0);
  }
  __builtin_unreachable();
}

Value remainder(Value left, Value right) {
  return isStr(left) ? percentFormat(as<Str>(left), right) : kNotImplemented;
}

void traceStr(Object *self, Tracer &tracer) {
  auto *s = static_cast<Str *>(self);
  if (s->meta & Str::kShared)
    tracer.visit(SharedText::of(s));
}

/// The text of str(object='', encoding, errors), not yet of a subclass.
Str *textOf(Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"object", "encoding", "errors", nullptr};
  Value bound[3] = {kUnset, kUnset, kUnset};
  if (nargs == 1 && !keywordNames)
    return str(args[0]);
  if (!bindNative("str", parameters, 0, 3, 0, args, nargs, keywordNames, bound))
    return nullptr;
  for (int i = 1; i < 3; ++i)
    if (bound[i] != kUnset && !isStr(bound[i])) {
      raise(types::TypeError, "str() argument '%s' must be str, not %Y", parameters[i], bound[i]);
      return nullptr;
    }
  if (bound[0] == kUnset)
    return emptyStr;
  if (bound[1] == kUnset && bound[2] == kUnset)
    return str(bound[0]);
  if (isStr(bound[0])) {
    raise(types::TypeError, "decoding str is not supported");
    return nullptr;
  }
  BytesView bytes;
  if (!viewBytes(bound[0], &bytes)) {
    raise(types::TypeError, "decoding to str: need a bytes-like object, %.80T found", bound[0]);
    return nullptr;
  }
  if (!bytes.length) // Whatever the encoding.
    return emptyStr;
  return decode(bound[0], bytes, bound[1] == kUnset ? nullptr : as<Str>(bound[1]),
                bound[2] == kUnset ? nullptr : as<Str>(bound[2]));
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Str *text = textOf(args, nargs, keywordNames);
  if (!text || cls == &types::Str)
    return text ? valueOf(text) : kError;
  // Attributes lie behind the header, so the text of a subclass is in a buffer.
  SharedText *buffer;
  if (text->meta & Str::kShared) {
    buffer = SharedText::of(text);
  } else {
    size_t bytes = size_t(text->length()) << text->widthShift();
    buffer = newSharedText(bytes);
    buffer->used = bytes;
    memcpy(buffer->text(), text->data, bytes);
  }
  auto *s = static_cast<Str *>(allocateInstance(cls));
  s->meta = (text->meta & ~(Str::kInterned | kJoined)) | Str::kShared;
  s->hash = text->hash;
  s->data = buffer->text();
  return valueOf(s);
}

constexpr NativeMethod methods[] = {
#define STR_METHOD(name, arity, min, max, binding) {#name, strMethods::name, Arity::arity, min, max, NativeMethod::binding},
#include "Strings/StrMethods.def"
    {nullptr, nullptr},
};

} // namespace

namespace strMethods {

Value encode(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"encoding", "errors", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative("encode", parameters, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  for (int i = 0; i < 2; ++i)
    if (bound[i] != kUnset && !isStr(bound[i]))
      return raise(types::TypeError, "encode() argument '%s' must be str, not %Y", parameters[i], bound[i]);
  Bytes *bytes = rt::encode(as<Str>(self), bound[0] == kUnset ? nullptr : as<Str>(bound[0]),
                            bound[1] == kUnset ? nullptr : as<Str>(bound[1]));
  return bytes ? valueOf(bytes) : kError;
}

Value format(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return strFormat(as<Str>(self), args, nargs, keywordNames);
}

Value format_map(Value self, Value *args, size_t, Tuple *) { return strFormatMap(as<Str>(self), args[0]); }

Value __format__(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "__format__() argument must be str, not %Y", args[0]);
  FormatSpec spec;
  StrBuilder out;
  if (as<Str>(args[0])->length() == 0) {
    Str *text = isExact<Str>(self) ? as<Str>(self) : str(self);
    return text ? valueOf(text) : kError;
  }
  if (!parseSpec(as<Str>(args[0]), &spec, typeName(self)) || formatStr(out, as<Str>(self), spec) < 0)
    return kError;
  return valueOf(out.finish());
}

Value __getnewargs__(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({valueOf(exactStr(as<Str>(self)))}));
}

Value __sizeof__(Value self, Value *, size_t, Tuple *) { // What CPython 3.11 would say of a compact str.
  const Str *s = as<Str>(self);
  return smallInt((s->isAscii() ? 49 : s->widthShift() == 0 ? 73 : s->widthShift() == 1 ? 74 : 76) +
                  (s->length() << s->widthShift()));
}

} // namespace strMethods

constinit const TypeDefinition definitions::StrIterator = {
    .slots = iteratorSlots(nextChar), .methods = iteratorMethods, .instanceSize = sizeof(rt::StrIterator)};
constinit const TypeDefinition definitions::StrAsciiIterator = {
    .slots = iteratorSlots(nextAsciiChar), .methods = iteratorMethods, .instanceSize = sizeof(rt::StrIterator)};

constinit const TypeDefinition definitions::Str = {
    .slots = {.repr = [](Value self) { return valueOf(reprStr(as<pyaot::Str>(self))); },
              .str = [](Value self) { return valueOf(exactStr(as<pyaot::Str>(self))); },
              .hash = [](Value self) { return hashStr(as<pyaot::Str>(self)); },
              .compare = compareText,
              .iter = iterStr,
              .create = create,
              .remainder = remainder,
              .length = [](Value self) { return as<pyaot::Str>(self)->length(); },
              .getItem = getItem,
              .contains = contains,
              .concat = concat,
              .repeat = repeat,
              .trace = traceStr},
    .methods = methods,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the "
           "given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be "
           "decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if "
           "defined)\nor repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to 'strict'.",
    .instanceSize = sizeof(pyaot::Str),
};

} // namespace pyaot::rt
