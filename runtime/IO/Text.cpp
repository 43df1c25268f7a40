//===- Text.cpp - text files: encoding, decoding, newlines --------------------------------===//
//
// Reading: a chunk of bytes is decoded at a time (what belongs to a character
// that is not complete is carried over), newlines are translated in the decoded
// chunk, lines are cut from it. Writing: text is encoded into `pending`, which is
// given to the buffer below when it is full, exactly when CPython does it.
// Python reference: library, "io", "TextIOWrapper".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "Numbers/Int.h"
#include "Strings/Codecs.h"
#include "Strings/Search.h"
#include "Strings/Utf8.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <type_traits>
#include <unistd.h>

namespace pyaot::rt {

// --- Encodings --------------------------------------------------------------------------------------------------------

static const char *localeName() {
  for (const char *variable : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const char *value = getenv(variable); value && *value)
      return value;
  return "C";
}
bool isUtf8Mode() {
  const char *forced = getenv("PYTHONUTF8");
  if (forced && *forced)
    return *forced == '1';
  const char *locale = localeName();
  return !strcmp(locale, "C") || !strcmp(locale, "POSIX");
}
bool isCoercedLocale() {
  const char *locale = localeName();
  return isUtf8Mode() || !strcmp(locale, "C.UTF-8") || !strcmp(locale, "C.utf8") || !strcmp(locale, "UTF-8");
}
const char *defaultEncoding() { return isUtf8Mode() ? "utf-8" : "UTF-8"; }

bool findEncoding(Str *name, Encoding *out) {
  char plain[32] = {};
  size_t count = 0;
  for (int64_t i = 0; i < name->length() && count < sizeof plain - 1; ++i) {
    uint32_t c = charAt(name, i);
    if (c >= 'A' && c <= 'Z')
      c += 'a' - 'A';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      plain[count++] = char(c);
  }
  auto is = [&](std::initializer_list<const char *> names) {
    for (const char *n : names)
      if (!strcmp(plain, n))
        return true;
    return false;
  };
  if (is({"utf8", "u8", "utf", "cp65001", "locale"}))
    *out = Encoding::Utf8;
  else if (is({"latin1", "iso88591", "latin", "l1", "cp819", "8859", "iso8859"}))
    *out = Encoding::Latin1;
  else if (is({"ascii", "usascii", "646", "ansix341968"}))
    *out = Encoding::Ascii;
  else {
    *out = Encoding::Other;
    return codecOf(name) != Codec::Unknown || lookupCodec(name);
  }
  return true;
}

bool initialiseText(TextFile *file, BufferedFile *buffer, Str *encoding, Str *errors, Newlines newlines, bool lineBuffering) {
  Encoding codec;
  if (!findEncoding(encoding, &codec))
    return false;
  store(file, &file->buffer, buffer);
  store(file, &file->encoding, encoding);
  store(file, &file->errors, errors);
  file->mode = kUnset;
  file->newlines = newlines;
  file->codec = codec;
  file->lineBuffering = lineBuffering;
  return true;
}

TextFile *makeText(BufferedFile *buffer, Str *encoding, Str *errors, Newlines newlines, bool lineBuffering) {
  auto *file = static_cast<TextFile *>(allocateInstance(&types::TextIOWrapper));
  return initialiseText(file, buffer, encoding, errors, newlines, lineBuffering) ? file : nullptr;
}

// --- Writing ----------------------------------------------------------------------------------------------------------

static Status flushPending(TextFile *file) {
  if (!file->pendingCount)
    return kOk;
  int64_t count = file->pendingCount;
  file->pendingCount = 0;
  return writeBuffered(file->buffer, file->pending->data(), count);
}

static void dropDecoded(TextFile *file) {
  file->decoded = nullptr;
  file->decodedPosition = file->chunkCount = 0;
  file->carryCount = 0;
}

Status writeEncoded(TextFile *file, const uint8_t *bytes, int64_t count, bool hasNewline) {
  if (file->pendingCount + count > kBufferBytes && flushPending(file) == kRaised)
    return kRaised;
  if (count >= kBufferBytes) {
    if (writeBuffered(file->buffer, bytes, count) == kRaised)
      return kRaised;
  } else {
    if (!file->pending)
      store(file, &file->pending, allocateRaw(uint64_t(kBufferBytes)));
    memcpy(file->pending->data() + file->pendingCount, bytes, size_t(count));
    file->pendingCount += count;
  }
  bool needsFlush = (file->lineBuffering && hasNewline) || file->unbuffered;
  if ((file->pendingCount >= kBufferBytes || needsFlush || file->writeThrough) && flushPending(file) == kRaised)
    return kRaised;
  if (needsFlush && flushBuffered(file->buffer) == kRaised)
    return kRaised;
  if (file->decoded) [[unlikely]]
    dropDecoded(file);
  return kOk;
}

static bool hasLineEnd(const uint8_t *bytes, int64_t count) {
  return memchr(bytes, '\n', size_t(count)) || memchr(bytes, '\r', size_t(count));
}

/// text.encode(encoding, errors), for what has no quick way.
static Status encodeSlowly(TextFile *file, const Str *text) {
  Value bytes = callMethod(valueOf(text), intern("encode"), {valueOf(file->encoding), valueOf(file->errors)});
  if (!bytes)
    return kRaised;
  Bytes *b = as<Bytes>(bytes);
  return writeEncoded(file, b->data, b->length, file->lineBuffering && hasLineEnd(b->data, b->length));
}

Status writeText(TextFile *file, const Str *text) {
  if (file->newlines == Newlines::CarriageReturn || file->newlines == Newlines::Both) {
    StrBuilder translated;
    for (int64_t i = 0; i < text->length(); ++i) {
      uint32_t c = charAt(text, i);
      if (c == '\n') {
        translated.append('\r');
        if (file->newlines == Newlines::CarriageReturn)
          continue;
      }
      translated.append(c);
    }
    text = translated.finish();
  }
  bool isRaw = text->isAscii() && file->codec != Encoding::Other;
  if (isRaw || (file->codec == Encoding::Latin1 && text->widthShift() == 0))
    return writeEncoded(file, text->data, text->length(),
                        file->lineBuffering && hasLineEnd(text->data, text->length()));
  bool hasSurrogates = false;
  int64_t size = file->codec == Encoding::Utf8 ? utf8Size(text, &hasSurrogates) : 0;
  if (file->codec != Encoding::Utf8 || hasSurrogates)
    return encodeSlowly(file, text);
  uint8_t line[1024];
  Object *keep = nullptr;
  const uint8_t *bytes = line;
  if (size <= int64_t(sizeof line))
    writeUtf8(line, text);
  else
    bytes = reinterpret_cast<const uint8_t *>(utf8Of(text, &keep).data());
  return writeEncoded(file, bytes, size, file->lineBuffering && hasLineEnd(bytes, size));
}

Status flushText(TextFile *file) {
  if (flushPending(file) == kRaised || flushBuffered(file->buffer) == kRaised)
    return kRaised;
  RawFile *raw = file->buffer->raw;
  return !raw->readsBuffers || callMethod(raw->delegate, names::flush, {}) ? kOk : kRaised;
}

// --- Reading ----------------------------------------------------------------------------------------------------------

static bool isAllAscii(const uint8_t *bytes, int64_t count) {
  uint64_t any = 0;
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    uint64_t word;
    memcpy(&word, bytes + i, 8);
    any |= word;
  }
  for (; i < count; ++i)
    any |= bytes[i];
  return !(any & 0x8080808080808080u);
}

static Str *decodeBytes(TextFile *file, const uint8_t *bytes, int64_t count) {
  bool ascii = isAllAscii(bytes, count);
  if (file->codec == Encoding::Latin1 || (ascii && file->codec != Encoding::Other)) {
    Str *text = newStr(count, ascii ? 127 : 255);
    memcpy(dataOf(text), bytes, size_t(count));
    return text;
  }
  if (file->codec == Encoding::Utf8)
    return decodeUtf8(kNone, {bytes, count}, file->errors);
  Value text = callMethod(valueOf(makeBytesObject(bytes, count)), intern("decode"),
                          {valueOf(file->encoding), valueOf(file->errors)});
  return text ? as<Str>(text) : nullptr;
}

/// Where c stands in the text, from `from` on; -1: nowhere.
static int64_t findChar(const Str *text, int64_t from, uint8_t c) {
  int64_t at = withChars(text, [&](auto *chars, int64_t length) {
    return search::findChar(chars + from, length - from, std::remove_cvref_t<decltype(*chars)>(c));
  });
  return at < 0 ? at : from + at;
}

/// \r and \r\n become \n.
static Str *translateNewlines(Str *text) {
  if (findChar(text, 0, '\r') < 0)
    return text;
  StrBuilder out;
  for (int64_t i = 0; i < text->length(); ++i) {
    uint32_t c = charAt(text, i);
    if (c == '\r') {
      if (i + 1 < text->length() && charAt(text, i + 1) == '\n')
        ++i;
      c = '\n';
    }
    out.append(c);
  }
  return out.finish();
}

static Str *decodeChunk(TextFile *file, const uint8_t *bytes, int64_t count) {
  Str *text = decodeBytes(file, bytes, count);
  return text && file->newlines == Newlines::Universal ? translateNewlines(text) : text;
}

/// How many bytes at the end belong to a character, or a \r\n, whose rest has not been read.
static int incompleteBytes(TextFile *file, const uint8_t *bytes, int64_t count) {
  if (count && bytes[count - 1] == '\r' && file->newlines <= Newlines::Untranslated)
    return 1;
  if (file->codec != Encoding::Utf8)
    return 0;
  for (int back = 1; back <= 3 && back <= count; ++back) {
    uint8_t b = bytes[count - back];
    if ((b & 0xC0) == 0x80)
      continue;
    int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/// Reads and decodes the next chunk. 1: there is one; 0: end of the file.
static Status fill(TextFile *file) {
  if (flushPending(file) == kRaised)
    return kRaised;
  if (file->codec == Encoding::Other) {
    // These encodings have states that chunks would cut: the file is read at once.
    Value all = readBytes(file->buffer, -1);
    if (!all)
      return kRaised;
    Str *text = decodeChunk(file, as<Bytes>(all)->data, as<Bytes>(all)->length);
    if (!text)
      return kRaised;
    store(file, &file->decoded, text);
    file->decodedPosition = file->chunkCount = 0;
    return text->length() != 0;
  }
  for (;;) {
    // The old chunk may still be in use by nobody: it is overwritten.
    if (!file->chunk)
      store(file, &file->chunk, allocateRaw(uint64_t(kBufferBytes) + sizeof file->carry));
    uint8_t *bytes = file->chunk->data();
    int64_t count = file->carryCount;
    memcpy(bytes, file->carry, size_t(count));
    int64_t n = readSome(file->buffer, bytes + count, kBufferBytes);
    if (n < 0)
      return kRaised;
    count += n;
    int incomplete = n ? incompleteBytes(file, bytes, count) : 0;
    file->carryCount = incomplete;
    memcpy(file->carry, bytes + count - incomplete, size_t(incomplete));
    count -= incomplete;
    if (n == 0 && count == 0)
      return 0;
    if (count == 0)
      continue;
    Str *text = decodeChunk(file, bytes, count);
    if (!text)
      return kRaised;
    store(file, &file->decoded, text);
    file->decodedPosition = 0;
    file->chunkCount = count;
    if (text->length())
      return 1;
  }
}

int64_t findLineEnd(const Str *text, int64_t from, Newlines newlines) {
  int64_t length = text->length();
  if (newlines == Newlines::Universal || newlines == Newlines::LineFeed) {
    int64_t at = findChar(text, from, '\n');
    return at < 0 ? at : at + 1;
  }
  for (int64_t i = from; i < length; ++i) {
    uint32_t c = charAt(text, i);
    bool pair = c == '\r' && i + 1 < length && charAt(text, i + 1) == '\n';
    if (newlines == Newlines::Both ? pair
        : newlines == Newlines::CarriageReturn ? c == '\r'
                                               : c == '\r' || c == '\n')
      return i + 1 + (pair && newlines != Newlines::CarriageReturn);
  }
  return -1;
}

Value readLine(TextFile *file, int64_t limit) {
  Str *soFar = nullptr;
  for (;;) {
    if (!file->decoded || file->decodedPosition == file->decoded->length()) {
      Status more = fill(file);
      if (more == kRaised)
        return kError;
      if (!more)
        return valueOf(soFar ? soFar : emptyStr);
    }
    Str *text = file->decoded;
    int64_t from = file->decodedPosition;
    // \r\n as the line end may come in two chunks.
    bool split = soFar && file->newlines == Newlines::Both && charAt(soFar, soFar->length() - 1) == '\r' &&
                 charAt(text, from) == '\n';
    int64_t end = split ? from + 1 : findLineEnd(text, from, file->newlines);
    int64_t stop = end < 0 ? text->length() : end;
    bool complete = end >= 0;
    if (limit >= 0 && (soFar ? soFar->length() : 0) + stop - from >= limit) {
      stop = limit - (soFar ? soFar->length() : 0) + from;
      complete = true;
    }
    Str *piece = from == 0 && stop == text->length() ? text : sliceStr(text, from, stop - from);
    soFar = soFar ? concatStr(soFar, piece) : piece;
    file->decodedPosition = stop;
    if (complete)
      return valueOf(soFar);
  }
}

static Value readText(TextFile *file, int64_t limit) {
  if (flushPending(file) == kRaised)
    return kError;
  Str *rest = nullptr;
  if (file->decoded && file->decodedPosition < file->decoded->length())
    rest = sliceStr(file->decoded, file->decodedPosition, file->decoded->length() - file->decodedPosition);
  if (limit < 0) {
    Value bytes = readBytes(file->buffer, -1);
    if (!bytes)
      return kError;
    const uint8_t *data = as<Bytes>(bytes)->data;
    int64_t count = as<Bytes>(bytes)->length;
    if (file->carryCount) {
      RawArray *joined = allocateRaw(uint64_t(count + file->carryCount));
      memcpy(joined->data(), file->carry, size_t(file->carryCount));
      memcpy(joined->data() + file->carryCount, data, size_t(count));
      data = joined->data();
      count += file->carryCount;
    }
    Str *text = decodeChunk(file, data, count);
    if (!text)
      return kError;
    dropDecoded(file);
    return valueOf(rest ? concatStr(rest, text) : text);
  }
  Str *soFar = emptyStr;
  while (soFar->length() < limit) {
    if (!file->decoded || file->decodedPosition == file->decoded->length()) {
      Status more = fill(file);
      if (more == kRaised)
        return kError;
      if (!more)
        break;
    }
    int64_t n = std::min(limit - soFar->length(), file->decoded->length() - file->decodedPosition);
    Str *piece = sliceStr(file->decoded, file->decodedPosition, n);
    soFar = soFar->length() ? concatStr(soFar, piece) : piece;
    file->decodedPosition += n;
  }
  return valueOf(soFar);
}

/// How many bytes of the chunk its first `characters` decoded characters came from.
static int64_t bytesBefore(TextFile *file, int64_t characters) {
  const uint8_t *bytes = file->chunk->data();
  int64_t i = 0;
  for (; characters > 0 && i < file->chunkCount; --characters) {
    if (bytes[i] == '\r' && file->newlines == Newlines::Universal && i + 1 < file->chunkCount && bytes[i + 1] == '\n')
      ++i;
    ++i;
    while (file->codec == Encoding::Utf8 && i < file->chunkCount && (bytes[i] & 0xC0) == 0x80)
      ++i;
  }
  return i;
}

// --- Methods ----------------------------------------------------------------------------------------------------------

static TextFile *fileOf(Value self) { return as<TextFile>(self); }

static bool isDetached(TextFile *file) { return file->buffer->raw->fd < 0 && file->buffer->raw->name == kUnset; }

static bool checkOpen(TextFile *file) {
  if (isDetached(file))
    return raise(types::ValueError, "underlying buffer has been detached"), false;
  if (!isClosed(file->buffer->raw))
    return true;
  raiseClosed();
  return false;
}
static bool checkReadable(TextFile *file) {
  if (!checkOpen(file))
    return false;
  if (file->buffer->raw->canRead)
    return true;
  raiseUnsupportedOperation("not readable");
  return false;
}

static Value read(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkReadable(fileOf(self)) || !sizeArgument(args, nargs, &size))
    return kError;
  return readText(fileOf(self), size);
}

static Value readline(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkReadable(fileOf(self)) || !sizeArgument(args, nargs, &size))
    return kError;
  return readLine(fileOf(self), size);
}

static Value next(Value self) {
  TextFile *file = fileOf(self);
  if (!checkReadable(file))
    return kError;
  file->tellDisabled = true;
  Value line = readLine(file);
  if (line && !as<Str>(line)->length()) {
    file->tellDisabled = false;
    return kUnset;
  }
  return line;
}

static Value write(Value self, Value *args, size_t, Tuple *) {
  TextFile *file = fileOf(self);
  if (!isStr(args[0]))
    return raise(types::TypeError, "write() argument must be str, not %T", args[0]);
  if (!checkOpen(file))
    return kError;
  if (!file->buffer->raw->canWrite)
    return raiseUnsupportedOperation("not writable");
  return writeText(file, as<Str>(args[0])) == kRaised ? kError : intValue(as<Str>(args[0])->length());
}

static Value flush(Value self, Value *, size_t, Tuple *) {
  if (!checkOpen(fileOf(self)))
    return kError;
  return flushText(fileOf(self)) == kRaised ? kError : kNone;
}

static Value tell(Value self, Value *, size_t, Tuple *) {
  TextFile *file = fileOf(self);
  if (!checkOpen(file))
    return kError;
  if (!isSeekable(file->buffer->raw))
    return raiseUnsupportedOperation("underlying stream is not seekable");
  if (file->tellDisabled)
    return raise(types::OSError, "telling position disabled by next() call");
  if (flushText(file) == kRaised)
    return kError;
  int64_t at = tellBuffered(file->buffer);
  if (at < 0)
    return kError;
  if (file->decoded && file->codec == Encoding::Other)
    return raise(types::NotImplementedError, "tell() while reading text in the encoding %R", valueOf(file->encoding));
  at -= file->carryCount;
  if (file->decoded)
    at -= file->chunkCount - bytesBefore(file, file->decodedPosition);
  return intValue(at);
}

static Value seek(Value self, Value *args, size_t nargs, Tuple *) {
  TextFile *file = fileOf(self);
  int64_t offset, whence = 0;
  if (!checkOpen(file))
    return kError;
  if (!isSeekable(file->buffer->raw))
    return raiseUnsupportedOperation("underlying stream is not seekable");
  if (!requireInt64(args[0], &offset) || (nargs > 1 && !requireInt64(args[1], &whence)))
    return kError;
  if (whence == 1 && offset != 0)
    return raiseUnsupportedOperation("can't do nonzero cur-relative seeks");
  if (whence == 2 && offset != 0)
    return raiseUnsupportedOperation("can't do nonzero end-relative seeks");
  if (whence < 0 || whence > 2)
    return raise(types::ValueError, "invalid whence (%l, should be 0, 1 or 2)", whence);
  if (whence == 0 && offset < 0)
    return raise(types::ValueError, "negative seek position %R", args[0]);
  file->tellDisabled = false;
  if (whence == 1) {
    Value at = tell(self, nullptr, 0, nullptr);
    if (!at)
      return kError;
    toInt64(at, &offset);
    whence = 0;
  }
  if (flushText(file) == kRaised)
    return kError;
  dropDecoded(file);
  int64_t at = seekBuffered(file->buffer, offset, int(whence));
  return at < 0 ? kError : intValue(at);
}

static Value truncate(Value self, Value *args, size_t nargs, Tuple *) {
  TextFile *file = fileOf(self);
  if (!checkOpen(file) || flushText(file) == kRaised)
    return kError;
  Value at = nargs && !isNone(args[0]) ? args[0] : tell(self, nullptr, 0, nullptr);
  return at ? callMethod(valueOf(file->buffer), intern("truncate"), {at}) : kError;
}

static bool findNewlines(Value v, Newlines *out) {
  if (v == kUnset || isNone(v)) {
    *out = Newlines::Universal;
    return true;
  }
  if (!isStr(v)) {
    raise(types::TypeError, "open() argument 'newline' must be str or None, not %T", v);
    return false;
  }
  Str *s = as<Str>(v);
  if (s->length() == 0)
    *out = Newlines::Untranslated;
  else if (equalStr(s, "\n"))
    *out = Newlines::LineFeed;
  else if (equalStr(s, "\r"))
    *out = Newlines::CarriageReturn;
  else if (equalStr(s, "\r\n"))
    *out = Newlines::Both;
  else {
    raise(types::ValueError, "illegal newline value: %R", v);
    return false;
  }
  return true;
}

static bool isTrue(Value v, bool *out) {
  if (v == kUnset || isNone(v))
    return true;
  Status answer = truth(v);
  if (answer == kRaised)
    return false;
  *out = answer;
  return true;
}

static Value reconfigure(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"encoding", "errors", "newline", "line_buffering", "write_through", nullptr};
  TextFile *file = fileOf(self);
  Value v[5];
  if (!bindNative("reconfigure", names, 0, 0, 0, args, nargs, keywordNames, v) || !checkOpen(file))
    return kError;
  if (file->decoded && (v[0] != kUnset || v[1] != kUnset || v[2] != kUnset))
    return raiseUnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read");
  if (flushText(file) == kRaised)
    return kError;
  if (v[0] != kUnset && !isNone(v[0])) {
    if (!isStr(v[0]) || !findEncoding(as<Str>(v[0]), &file->codec))
      return isRaised() ? kError : Value(raise(types::TypeError, "argument must be str or None, not %T", v[0]));
    store(file, &file->encoding, as<Str>(v[0]));
    if (v[1] == kUnset || isNone(v[1]))
      store(file, &file->errors, intern("strict"));
  }
  if (v[1] != kUnset && !isNone(v[1]) && isStr(v[1]))
    store(file, &file->errors, as<Str>(v[1]));
  if (v[2] != kUnset && !findNewlines(v[2], &file->newlines))
    return kError;
  if (!isTrue(v[3], &file->lineBuffering) || !isTrue(v[4], &file->writeThrough))
    return kError;
  return kNone;
}

/// What the program sees as `buffer`.
static Value shownBuffer(TextFile *file) {
  return file->buffer->raw->readsBuffers ? file->buffer->raw->delegate : valueOf(file->buffer);
}

/// A file that has no buffer any more, or none yet, is as if closed.
static BufferedFile *closedBuffer() { return makeBuffered(makeRaw(-1, kUnset, true, false)); }

static Value detach(Value self, Value *, size_t, Tuple *) {
  TextFile *file = fileOf(self);
  if (isDetached(file))
    return raise(types::ValueError, "underlying buffer has been detached");
  if (!callMethod(self, names::flush, {}))
    return kError;
  Value buffer = shownBuffer(file);
  dropDecoded(file);
  store(file, &file->buffer, closedBuffer());
  return buffer;
}

static Value create(Type *cls, Value *, size_t, Tuple *) {
  BufferedFile *none = closedBuffer();
  auto *file = static_cast<TextFile *>(allocateInstance(cls));
  file->buffer = none;
  file->encoding = intern("utf-8");
  file->errors = intern("strict");
  file->mode = kUnset;
  return valueOf(file);
}

/// The buffer that we read and write through: the one given, or one of ours above the program's object.
static BufferedFile *bufferOver(Value v) {
  if (isBuffered(v) && !(typeOf(v)->flags & Type::Heap))
    return as<BufferedFile>(v);
  bool can[2];
  const char *questions[] = {"readable", "writable"};
  for (int i = 0; i < 2; ++i) {
    Value answer = callMethod(v, intern(questions[i]), {});
    Status is = answer ? truth(answer) : kRaised;
    if (is == kRaised)
      return nullptr;
    can[i] = is;
  }
  return makeBuffered(makeDelegate(v, true, can[0], can[1]));
}

static Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"buffer",         "encoding",      "errors", "newline",
                                          "line_buffering", "write_through", nullptr};
  Value v[6];
  if (!bindNative("TextIOWrapper", names, 0, 6, 1, args, nargs, keywordNames, v))
    return kRaised;
  for (int i = 1; i < 3; ++i)
    if (v[i] != kUnset && !isNone(v[i]) && !isStr(v[i]))
      return raise(types::TypeError, "TextIOWrapper() argument '%s' must be str or None, not %T", names[i], v[i]);
  Newlines newlines;
  bool lineBuffering = false;
  if (!findNewlines(v[3], &newlines) || !isTrue(v[4], &lineBuffering))
    return kRaised;
  Str *encoding = isStr(v[1]) && !equalStr(as<Str>(v[1]), "locale") ? as<Str>(v[1]) : intern(defaultEncoding());
  BufferedFile *buffer = bufferOver(v[0]);
  auto *file = as<TextFile>(self);
  if (!buffer || !initialiseText(file, buffer, encoding, isStr(v[2]) ? as<Str>(v[2]) : intern("strict"), newlines, lineBuffering) ||
      !isTrue(v[5], &file->writeThrough))
    return kRaised;
  registerFinaliser(file);
  return kOk;
}

static void trace(Object *self, Tracer &tracer) {
  auto *file = static_cast<TextFile *>(self);
  tracer.visit(file->buffer);
  tracer.visit(file->encoding);
  tracer.visit(file->errors);
  tracer.visit(file->mode);
  tracer.visit(file->pending);
  tracer.visit(file->decoded);
  tracer.visit(file->chunk);
}

static Value getEncoding(Value self) { return valueOf(fileOf(self)->encoding); }
static Value getErrors(Value self) { return valueOf(fileOf(self)->errors); }
static Value getBuffer(Value self) {
  if (isDetached(fileOf(self)))
    return raise(types::ValueError, "underlying buffer has been detached");
  return shownBuffer(fileOf(self));
}
static Value getName(Value self) { return getAttr(shownBuffer(fileOf(self)), intern("name")); }
static Value getMode(Value self) {
  Value mode = fileOf(self)->mode;
  return mode == kUnset ? Value(raise(types::AttributeError, "'_io.TextIOWrapper' object has no attribute 'mode'")) : mode;
}
static Status setMode(Value self, Value mode) {
  store(objectOf(self), &fileOf(self)->mode, mode);
  return kOk;
}
static Value getLineBuffering(Value self) { return boolValue(fileOf(self)->lineBuffering); }
static Value getWriteThrough(Value self) { return boolValue(fileOf(self)->writeThrough); }
static Value getNewlines(Value) { return kNone; }
static Value getChunkSize(Value) { return smallInt(kBufferBytes); }

static Value reprOf(Value self) {
  TextFile *file = fileOf(self);
  StrBuilder out;
  out.append(std::string_view("<_io.TextIOWrapper"));
  Value name = getAttrOptional(self, intern("name"));
  if (!name)
    clearPending();
  Value pieces[] = {name && name != kUnset ? formatText(" name=%R", name) : kUnset,
                    file->mode == kUnset ? kUnset : formatText(" mode=%R", file->mode),
                    formatText(" encoding=%R>", valueOf(file->encoding))};
  for (Value piece : pieces) {
    if (!piece)
      return kError;
    if (piece != kUnset)
      out.append(as<Str>(piece));
  }
  return valueOf(out.finish());
}

static constinit const NativeMethod methods[] = {PYAOT_FILE_METHODS,
                                                 {"read", read, Arity::Range, 0, 1},
                                                 {"readline", readline, Arity::Range, 0, 1},
                                                 {"write", write, Arity::One},
                                                 {"flush", flush},
                                                 {"seek", seek, Arity::Range, 1, 2},
                                                 {"tell", tell},
                                                 {"truncate", truncate, Arity::Range, 0, 1},
                                                 {"reconfigure", reconfigure, Arity::Keywords},
                                                 {"detach", detach},
                                                 {}};
static constinit const NativeGetSet getSets[] = {{"closed", fileIsClosed},
                                                 {"name", getName},
                                                 {"mode", getMode, setMode},
                                                 {"encoding", getEncoding},
                                                 {"errors", getErrors},
                                                 {"buffer", getBuffer},
                                                 {"newlines", getNewlines},
                                                 {"line_buffering", getLineBuffering},
                                                 {"write_through", getWriteThrough},
                                                 {"_CHUNK_SIZE", getChunkSize},
                                                 {}};

constinit const TypeDefinition definitions::TextIOWrapper = {
    .slots = {.repr = reprOf,
              .iter = fileSelf,
              .next = next,
              .create = create,
              .initialise = initialise,
              .trace = trace,
              .finalise = finaliseFile},
    .methods = methods,
    .getSets = getSets,
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .instanceSize = sizeof(TextFile),
};

} // namespace pyaot::rt
