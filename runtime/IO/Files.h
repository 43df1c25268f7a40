//===- Files.h - the layers of a file -------------------------------------------------===//
//
// As in CPython a file has up to three layers, which are objects of their own:
// RawFile (FileIO) owns the descriptor, BufferedFile a buffer of bytes, TextFile
// (TextIOWrapper) encodes and decodes. The object that open() returned is
// registered with the collector: when it dies, or when the program ends, it is
// flushed and closed.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_IO_FILES_H
#define PYAOT_RUNTIME_IO_FILES_H

#include "Exceptions/Raise.h"
#include "Memory/Heap.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

inline constexpr int64_t kBufferBytes = 8192;

struct RawFile : Object { ///< Kind FileIO.
  int32_t fd; ///< -1: closed.
  bool canRead, canWrite, created, appending, closesDescriptor;
  int8_t seekable; ///< -1: not asked yet.
  bool readsBuffers; ///< The delegate is no raw file: it is read with read1() or read().
  Value name;      ///< What open() was given.
  /// The program's own object below a BufferedReader or a TextIOWrapper, which stands for the descriptor; else kUnset.
  Value delegate;
};
PYAOT_KIND(RawFile, FileIO)

/// Kinds BufferedReader, BufferedWriter, BufferedRandom. Either unread bytes (position < count) or unwritten ones wait in
/// the buffer.
struct BufferedFile : Object {
  RawFile *raw;
  RawArray *buffer;
  int64_t position, count; ///< Unread bytes: buffer[position, count).
  int64_t unwritten;       ///< Bytes buffer[0, unwritten) wait to be written.
};
PYAOT_KIND(BufferedFile, BufferedReader)

enum class Newlines : uint8_t {
  Universal,    ///< newline=None: \r and \r\n are read as \n.
  Untranslated, ///< newline='': lines end at any of the three.
  LineFeed,
  CarriageReturn,
  Both, ///< \r\n
};
enum class Encoding : uint8_t { Utf8, Latin1, Ascii, Other };

struct TextFile : Object { ///< Kind TextIOWrapper.
  BufferedFile *buffer;
  Str *encoding, *errors;
  Value mode; ///< The attribute: what open() was given.
  RawArray *pending; ///< Encoded text not yet given to the buffer.
  int64_t pendingCount;
  Str *decoded; ///< Text read and not yet returned: from decodedPosition on. Null: none.
  int64_t decodedPosition;
  RawArray *chunk;    ///< The bytes that `decoded` was made from,
  int64_t chunkCount; ///< so many; tell() counts in them.
  uint8_t carry[8];   ///< Bytes read, of a character or a \r\n that may not be complete.
  int32_t carryCount;
  Newlines newlines;
  Encoding codec;
  bool lineBuffering, writeThrough;
  bool unbuffered;   ///< PYTHONUNBUFFERED: every write reaches the descriptor.
  bool tellDisabled; ///< Iteration is under way.
};
PYAOT_KIND(TextFile, TextIOWrapper)

inline bool isBuffered(Value v) {
  if (!isObject(v))
    return false;
  Kind k = objectOf(v)->shape->kind;
  return k == Kind::BufferedReader || k == Kind::BufferedWriter || k == Kind::BufferedRandom;
}

/// The descriptor's owner of any of the three layers.
RawFile *rawOf(Value file);
bool isDelegateClosed(RawFile *raw);
inline bool isClosed(RawFile *raw) { return raw->fd < 0 || (raw->delegate != kUnset && isDelegateClosed(raw)); }

// Raw: results of the system call; -1 = OSError raised.
int64_t readRaw(RawFile *raw, uint8_t *out, int64_t bytes);
bool writeRaw(RawFile *raw, const uint8_t *bytes, int64_t count);
int64_t seekRaw(RawFile *raw, int64_t offset, int whence);
bool isSeekable(RawFile *raw);
RawFile *openRaw(Value name, const char *mode, bool closesDescriptor);
/// `opener` (kUnset or None: none) gives the descriptor. Opens `into`, if it is not null.
RawFile *openRaw(Value name, const char *mode, bool closesDescriptor, Value opener, RawFile *into);
RawFile *makeRaw(int fd, Value name, bool canRead, bool canWrite);
/// What stands for an object with the methods of a file.
RawFile *makeDelegate(Value object, bool readsBuffers, bool canRead, bool canWrite);
bool truncateRaw(RawFile *raw, int64_t size);
/// What the program sees as the layer below: the delegate, if there is one.
inline Value shownRaw(RawFile *raw) { return raw->delegate != kUnset ? raw->delegate : valueOf(raw); }

// Buffered. Status: kRaised.
BufferedFile *makeBuffered(RawFile *raw);
Status writeBuffered(BufferedFile *file, const uint8_t *bytes, int64_t count);
Status flushBuffered(BufferedFile *file);
/// At most one read of the descriptor; 0 = end of file; -1 = raised.
int64_t readSome(BufferedFile *file, uint8_t *out, int64_t bytes);
/// All that is left (limit -1), or up to `limit` bytes.
Value readBytes(BufferedFile *file, int64_t limit);
int64_t tellBuffered(BufferedFile *file);
int64_t seekBuffered(BufferedFile *file, int64_t offset, int whence);

// Text.
bool initialiseText(TextFile *file, BufferedFile *buffer, Str *encoding, Str *errors, Newlines newlines, bool lineBuffering);
TextFile *makeText(BufferedFile *buffer, Str *encoding, Str *errors, Newlines newlines, bool lineBuffering);
/// encoding.lower() without punctuation tells which of our own codecs it is; false = LookupError raised.
bool findEncoding(Str *name, Encoding *out);
/// What open() uses if it is not told: "UTF-8", or "utf-8" in UTF-8 mode (locale C).
const char *defaultEncoding();
/// The locale is C or POSIX (UTF-8 mode), or one of the locales that CPython turns these into.
bool isUtf8Mode();
bool isCoercedLocale();
/// The end of the next line in `text` from `from` on: position behind the line's end, -1 if there is none.
int64_t findLineEnd(const Str *text, int64_t from, Newlines newlines);
/// Encoded text that is valid in the file's encoding; hasNewline: it contains \n or \r.
Status writeEncoded(TextFile *file, const uint8_t *bytes, int64_t count, bool hasNewline);
Status writeText(TextFile *file, const Str *text);
Status flushText(TextFile *file);
/// The next line, empty at the end of the file.
Value readLine(TextFile *file, int64_t limit = -1);

/// Flushes and closes any layer.
Status closeFile(Value file);
void finaliseFile(Object *file);
Bytes *makeBytesObject(const uint8_t *bytes, int64_t count);
/// The bytes of a bytes-like object; false = TypeError raised.
bool bytesOf(Value v, const uint8_t **bytes, int64_t *count);

Raised raiseClosed(const char *text = "I/O operation on closed file.");
/// io.UnsupportedOperation.
Raised raiseUnsupportedOperation(const char *text);
Type *unsupportedOperationType();

// Methods that all layers have.
#define PYAOT_FILE_METHODS                                                                                             \
  {"close", fileClose}, {"fileno", fileFileno}, {"isatty", fileIsatty}, {"readable", fileReadable},                    \
      {"writable", fileWritable}, {"seekable", fileSeekable}, {"__enter__", fileEnter},                                \
      {"__exit__", fileExit, Arity::Range, 0, -1}, {"readlines", fileReadlines, Arity::Range, 0, 1},                   \
      {"writelines", fileWritelines, Arity::One}
Value fileClose(Value self, Value *, size_t, Tuple *);
Value fileFileno(Value self, Value *, size_t, Tuple *);
Value fileIsatty(Value self, Value *, size_t, Tuple *);
Value fileReadable(Value self, Value *, size_t, Tuple *);
Value fileWritable(Value self, Value *, size_t, Tuple *);
Value fileSeekable(Value self, Value *, size_t, Tuple *);
Value fileEnter(Value self, Value *, size_t, Tuple *);
Value fileExit(Value self, Value *, size_t, Tuple *);
Value fileReadlines(Value self, Value *, size_t, Tuple *);
Value fileWritelines(Value self, Value *, size_t, Tuple *);
Value fileSelf(Value self);
Value fileIsClosed(Value self);
/// An optional size argument: -1 for None and negative numbers. False = raised.
bool sizeArgument(Value *args, size_t nargs, int64_t *out);

} // namespace pyaot::rt

#endif
