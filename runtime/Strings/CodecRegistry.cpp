//===- CodecRegistry.cpp - codecs that a search function finds -------------------------------------===//
//
// codecs.register() adds a search function; the package encodings adds the one that imports encodings.cp1252 and its like.
// It is imported when a codec is asked for by name, as far as the program has it. Reference: library, "codecs".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Containers/Dict.h"
#include "Modules/Module.h"
#include "Object/Object.h"
#include "Strings/Codecs.h"
#include "Strings/Shared.h"

namespace pyaot::rt {

namespace {

List *searchFunctions;
Dict *found; ///< By normalised name.
bool hasEncodings; ///< The package encodings was looked for.

void prepare() {
  if (searchFunctions)
    return;
  addRoot(&searchFunctions);
  addRoot(&found);
  searchFunctions = newList(4);
  found = newDict();
}

/// Lower case, runs of anything but letters, digits and dots as one '_'; what is not ASCII is left out.
Str *normalised(Str *encoding) {
  StrBuilder out;
  bool isBetween = false;
  for (int64_t i = 0; i < encoding->length(); ++i) {
    uint32_t c = charAt(encoding, i);
    bool isWord = c - '0' < 10 || (c | 32) - 'a' < 26 || c == '.';
    if (!isWord) {
      isBetween = true;
      continue;
    }
    if (isBetween && out.length())
      out.append('_');
    isBetween = false;
    out.append(c - 'A' < 26 ? c + 32 : c);
  }
  return out.finish();
}

/// Is the pending exception one that a new text can replace: a plain class, no attributes, at most one text?
bool isPlain(Value exception) {
  Type *type = typeOf(exception);
  if (type->flags & Type::Heap || type->slots.initialise != types::Exception.slots.initialise)
    return false;
  Tuple *args = as<Tuple>(exceptionOf(exception)->args);
  return args->length == 0 || (args->length == 1 && isStr(args->items()[0]));
}

/// codec[which](object, errors)[0]; kError = exception.
Value apply(Value codec, int which, Value object, const Str *errors, const char *role) {
  Value function = as<Tuple>(codec)->items()[which];
  Value result = errors ? call(function, {object, valueOf(errors)}) : call(function, {object});
  if (!result)
    return kError;
  if (!isKind<Tuple>(result) || as<Tuple>(result)->length != 2)
    return raise(types::TypeError, "%s must return a tuple (object, integer)", role);
  return as<Tuple>(result)->items()[0];
}

/// The codec for str.encode() and bytes.decode(): not one that declares itself as something else.
Value lookupTextCodec(Str *encoding, const char *alternative) {
  Value codec = lookupCodec(encoding);
  if (!codec || isExact<Tuple>(codec))
    return codec;
  Value isText = getAttrOptional(codec, intern("_is_text_encoding"));
  Status status = isText == kUnset ? Status(1) : isText ? truth(isText) : kRaised;
  if (status == 0)
    return raise(types::LookupError, "'%.400U' is not a text encoding; use %s to handle arbitrary codecs", encoding, alternative);
  return status == kRaised ? kError : codec;
}

/// Codecs that are native, but whose names only the registry knows in CPython.
enum class Further { Utf7, UnicodeEscape, RawUnicodeEscape, None };

Further furtherCodec(Str *encoding) {
  Str *name = normalised(encoding);
  for (const char *alias : {"utf_7", "utf7", "u7", "unicode_1_1_utf_7"})
    if (equalStr(name, alias))
      return Further::Utf7;
  if (equalStr(name, "unicode_escape") || equalStr(name, "unicodeescape"))
    return Further::UnicodeEscape;
  return equalStr(name, "raw_unicode_escape") || equalStr(name, "rawunicodeescape") ? Further::RawUnicodeEscape : Further::None;
}

Bytes *encodeFurther(Further codec, Str *text) {
  return codec == Further::Utf7 ? encodeUtf7(text) : encodeUnicodeEscape(text, codec == Further::RawUnicodeEscape);
}

Str *decodeFurther(Further codec, Value object, BytesView bytes, const Str *errors) {
  DecodeState state;
  return codec == Further::Utf7 ? decodeUtf7(object, bytes, errors, &state)
                                : decodeUnicodeEscape(object, bytes, errors, codec == Further::RawUnicodeEscape, &state);
}

} // namespace

void wrapCodecError(const char *operation, Str *encoding) {
  Value cause = thread.pending;
  if (cause == kUnset || !isPlain(cause))
    return;
  takePending();
  Value text = formatText("%s with '%U' codec failed (%s: %S)", operation, encoding, typeName(cause), cause);
  if (!text)
    return;
  BaseException *wrapped = makeException(*typeOf(cause), text);
  wrapped->cause = cause;
  wrapped->context = cause;
  wrapped->suppressContext = true;
  restorePending(valueOf(wrapped));
}

Status registerSearch(Value function) {
  if (!isCallable(function))
    return raise(types::TypeError, "argument must be callable");
  prepare();
  append(searchFunctions, function);
  return kOk;
}

Status unregisterSearch(Value function) {
  prepare();
  for (int64_t i = 0; i < searchFunctions->length; ++i)
    if (searchFunctions->items[i] == function) {
      found = newDict();
      Value index = smallInt(i);
      return typeOf(valueOf(searchFunctions))->slots.setItem(valueOf(searchFunctions), index, kUnset);
    }
  return kOk;
}

Value lookupCodec(Str *encoding) {
  prepare();
  if (!hasEncodings) {
    hasEncodings = true;
    if (!importIfPresent(intern("encodings")))
      return kError;
  }
  Str *name = normalised(encoding);
  Value codec = getStr(found, name);
  if (codec != kUnset)
    return codec;
  for (int64_t i = 0; i < searchFunctions->length; ++i) {
    codec = call(searchFunctions->items[i], {valueOf(name)});
    if (!codec)
      return kError;
    if (codec == kNone)
      continue;
    if (!isKind<Tuple>(codec) || as<Tuple>(codec)->length != 4)
      return raise(types::TypeError, "codec search functions must return 4-tuples");
    setStr(found, name, codec);
    return codec;
  }
  return raise(types::LookupError, "unknown encoding: %U", encoding);
}

Value encodeByRegistry(Value object, Str *encoding, const Str *errors, bool textOnly) {
  if (Further further = furtherCodec(encoding); further != Further::None && isStr(object))
    return valueOf(encodeFurther(further, as<Str>(object)));
  Value codec = textOnly ? lookupTextCodec(encoding, "codecs.encode()") : lookupCodec(encoding);
  if (!codec)
    return kError;
  Value result = apply(codec, 0, object, errors, "encoder");
  if (!result) {
    wrapCodecError("encoding", encoding);
    return kError;
  }
  if (textOnly && isKind<ByteArray>(result))
    return valueOf(bytesFrom(result));
  if (textOnly && !isKind<Bytes>(result))
    return raise(types::TypeError,
                 "'%.400U' encoder returned '%.400T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                 encoding, result);
  return result;
}

Value decodeByRegistry(Value object, Str *encoding, const Str *errors, bool textOnly) {
  BytesView bytes;
  if (Further further = furtherCodec(encoding); further != Further::None && viewBytes(object, &bytes)) {
    Str *text = decodeFurther(further, object, bytes, errors);
    if (!text)
      wrapCodecError("decoding", encoding);
    return text ? valueOf(text) : kError;
  }
  Value codec = textOnly ? lookupTextCodec(encoding, "codecs.decode()") : lookupCodec(encoding);
  if (!codec)
    return kError;
  Value result = apply(codec, 1, object, errors, "decoder");
  if (!result) {
    wrapCodecError("decoding", encoding);
    return kError;
  }
  if (textOnly && !isStr(result))
    return raise(types::TypeError,
                 "'%.400U' decoder returned '%.400T' instead of 'str'; use codecs.decode() to decode to arbitrary types",
                 encoding, result);
  return result;
}

} // namespace pyaot::rt
