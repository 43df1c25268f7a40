//===- Open.cpp - open(), and the modules io and _io ---------------------------------------===//
//
// Python reference: library, "open", "io".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "IO/BytesIO.h"
#include "IO/Files.h"
#include "IO/IO.h"
#include "Modules/Sys.h"
#include "Numbers/Int.h"

#include <cstring>
#include <unistd.h>

namespace pyaot::rt {

Value builtinOpen(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"file",    "mode",    "buffering", "encoding", "errors",
                                          "newline", "closefd", "opener",    nullptr};
  Value v[8];
  if (!bindNative("open", names, 0, 8, 1, args, nargs, keywordNames, v))
    return kError;
  char mode[16] = "r";
  if (v[1] != kUnset) {
    if (!isStr(v[1]))
      return raise(types::TypeError, "open() argument 'mode' must be str, not %T", v[1]);
    Str *text = as<Str>(v[1]);
    if (text->length() >= int64_t(sizeof mode) || !text->isAscii())
      return raise(types::ValueError, "invalid mode: '%U'", text);
    memcpy(mode, text->data, size_t(text->length()));
    mode[text->length()] = 0;
  }
  int letters = 0;
  bool text = false, binary = false;
  for (const char *c = mode; *c; ++c) {
    if (!strchr("rwxatb+U", *c) || *c == 'U' || strchr(c + 1, *c))
      return raise(types::ValueError, "invalid mode: '%s'", mode);
    letters += strchr("rwxa", *c) != nullptr;
    text |= *c == 't';
    binary |= *c == 'b';
  }
  if (text && binary)
    return raise(types::ValueError, "can't have text and binary mode at once");
  if (letters != 1)
    return letters ? raise(types::ValueError, "must have exactly one of create/read/write/append mode")
                   : raise(types::ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  for (int i = 3; i <= 5; ++i)
    if (v[i] != kUnset && !isNone(v[i])) {
      if (!isStr(v[i]))
        return raise(types::TypeError, "open() argument '%s' must be str or None, not %T", names[i], v[i]);
      if (binary)
        return i == 5 ? raise(types::ValueError, "binary mode doesn't take a newline argument")
                      : raise(types::ValueError, "binary mode doesn't take an %s argument", names[i]);
    }
  int64_t buffering = -1;
  if (v[2] != kUnset && !requireInt64(v[2], &buffering))
    return kError;
  bool closesDescriptor = true;
  if (v[6] != kUnset) {
    Status answer = truth(v[6]);
    if (answer == kRaised)
      return kError;
    closesDescriptor = answer;
  }
  if (!closesDescriptor && !isInt(v[0]))
    return raise(types::ValueError, "Cannot use closefd=False with file name");
  if (buffering == 0 && !binary)
    return raise(types::ValueError, "can't have unbuffered text I/O");
  Newlines newlines = Newlines::Universal;
  if (isStr(v[5])) {
    Str *s = as<Str>(v[5]);
    if (s->length() == 0)
      newlines = Newlines::Untranslated;
    else if (equalStr(s, "\n"))
      newlines = Newlines::LineFeed;
    else if (equalStr(s, "\r"))
      newlines = Newlines::CarriageReturn;
    else if (equalStr(s, "\r\n"))
      newlines = Newlines::Both;
    else
      return raise(types::ValueError, "illegal newline value: %R", v[5]);
  }

  RawFile *raw = openRaw(v[0], mode, closesDescriptor, v[7], nullptr);
  if (!raw)
    return kError;
  if (buffering == 0) {
    registerFinaliser(raw);
    return valueOf(raw);
  }
  BufferedFile *buffered = makeBuffered(raw);
  if (binary) {
    registerFinaliser(buffered);
    return valueOf(buffered);
  }
  TextFile *file = makeText(buffered, isStr(v[3]) ? as<Str>(v[3]) : intern(defaultEncoding()),
                            isStr(v[4]) ? as<Str>(v[4]) : intern("strict"), newlines,
                            buffering == 1 || (buffering < 0 && isatty(raw->fd)));
  if (!file) {
    Value exception = takePending();
    if (closeFile(valueOf(buffered)) == kRaised)
      clearPending();
    restorePending(exception);
    return kError;
  }
  file->mode = v[1] == kUnset ? valueOf(intern("r")) : v[1];
  registerFinaliser(file);
  return valueOf(file);
}

static Value openCode(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"path", nullptr};
  Value v[1];
  if (!bindNative("open_code", names, 0, 1, 1, args, nargs, keywordNames, v))
    return kError;
  if (!isStr(v[0]))
    return raise(types::TypeError, "open_code() argument 'path' must be str, not %T", v[0]);
  Value arguments[2] = {v[0], valueOf(intern("rb"))};
  return builtinOpen(kUnset, arguments, 2, nullptr);
}
static Value textEncoding(Value, Value *args, size_t, Tuple *) {
  return isNone(args[0]) ? valueOf(intern(isUtf8Mode() ? "utf-8" : "locale")) : args[0];
}

static constinit const NativeMethod functions[] = {{"open", builtinOpen, Arity::Keywords},
                                                   {"open_code", openCode, Arity::Keywords},
                                                   {"text_encoding", textEncoding, Arity::Range, 1, 2},
                                                   {}};

static Status initialise(Dict *ns) {
  auto put = [&](const char *name, Type &type) { setStr(ns, intern(name), valueOf(&type)); };
  put("_IOBase", types::IOBase);
  put("_RawIOBase", types::RawIOBase);
  put("_BufferedIOBase", types::BufferedIOBase);
  put("_TextIOBase", types::TextIOBase);
  put("BytesIO", *typeOf(bytesIOType));
  put("IncrementalNewlineDecoder", *typeOf(newlineDecoderType));
  put("BufferedRWPair", *typeOf(bufferedPairType));
  put("TextIOWrapper", types::TextIOWrapper);
  put("BufferedReader", types::BufferedReader);
  put("BufferedWriter", types::BufferedWriter);
  put("BufferedRandom", types::BufferedRandom);
  put("FileIO", types::FileIO);
  put("StringIO", types::StringIO);
  put("BlockingIOError", types::BlockingIOError);
  Type *unsupported = unsupportedOperationType();
  if (!unsupported)
    return kRaised;
  put("UnsupportedOperation", *unsupported);
  setStr(ns, intern("DEFAULT_BUFFER_SIZE"), smallInt(kBufferBytes));
  setStr(ns, intern("SEEK_SET"), smallInt(0));
  setStr(ns, intern("SEEK_CUR"), smallInt(1));
  setStr(ns, intern("SEEK_END"), smallInt(2));
  return kOk;
}

/// Module io adds the names without underscores.
static Status initialisePublic(Dict *ns) {
  if (initialise(ns) < 0)
    return kRaised;
  setStr(ns, intern("IOBase"), valueOf(&types::IOBase));
  setStr(ns, intern("RawIOBase"), valueOf(&types::RawIOBase));
  setStr(ns, intern("BufferedIOBase"), valueOf(&types::BufferedIOBase));
  setStr(ns, intern("TextIOBase"), valueOf(&types::TextIOBase));
  return kOk;
}

constinit const NativeModule modules::io = {"io", functions, initialisePublic};
constinit const NativeModule modules::io_ = {"_io", functions, initialise};

} // namespace pyaot::rt
