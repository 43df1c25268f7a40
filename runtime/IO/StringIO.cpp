//===- StringIO.cpp - text files in memory: the type StringIO ----------------------------------===//
//
// The text is an array of code points: any position can be overwritten. Python
// reference: library, "io.StringIO".
//
//===----------------------------------------------------------------------===//
#include "IO/Files.h"
#include "Numbers/Int.h"

#include <algorithm>
#include <cstring>

namespace pyaot::rt {

namespace {

struct StringFile : Object {
  RawArray *text; ///< uint32_t characters.
  int64_t count, position;
  Newlines newlines;
  bool closed;
};

StringFile *fileOf(Value v) { return static_cast<StringFile *>(objectOf(v)); }
uint32_t *charactersOf(StringFile *file) { return reinterpret_cast<uint32_t *>(file->text->data()); }

bool checkOpen(StringFile *file) {
  if (file->closed)
    raiseClosed("I/O operation on closed file");
  return !file->closed;
}

void reserve(StringFile *file, int64_t count) {
  if (file->text && int64_t(file->text->capacity / 4) >= count)
    return;
  RawArray *longer = allocateRaw(uint64_t(std::max<int64_t>(count * 2, 64)) * 4);
  if (file->count)
    memcpy(longer->data(), file->text->data(), size_t(file->count) * 4);
  store(file, &file->text, longer);
}

void putCharacter(StringFile *file, uint32_t c) {
  charactersOf(file)[file->position++] = c;
}

void writeText(StringFile *file, const Str *text) {
  int64_t length = text->length();
  reserve(file, file->position + length * 2);
  uint32_t *characters = charactersOf(file);
  for (int64_t i = file->count; i < file->position; ++i) // a gap behind the end reads as NULs
    characters[i] = 0;
  for (int64_t i = 0; i < length; ++i) {
    uint32_t c = charAt(text, i);
    if (c == '\r' && file->newlines == Newlines::Universal) {
      if (i + 1 < length && charAt(text, i + 1) == '\n')
        ++i;
      c = '\n';
    } else if (c == '\n' && (file->newlines == Newlines::Both || file->newlines == Newlines::CarriageReturn)) {
      putCharacter(file, '\r');
      if (file->newlines == Newlines::CarriageReturn)
        continue;
    }
    putCharacter(file, c);
  }
  file->count = std::max(file->count, file->position);
}

Str *slice(StringFile *file, int64_t from, int64_t to) {
  if (from >= to)
    return emptyStr;
  const uint32_t *characters = charactersOf(file);
  uint32_t any = 0;
  for (int64_t i = from; i < to; ++i)
    any |= characters[i];
  uint32_t highest = any < 128 ? 127 : any < 256 ? 255 : 0;
  if (!highest)
    for (int64_t i = from; i < to; ++i)
      highest = std::max(highest, charactersOf(file)[i]);
  Str *text = newStr(to - from, highest);
  characters = charactersOf(file);
  uint8_t *data = dataOf(text);
  for (int64_t i = from; i < to; ++i)
    switch (text->widthShift()) {
    case 0: data[i - from] = uint8_t(characters[i]); break;
    case 1: reinterpret_cast<uint16_t *>(data)[i - from] = uint16_t(characters[i]); break;
    default: reinterpret_cast<uint32_t *>(data)[i - from] = characters[i]; break;
    }
  return text;
}

Value readLine(StringFile *file, int64_t limit) {
  int64_t from = file->position, end = from;
  int64_t stop = limit < 0 || limit > file->count - from ? file->count : from + limit;
  while (end < stop) {
    uint32_t c = charactersOf(file)[end++];
    bool next = end < file->count && charactersOf(file)[end] == '\n';
    if (file->newlines == Newlines::Untranslated && c == '\r') {
      end += next && end < stop;
      break;
    }
    if (file->newlines == Newlines::CarriageReturn ? c == '\r'
        : file->newlines == Newlines::Both         ? c == '\n' && end - from > 1 && charactersOf(file)[end - 2] == '\r'
                                                   : c == '\n')
      break;
  }
  if (end <= from)
    return valueOf(emptyStr);
  file->position = end;
  return valueOf(slice(file, from, end));
}

Value create(Type *cls, Value *, size_t, Tuple *) {
  auto *file = static_cast<StringFile *>(allocateInstance(cls));
  file->newlines = Newlines::LineFeed;
  return valueOf(file);
}

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"initial_value", "newline", nullptr};
  Value v[2];
  StringFile *file = fileOf(self);
  if (!bindNative("StringIO", names, 0, 2, 0, args, nargs, keywordNames, v))
    return kRaised;
  if (v[0] != kUnset && !isNone(v[0]) && !isStr(v[0]))
    return raise(types::TypeError, "initial_value must be str or None, not %T", v[0]);
  file->newlines = Newlines::LineFeed;
  if (v[1] != kUnset) {
    if (isNone(v[1]))
      file->newlines = Newlines::Universal;
    else if (!isStr(v[1]))
      return raise(types::TypeError, "newline must be str or None, not %T", v[1]);
    else if (as<Str>(v[1])->length() == 0)
      file->newlines = Newlines::Untranslated;
    else if (equalStr(as<Str>(v[1]), "\r"))
      file->newlines = Newlines::CarriageReturn;
    else if (equalStr(as<Str>(v[1]), "\r\n"))
      file->newlines = Newlines::Both;
    else if (!equalStr(as<Str>(v[1]), "\n"))
      return raise(types::ValueError, "illegal newline value: %R", v[1]);
  }
  file->count = file->position = 0;
  file->closed = false;
  if (isStr(v[0])) {
    writeText(file, as<Str>(v[0]));
    file->position = 0;
  }
  return kOk;
}

Value write(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "string argument expected, got '%T'", args[0]);
  if (!checkOpen(fileOf(self)))
    return kError;
  writeText(fileOf(self), as<Str>(args[0]));
  return intValue(as<Str>(args[0])->length());
}
Value getValue(Value self, Value *, size_t, Tuple *) {
  return checkOpen(fileOf(self)) ? valueOf(slice(fileOf(self), 0, fileOf(self)->count)) : kError;
}
Value read(Value self, Value *args, size_t nargs, Tuple *) {
  StringFile *file = fileOf(self);
  int64_t size;
  if (!checkOpen(file) || !sizeArgument(args, nargs, &size))
    return kError;
  int64_t from = std::min(file->position, file->count), to = size < 0 || size > file->count - from ? file->count : from + size;
  file->position = std::max(file->position, to);
  return valueOf(slice(file, from, to));
}
Value readline(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  return checkOpen(fileOf(self)) && sizeArgument(args, nargs, &size) ? readLine(fileOf(self), size) : kError;
}
Value next(Value self) {
  if (!checkOpen(fileOf(self)))
    return kError;
  Value line = readLine(fileOf(self), -1);
  return line && !as<Str>(line)->length() ? kUnset : line;
}
Value iter(Value self) { return checkOpen(fileOf(self)) ? self : kError; }
Value tell(Value self, Value *, size_t, Tuple *) {
  return checkOpen(fileOf(self)) ? intValue(fileOf(self)->position) : kError;
}
Value seek(Value self, Value *args, size_t nargs, Tuple *) {
  StringFile *file = fileOf(self);
  int64_t offset, whence = 0;
  if (!checkOpen(file) || !requireInt64(args[0], &offset) || (nargs > 1 && !requireInt64(args[1], &whence)))
    return kError;
  if (whence < 0 || whence > 2)
    return raise(types::ValueError, "Invalid whence (%l, should be 0, 1 or 2)", whence);
  if (whence == 0 && offset < 0)
    return raise(types::ValueError, "Negative seek position %l", offset);
  if (whence != 0 && offset != 0)
    return raise(types::OSError, "Can't do nonzero cur-relative seeks");
  file->position = whence == 0 ? offset : whence == 1 ? file->position : file->count;
  return intValue(file->position);
}
Value truncate(Value self, Value *args, size_t nargs, Tuple *) {
  StringFile *file = fileOf(self);
  if (!checkOpen(file))
    return kError;
  int64_t size = file->position;
  if (nargs && !isNone(args[0]) && !requireInt64(args[0], &size))
    return kError;
  if (size < 0)
    return raise(types::ValueError, "Negative size value %l", size);
  file->count = std::min(file->count, size);
  return intValue(size);
}
Value close(Value self, Value *, size_t, Tuple *) {
  fileOf(self)->closed = true;
  return kNone;
}
Value flush(Value self, Value *, size_t, Tuple *) { return checkOpen(fileOf(self)) ? kNone : kError; }
Value enter(Value self, Value *, size_t, Tuple *) { return checkOpen(fileOf(self)) ? self : kError; }
Value exit(Value self, Value *, size_t, Tuple *) { return callMethod(self, names::close, {}); }
Value yes(Value self, Value *, size_t, Tuple *) { return checkOpen(fileOf(self)) ? kTrue : kError; }
Value no(Value self, Value *, size_t, Tuple *) { return checkOpen(fileOf(self)) ? kFalse : kError; }
Value fileno(Value, Value *, size_t, Tuple *) { return raiseUnsupportedOperation("fileno"); }
Value writelines(Value self, Value *args, size_t, Tuple *) {
  Iterate lines(args[0]);
  Value line;
  while (lines.next(&line))
    if (!callMethod(self, names::write, {line}))
      return kError;
  return lines.failed() ? kError : kNone;
}

void trace(Object *self, Tracer &tracer) { tracer.visit(static_cast<StringFile *>(self)->text); }

Value isClosed(Value self) { return boolValue(fileOf(self)->closed); }
Value getNone(Value) { return kNone; }
Value getFalse(Value) { return kFalse; }

constinit const NativeMethod methods[] = {{"write", write, Arity::One},
                                          {"getvalue", getValue},
                                          {"read", read, Arity::Range, 0, 1},
                                          {"readline", readline, Arity::Range, 0, 1},
                                          {"readlines", fileReadlines, Arity::Range, 0, 1},
                                          {"writelines", writelines, Arity::One},
                                          {"tell", tell},
                                          {"seek", seek, Arity::Range, 1, 2},
                                          {"truncate", truncate, Arity::Range, 0, 1},
                                          {"close", close},
                                          {"flush", flush},
                                          {"readable", yes},
                                          {"writable", yes},
                                          {"seekable", yes},
                                          {"isatty", no},
                                          {"fileno", fileno},
                                          {"__enter__", enter},
                                          {"__exit__", exit, Arity::Range, 0, -1},
                                          {}};
constinit const NativeGetSet getSets[] = {{"closed", isClosed},       {"newlines", getNone},        {"encoding", getNone},
                                          {"errors", getNone},        {"line_buffering", getFalse}, {}};

} // namespace

constinit const TypeDefinition definitions::StringIO = {
    .slots = {.iter = iter, .next = next, .create = create, .initialise = initialise, .trace = trace},
    .methods = methods,
    .getSets = getSets,
    .doc = "Text I/O implementation using an in-memory buffer.",
    .instanceSize = sizeof(StringFile),
};

} // namespace pyaot::rt
