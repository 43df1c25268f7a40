//===- CodecErrors.cpp - the error handlers of encode() and decode() ----------------------------===//
//
// A handler gets the exception that would be raised and answers (replacement, position). The codecs know the usual ones and
// take a short path; here are all of them as functions, and those that programs register. Reference: library, "Error
// Handlers".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Containers/Dict.h"
#include "Modules/Module.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Codecs.h"
#include "Strings/Shared.h"

namespace pyaot::rt {

namespace {

/// What a handler asks of its exception.
struct Problem {
  enum { Encode, Decode, Translate, Other } kind = Other;
  Value exception = kUnset;
  Str *text = nullptr; ///< Encode, Translate.
  BytesView bytes;     ///< Decode.
  int64_t start = 0, end = 0;
};

bool readProblem(Value exception, Problem *out) {
  out->exception = exception;
  if (!isException(exception))
    return true;
  out->kind = isInstance(exception, &types::UnicodeEncodeError)      ? Problem::Encode
              : isInstance(exception, &types::UnicodeDecodeError)    ? Problem::Decode
              : isInstance(exception, &types::UnicodeTranslateError) ? Problem::Translate
                                                                     : Problem::Other;
  if (out->kind == Problem::Other)
    return true;
  auto *e = exceptionOf(exception);
  Value object = e->fields[fields::UnicodeObject];
  int64_t length;
  if (out->kind == Problem::Decode) {
    if (object == kUnset || !viewBytes(object, &out->bytes)) {
      raise(types::TypeError, "object attribute must be bytes");
      return false;
    }
    length = out->bytes.length;
  } else {
    if (object == kUnset || !isStr(object)) {
      raise(types::TypeError, "object attribute must be unicode");
      return false;
    }
    out->text = as<Str>(object);
    length = out->text->length();
  }
  if (!requireInt64(e->fields[fields::UnicodeStart], &out->start) || !requireInt64(e->fields[fields::UnicodeEnd], &out->end))
    return false;
  out->start = out->start < 0 ? 0 : out->start >= length ? length - 1 : out->start;
  out->end = out->end < 1 ? 1 : out->end > length ? length : out->end;
  if (out->start < 0)
    out->start = 0;
  if (out->end < out->start)
    out->end = out->start;
  return true;
}

Value answer(Value replacement, int64_t position) {
  return valueOf(makeTuple({replacement, intValue(position)}));
}
Value refuse(const Problem &p) { return raise(types::TypeError, "don't know how to handle %.200T in error callback", p.exception); }
Value reraise(const Problem &p) { return raiseObject(p.exception); }

void appendEscape(StrBuilder &out, uint32_t c, bool isByte = false) {
  int digits = c < 0x100 || isByte ? 2 : c < 0x10000 ? 4 : 8;
  out.append('\\');
  out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
  for (int k = digits; k-- > 0;)
    out.append("0123456789abcdef"[c >> 4 * k & 15]);
}

/// The name of a character by unicodedata.name(c, ''); null: none known.
Str *nameOf(uint32_t c) {
  Value module = importIfPresent(intern("unicodedata"));
  if (module == kUnset || module == kError) {
    clearPending();
    return nullptr;
  }
  Value name = callMethod(module, intern("name"), {valueOf(makeChar(c)), valueOf(emptyStr)});
  if (!name)
    clearPending();
  return name && isStr(name) && as<Str>(name)->length() ? as<Str>(name) : nullptr;
}

enum class Order { Utf8, Little16, Big16, Little32, Big32, None };

/// The encoding that surrogatepass finds in its exception.
Order orderOf(Value exception) {
  Value name = exceptionOf(exception)->fields[fields::UnicodeEncoding];
  if (name == kUnset || !isStr(name))
    return Order::None;
  switch (codecOf(as<Str>(name))) {
  case Codec::Utf8: return Order::Utf8;
  case Codec::Utf16: case Codec::Utf16LE: return Order::Little16;
  case Codec::Utf16BE: return Order::Big16;
  case Codec::Utf32: case Codec::Utf32LE: return Order::Little32;
  case Codec::Utf32BE: return Order::Big32;
  case Codec::Utf8Sig: case Codec::Latin1: case Codec::Ascii: case Codec::Unknown: return Order::None;
  }
  __builtin_unreachable();
}

bool isSurrogate(uint32_t c) { return c - 0xD800 < 0x800; }

Value passSurrogates(const Problem &p) {
  if (p.kind != Problem::Encode && p.kind != Problem::Decode)
    return refuse(p);
  Order order = orderOf(p.exception);
  if (order == Order::None)
    return reraise(p);
  int size = order == Order::Utf8 ? 3 : order <= Order::Big16 ? 2 : 4;
  bool isBig = order == Order::Big16 || order == Order::Big32;
  if (p.kind == Problem::Decode) {
    const uint8_t *in = p.bytes.data + p.start;
    if (p.bytes.length - p.start < size)
      return reraise(p);
    uint32_t c = 0;
    if (size == 3)
      c = (in[0] & 0xF0) == 0xE0 && (in[1] & 0xC0) == 0x80 && (in[2] & 0xC0) == 0x80
              ? uint32_t((in[0] & 15) << 12 | (in[1] & 63) << 6 | (in[2] & 63))
              : 0;
    else
      for (int k = 0; k < size; ++k)
        c |= uint32_t(in[k]) << 8 * (isBig ? size - 1 - k : k);
    return isSurrogate(c) ? answer(valueOf(makeChar(c)), p.start + size) : reraise(p);
  }
  ByteBuilder out;
  for (int64_t i = p.start; i < p.end; ++i) {
    uint32_t c = charAt(p.text, i);
    if (!isSurrogate(c))
      return reraise(p);
    if (size == 3) {
      out.append(uint8_t(0xE0 | c >> 12));
      out.append(uint8_t(0x80 | (c >> 6 & 63)));
      out.append(uint8_t(0x80 | (c & 63)));
    } else {
      for (int k = 0; k < size; ++k)
        out.append(uint8_t(c >> 8 * (isBig ? size - 1 - k : k)));
    }
  }
  return answer(valueOf(out.finish()), p.end);
}

Value escapeSurrogates(const Problem &p) {
  if (p.kind == Problem::Encode) {
    ByteBuilder out;
    for (int64_t i = p.start; i < p.end; ++i) {
      uint32_t c = charAt(p.text, i);
      if (c - 0xDC80 >= 0x80)
        return reraise(p);
      out.append(uint8_t(c));
    }
    return answer(valueOf(out.finish()), p.end);
  }
  if (p.kind != Problem::Decode)
    return refuse(p);
  StrBuilder out;
  int64_t i = p.start;
  for (; i < p.end && i < p.start + 4 && p.bytes.data[i] >= 0x80; ++i)
    out.append(uint32_t(0xDC00 + p.bytes.data[i]));
  return i > p.start ? answer(valueOf(out.finish()), i) : reraise(p);
}

Value strict(const Problem &p) {
  if (!isException(p.exception))
    return raise(types::TypeError, "codec must pass exception instance");
  return reraise(p);
}
Value ignore(const Problem &p) { return p.kind == Problem::Other ? refuse(p) : answer(valueOf(emptyStr), p.end); }
Value replace(const Problem &p) {
  if (p.kind == Problem::Other)
    return refuse(p);
  StrBuilder out;
  out.appendRepeated(p.kind == Problem::Encode ? '?' : 0xFFFD, p.kind == Problem::Decode ? 1 : p.end - p.start);
  return answer(valueOf(out.finish()), p.end);
}
Value xmlReferences(const Problem &p) {
  if (p.kind != Problem::Encode)
    return refuse(p);
  StrBuilder out;
  for (int64_t i = p.start; i < p.end; ++i) {
    out.appendAscii("&#");
    out.appendInt(charAt(p.text, i));
    out.append(';');
  }
  return answer(valueOf(out.finish()), p.end);
}
Value backslashes(const Problem &p) {
  if (p.kind == Problem::Other)
    return refuse(p);
  StrBuilder out;
  for (int64_t i = p.start; i < p.end; ++i)
    appendEscape(out, p.kind == Problem::Decode ? p.bytes.data[i] : charAt(p.text, i), p.kind == Problem::Decode);
  return answer(valueOf(out.finish()), p.end);
}
Value names_(const Problem &p) {
  if (p.kind != Problem::Encode)
    return refuse(p);
  StrBuilder out;
  for (int64_t i = p.start; i < p.end; ++i) {
    if (Str *name = nameOf(charAt(p.text, i))) {
      out.appendAscii("\\N{");
      out.append(name);
      out.append('}');
    } else {
      appendEscape(out, charAt(p.text, i));
    }
  }
  return answer(valueOf(out.finish()), p.end);
}

using HandlerFn = Value (*)(const Problem &);

template <HandlerFn handler> Value asFunction(Value, Value *args, size_t, Tuple *) {
  Problem problem;
  return readProblem(args[0], &problem) ? handler(problem) : kError;
}

struct Row {
  const char *name;
  NativeMethod method;
};
constexpr Row kHandlers[] = {
    {"strict", {"strict_errors", asFunction<strict>, Arity::One}},
    {"ignore", {"ignore_errors", asFunction<ignore>, Arity::One}},
    {"replace", {"replace_errors", asFunction<replace>, Arity::One}},
    {"xmlcharrefreplace", {"xmlcharrefreplace_errors", asFunction<xmlReferences>, Arity::One}},
    {"backslashreplace", {"backslashreplace_errors", asFunction<backslashes>, Arity::One}},
    {"namereplace", {"namereplace_errors", asFunction<names_>, Arity::One}},
    {"surrogatepass", {"surrogatepass", asFunction<passSurrogates>, Arity::One}},
    {"surrogateescape", {"surrogateescape", asFunction<escapeSurrogates>, Arity::One}},
};

Dict *registered; ///< By name; null until one is asked for.

/// The handler's answer, checked.
bool callHandler(const Str *errors, Value exception, bool mayGiveBytes, int64_t length, Value *replacement, int64_t *next) {
  Value handler = lookupErrorHandler(errors);
  Value result = handler ? call(handler, {exception}) : kError;
  if (!result)
    return false;
  Tuple *pair = isKind<Tuple>(result) ? as<Tuple>(result) : nullptr;
  if (!pair || pair->length != 2 || !isInt(pair->items()[1]) ||
      !(isStr(pair->items()[0]) || (mayGiveBytes && isKind<Bytes>(pair->items()[0])))) {
    raise(types::TypeError, mayGiveBytes ? "encoding error handler must return (str/bytes, int) tuple"
                            : isInstance(exception, &types::UnicodeDecodeError)
                                ? "decoding error handler must return (str, int) tuple"
                                : "translating error handler must return (str, int) tuple");
    return false;
  }
  int64_t position;
  if (!requireInt64(pair->items()[1], &position))
    return false;
  *replacement = pair->items()[0];
  *next = position < 0 ? position + length : position;
  return true;
}

bool isWithin(int64_t position, int64_t length) {
  if (position >= 0 && position <= length)
    return true;
  raise(types::IndexError, "position %l from error handler out of bounds", position);
  return false;
}

Value makeError(Type &type, const char *codec, Value object, int64_t start, int64_t end, const char *reason) {
  Value args[] = {codec ? valueOf(makeStr(codec)) : kUnset, object, smallInt(start), smallInt(end), valueOf(makeStr(reason))};
  return codec ? call(valueOf(&type), args, 5) : call(valueOf(&type), args + 1, 4);
}

} // namespace

Value lookupErrorHandler(const Str *name) {
  if (!registered) {
    addRoot(&registered);
    registered = newDict();
    for (const Row &row : kHandlers)
      setStr(registered, intern(row.name), makeBuiltinFunction(&row.method, kUnset, kNone));
  }
  Value handler = getStr(registered, name ? const_cast<Str *>(name) : intern("strict"));
  if (handler == kUnset)
    return raise(types::LookupError, "unknown error handler name '%.400U'", name);
  return handler;
}

Status registerErrorHandler(Str *name, Value handler) {
  if (!isCallable(handler))
    return raise(types::TypeError, "handler must be callable");
  if (!lookupErrorHandler(nullptr))
    return kRaised;
  setStr(registered, exactStr(name), handler);
  return kOk;
}

bool handleEncodeError(const Str *errors, const char *codec, Str *text, int64_t start, int64_t end, const char *reason,
                       Value *replacement, int64_t *next) {
  Value exception = makeError(types::UnicodeEncodeError, codec, valueOf(text), start, end, reason);
  return exception && callHandler(errors, exception, true, text->length(), replacement, next) && isWithin(*next, text->length());
}

bool handleTranslateError(const Str *errors, Str *text, int64_t start, int64_t end, const char *reason, Str **replacement,
                          int64_t *next) {
  Value exception = makeError(types::UnicodeTranslateError, nullptr, valueOf(text), start, end, reason), result;
  if (!exception || !callHandler(errors, exception, false, text->length(), &result, next) || !isWithin(*next, text->length()))
    return false;
  *replacement = as<Str>(result);
  return true;
}

bool handleDecodeError(const Str *errors, const char *codec, Value *object, BytesView *bytes, int64_t start, int64_t end,
                       const char *reason, Str **replacement, int64_t *next) {
  if (!isExact<Bytes>(*object) || as<Bytes>(*object)->data != bytes->data)
    *object = valueOf(makeBytes(bytes->data, bytes->length));
  Value exception = makeError(types::UnicodeDecodeError, codec, *object, start, end, reason), result;
  if (!exception || !callHandler(errors, exception, false, bytes->length, &result, next))
    return false;
  Value changed = exceptionOf(exception)->fields[fields::UnicodeObject];
  if (changed != *object) {
    if (!isKind<Bytes>(changed)) {
      raise(types::TypeError, "object attribute must be bytes");
      return false;
    }
    *object = changed;
    viewBytes(changed, bytes);
  }
  *replacement = as<Str>(result);
  return isWithin(*next, bytes->length);
}

bool characterNamed(Str *name, uint32_t *out) {
  Value module = importIfPresent(intern("unicodedata"));
  Value c = module == kUnset || !module ? kError : callMethod(module, intern("lookup"), {valueOf(name)});
  if (!c || !isStr(c) || as<Str>(c)->length() != 1) {
    clearPending();
    return false;
  }
  *out = charAt(as<Str>(c), 0);
  return true;
}

} // namespace pyaot::rt
