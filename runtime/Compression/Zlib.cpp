//===- Zlib.cpp - module zlib ---------------------------------------------------------------------===//
//
// The C library zlib (its archive: programs that import zlib carry it), as Python shows it. Python reference: library,
// "zlib".
//
//===----------------------------------------------------------------------===//
#include "Data/Data.h"

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Modules/NativeModule.h"
#include "Numbers/IntParts.h"
#include "Startup/Semantics.h"
#include "Threads/Gil.h"

#include <zlib.h>

namespace pyaot::rt {

namespace {

constinit Type *zlibError = nullptr;
constexpr int64_t kPiece = 16384;

/// "Error -3 while decompressing data: incorrect header check"
Raised raiseZlib(const z_stream *stream, int error, const char *what) {
  const char *message = error == Z_VERSION_ERROR ? "library version mismatch" : stream ? stream->msg : nullptr;
  if (!message)
    switch (error) {
    case Z_BUF_ERROR: message = "incomplete or truncated stream"; break;
    case Z_STREAM_ERROR: message = "inconsistent stream state"; break;
    case Z_DATA_ERROR: message = "invalid input data"; break;
    }
  return message ? raise(*zlibError, "Error %d %s: %.200s", error, what, message) : raise(*zlibError, "Error %d %s", error, what);
}

struct Stream : Object {
  Value unusedData, unconsumedTail, dictionary; ///< bytes; dictionary kUnset: none.
  z_stream z;
  bool isOpen, isDeflate, eof;
};
Stream *streamOf(Value v) { return static_cast<Stream *>(objectOf(v)); }
void traceStream(Object *self, Tracer &tracer) { tracer.visit(&static_cast<Stream *>(self)->unusedData, 3); }
void finaliseStream(Object *self) {
  auto *s = static_cast<Stream *>(self);
  if (s->isOpen)
    s->isDeflate ? deflateEnd(&s->z) : inflateEnd(&s->z);
  s->isOpen = false;
}

extern NativeType compressType, decompressType;

Stream *newStream(NativeType &type, bool isDeflate) {
  auto *s = allocateNative<Stream>(type);
  s->unusedData = s->unconsumedTail = s->dictionary = kNone;
  s->unusedData = s->unconsumedTail = valueOf(makeBytes("", 0));
  s->dictionary = kUnset;
  s->isDeflate = isDeflate;
  registerFinaliser(s);
  return s;
}

/// Gives all input to deflate() or inflate() until it has no more output, or `limit` bytes (-1: no limit) are there.
/// Returns zlib's last answer; `*taken` is how much of the input was used.
int pump(Stream *s, BytesView in, int flush, ByteBuilder &out, int64_t limit, int64_t *taken) {
  int64_t left = in.length;
  s->z.next_in = const_cast<Bytef *>(in.data);
  int answer = Z_OK;
  do {
    uInt part = left > UINT32_MAX ? UINT32_MAX : uInt(left);
    s->z.avail_in = part;
    left -= part;
    int mode = left ? Z_NO_FLUSH : flush;
    do {
      int64_t room = limit >= 0 && limit - out.length() < kPiece ? limit - out.length() : kPiece;
      if (room == 0)
        goto full;
      s->z.next_out = out.room(room);
      s->z.avail_out = uInt(room);
      answer = s->isDeflate ? deflate(&s->z, mode) : inflate(&s->z, mode == Z_FINISH && limit >= 0 ? Z_SYNC_FLUSH : mode);
      out.advance(room - int64_t(s->z.avail_out));
      if (answer == Z_NEED_DICT && !s->isDeflate && s->dictionary != kUnset) {
        BytesView d;
        viewBytes(s->dictionary, &d);
        answer = inflateSetDictionary(&s->z, d.data, uInt(d.length));
        if (answer != Z_OK)
          goto full;
        s->z.avail_out = 0; // once more
        continue;
      }
      if (answer != Z_OK && answer != Z_BUF_ERROR)
        goto full;
    } while (s->z.avail_out == 0);
  } while (left && answer != Z_STREAM_END);
full:
  *taken = in.length - left - int64_t(s->z.avail_in);
  return answer;
}

bool intOption(Value v, int64_t *out) { return v == kUnset || requireInt64(v, out); }

// --- compress(), decompress() ----------------------------------------------------------------------------------------------

Value compressFunction(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "level", "wbits", nullptr};
  static const char *const before11[] = {"", "level", nullptr};
  Value bound[3] = {kUnset, kUnset, kUnset};
  BytesView in;
  int64_t level = Z_DEFAULT_COMPRESSION, bits = MAX_WBITS, taken;
  if (!bindNative("compress", semanticsAtLeast(11) ? parameters : before11, 1, -1, 1, args, nargs, keywordNames, bound) ||
      !requireBytes(bound[0], &in) || !intOption(bound[1], &level) || !intOption(bound[2], &bits))
    return kError;
  Stream *s = newStream(compressType, true);
  int answer = deflateInit2(&s->z, int(level), Z_DEFLATED, int(bits), 8, Z_DEFAULT_STRATEGY);
  if (answer == Z_STREAM_ERROR)
    return raise(*zlibError, "Bad compression level");
  if (answer != Z_OK)
    return raiseZlib(&s->z, answer, "while compressing data");
  s->isOpen = true;
  ByteBuilder out;
  answer = pump(s, in, Z_FINISH, out, -1, &taken);
  if (answer != Z_STREAM_END)
    return raiseZlib(&s->z, answer, "while compressing data");
  finaliseStream(s);
  return valueOf(out.finish());
}

Value decompressFunction(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "wbits", "bufsize", nullptr};
  Value bound[3];
  BytesView in;
  int64_t bits = MAX_WBITS, size = kPiece, taken;
  if (!bindNative("decompress", parameters, 1, -1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in) ||
      !intOption(bound[1], &bits) || !intOption(bound[2], &size))
    return kError;
  if (size < 0)
    return raise(types::ValueError, "bufsize must be non-negative");
  Stream *s = newStream(decompressType, false);
  int answer = inflateInit2(&s->z, int(bits));
  if (answer != Z_OK)
    return raiseZlib(&s->z, answer, "while preparing to decompress data");
  s->isOpen = true;
  ByteBuilder out;
  answer = pump(s, in, Z_SYNC_FLUSH, out, -1, &taken);
  if (answer != Z_STREAM_END)
    return raiseZlib(&s->z, answer == Z_OK ? Z_BUF_ERROR : answer, "while decompressing data");
  finaliseStream(s);
  return valueOf(out.finish());
}

// --- compressobj -----------------------------------------------------------------------------------------------------------

Value compressObject(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"level", "method", "wbits", "memLevel", "strategy", "zdict", nullptr};
  Value bound[6];
  int64_t level = Z_DEFAULT_COMPRESSION, method = Z_DEFLATED, bits = MAX_WBITS, memory = 8, strategy = Z_DEFAULT_STRATEGY;
  BytesView dictionary;
  if (!bindNative("compressobj", parameters, 0, -1, 0, args, nargs, keywordNames, bound) || !intOption(bound[0], &level) ||
      !intOption(bound[1], &method) || !intOption(bound[2], &bits) || !intOption(bound[3], &memory) || !intOption(bound[4], &strategy) ||
      (bound[5] != kUnset && !requireBytes(bound[5], &dictionary)))
    return kError;
  Stream *s = newStream(compressType, true);
  int answer = deflateInit2(&s->z, int(level), int(method), int(bits), int(memory), int(strategy));
  if (answer == Z_STREAM_ERROR)
    return raise(types::ValueError, "Invalid initialization option");
  if (answer != Z_OK)
    return raiseZlib(&s->z, answer, "while creating compression object");
  s->isOpen = true;
  if (bound[5] != kUnset && deflateSetDictionary(&s->z, dictionary.data, uInt(dictionary.length)) != Z_OK)
    return raise(types::ValueError, "Invalid dictionary");
  return valueOf(s);
}

Value compressMethod(Value self, Value *args, size_t, Tuple *) {
  BytesView in;
  if (!requireBytes(args[0], &in))
    return kError;
  Stream *s = streamOf(self);
  ByteBuilder out;
  int64_t taken;
  int answer = pump(s, in, Z_NO_FLUSH, out, -1, &taken);
  if (answer == Z_STREAM_ERROR)
    return raiseZlib(&s->z, answer, "while compressing data");
  return valueOf(out.finish());
}

Value compressFlush(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t mode = Z_FINISH, taken;
  if (nargs && !requireInt64(args[0], &mode))
    return kError;
  Stream *s = streamOf(self);
  if (mode == Z_NO_FLUSH)
    return valueOf(makeBytes("", 0));
  ByteBuilder out;
  int answer = pump(s, {reinterpret_cast<const uint8_t *>(""), 0}, int(mode), out, -1, &taken);
  if (answer == Z_STREAM_ERROR)
    return raiseZlib(&s->z, answer, "while flushing");
  if (mode == Z_FINISH && answer == Z_STREAM_END)
    finaliseStream(s);
  else if (answer != Z_OK && answer != Z_BUF_ERROR)
    return raiseZlib(&s->z, answer, "from deflate()");
  return valueOf(out.finish());
}

Value copyStream(Value self, Value *args, size_t, Tuple *) {
  Stream *s = streamOf(self);
  if (!s->isOpen)
    return raise(types::ValueError, s->isDeflate ? "Inconsistent stream state" : "Inconsistent stream state");
  Stream *copy = newStream(s->isDeflate ? compressType : decompressType, s->isDeflate);
  int answer = s->isDeflate ? deflateCopy(&copy->z, &s->z) : inflateCopy(&copy->z, &s->z);
  if (answer == Z_STREAM_ERROR)
    return raise(types::ValueError, "Inconsistent stream state");
  if (answer != Z_OK)
    return raiseZlib(&s->z, answer, s->isDeflate ? "while copying compression object" : "while copying decompression object");
  copy->isOpen = true;
  copy->eof = s->eof;
  store(copy, &copy->unusedData, s->unusedData);
  store(copy, &copy->unconsumedTail, s->unconsumedTail);
  copy->dictionary = s->dictionary;
  return valueOf(copy);
}

// --- decompressobj ---------------------------------------------------------------------------------------------------------

Value decompressObject(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"wbits", "zdict", nullptr};
  Value bound[2];
  int64_t bits = MAX_WBITS;
  BytesView dictionary;
  if (!bindNative("decompressobj", parameters, 0, -1, 0, args, nargs, keywordNames, bound) || !intOption(bound[0], &bits))
    return kError;
  if (bound[1] != kUnset && !viewBytes(bound[1], &dictionary))
    return raise(types::TypeError, "zdict argument must support the buffer protocol");
  Stream *s = newStream(decompressType, false);
  int answer = inflateInit2(&s->z, int(bits));
  if (answer == Z_STREAM_ERROR)
    return raise(types::ValueError, "Invalid initialization option");
  if (answer != Z_OK)
    return raiseZlib(&s->z, answer, "while creating decompression object");
  s->isOpen = true;
  s->dictionary = bound[1];
  if (bound[1] != kUnset && bits < 0 && inflateSetDictionary(&s->z, dictionary.data, uInt(dictionary.length)) != Z_OK)
    return raiseZlib(&s->z, Z_STREAM_ERROR, "while setting zdict");
  return valueOf(s);
}

/// What of the input is left: behind the end of the stream, or because max_length was reached.
void keepRest(Stream *s, BytesView in, int64_t taken, int answer) {
  const uint8_t *rest = in.data + taken;
  int64_t n = in.length - taken;
  if (answer == Z_STREAM_END) {
    ByteBuilder both;
    both.append(as<Bytes>(s->unusedData)->data, as<Bytes>(s->unusedData)->length);
    both.append(rest, n);
    store(s, &s->unusedData, valueOf(both.finish()));
    n = 0;
  }
  if (n || as<Bytes>(s->unconsumedTail)->length)
    store(s, &s->unconsumedTail, valueOf(makeBytes(rest, n)));
}

Value decompressMethod(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "max_length", nullptr};
  Value bound[2];
  BytesView in;
  int64_t limit = 0, taken = 0;
  if (!bindNative("decompress", parameters, 1, -1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in) ||
      !intOption(bound[1], &limit))
    return kError;
  if (limit < 0)
    return raise(types::ValueError, "max_length must be non-negative");
  Stream *s = streamOf(self);
  ByteBuilder out;
  int answer = s->eof ? Z_STREAM_END : pump(s, in, Z_SYNC_FLUSH, out, limit ? limit : -1, &taken);
  keepRest(s, in, taken, answer);
  if (answer == Z_STREAM_END)
    s->eof = true;
  else if (answer != Z_OK && answer != Z_BUF_ERROR)
    return raiseZlib(&s->z, answer, "while decompressing data");
  return valueOf(out.finish());
}

Value decompressFlush(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size = kPiece, taken = 0;
  if (nargs && !requireInt64(args[0], &size))
    return kError;
  if (size <= 0)
    return raise(types::ValueError, "length must be greater than zero");
  Stream *s = streamOf(self);
  ByteBuilder out;
  BytesView in = {as<Bytes>(s->unconsumedTail)->data, as<Bytes>(s->unconsumedTail)->length};
  int answer = s->eof || !s->isOpen ? Z_STREAM_END : pump(s, in, Z_FINISH, out, -1, &taken);
  if (!s->eof)
    keepRest(s, in, taken, answer);
  if (answer == Z_STREAM_END && s->isOpen) {
    s->eof = true;
    finaliseStream(s);
  }
  return valueOf(out.finish());
}

Value getUnused(Value self) { return streamOf(self)->unusedData; }
Value getTail(Value self) { return streamOf(self)->unconsumedTail; }
Value getEof(Value self) { return boolValue(streamOf(self)->eof); }

constexpr NativeMethod compressMethods[] = {{"compress", compressMethod, Arity::One},
                                            {"flush", compressFlush, Arity::Range, 0, 1},
                                            {"copy", copyStream},
                                            {"__copy__", copyStream},
                                            {"__deepcopy__", copyStream, Arity::One},
                                            {}};
constexpr NativeMethod decompressMethods[] = {{"decompress", decompressMethod, Arity::Keywords},
                                              {"flush", decompressFlush, Arity::Range, 0, 1},
                                              {"copy", copyStream},
                                              {"__copy__", copyStream},
                                              {"__deepcopy__", copyStream, Arity::One},
                                              {}};
constexpr NativeGetSet decompressGetSets[] = {
    {"unused_data", getUnused, nullptr, true}, {"unconsumed_tail", getTail, nullptr, true}, {"eof", getEof, nullptr, true}, {}};
constexpr TypeDefinition compressDefinition = {
    .slots = {.trace = traceStream, .finalise = finaliseStream}, .methods = compressMethods, .instanceSize = sizeof(Stream)};
constexpr TypeDefinition decompressDefinition = {.slots = {.trace = traceStream, .finalise = finaliseStream},
                                                 .methods = decompressMethods,
                                                 .getSets = decompressGetSets,
                                                 .instanceSize = sizeof(Stream)};
constinit NativeType compressType = {"zlib", "Compress", &compressDefinition};
constinit NativeType decompressType = {"zlib", "Decompress", &decompressDefinition};

// --- Checksums, the module -------------------------------------------------------------------------------------------------

template <uLong (*function)(uLong, const Bytef *, z_size_t)> Value checksum(Value, Value *args, size_t nargs, Tuple *) {
  BytesView in;
  uint64_t start = function == adler32_z ? 1 : 0;
  if (!requireBytes(args[0], &in))
    return kError;
  if (nargs > 1) {
    Value i = index(args[1]);
    if (!i)
      return kError;
    IntParts parts(i);
    start = parts.count ? parts.limbs[0] : 0;
    if (parts.negative)
      start = 0 - start;
  }
  return smallInt(int64_t(function(uint32_t(start), in.length ? in.data : reinterpret_cast<const Bytef *>(""), size_t(in.length)) & 0xFFFFFFFF));
}

constexpr NativeMethod functions[] = {{"adler32", checksum<adler32_z>, Arity::Range, 1, 2},
                                      {"compress", compressFunction, Arity::Keywords},
                                      {"compressobj", compressObject, Arity::Keywords},
                                      {"crc32", checksum<crc32_z>, Arity::Range, 1, 2},
                                      {"decompress", decompressFunction, Arity::Keywords},
                                      {"decompressobj", decompressObject, Arity::Keywords},
                                      {}};

constexpr struct {
  const char *name;
  int value;
} constants[] = {{"MAX_WBITS", MAX_WBITS}, {"DEFLATED", Z_DEFLATED}, {"DEF_MEM_LEVEL", 8}, {"DEF_BUF_SIZE", 16384},
                 {"Z_BEST_SPEED", Z_BEST_SPEED}, {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION}, {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION},
                 {"Z_FILTERED", Z_FILTERED}, {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY}, {"Z_RLE", Z_RLE}, {"Z_FIXED", Z_FIXED},
                 {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY}, {"Z_FINISH", Z_FINISH}, {"Z_NO_FLUSH", Z_NO_FLUSH},
                 {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH}, {"Z_SYNC_FLUSH", Z_SYNC_FLUSH}, {"Z_FULL_FLUSH", Z_FULL_FLUSH}, {"Z_BLOCK", Z_BLOCK},
                 {"Z_TREES", Z_TREES}, {"Z_NO_COMPRESSION", Z_NO_COMPRESSION}};

Status initialise(Dict *ns) {
  zlibError = makeErrorType("zlib", "error", types::Exception);
  if (!zlibError)
    return kRaised;
  addRoot(&zlibError);
  setStr(ns, intern("error"), valueOf(zlibError));
  for (const auto &constant : constants)
    setStr(ns, intern(constant.name), smallInt(constant.value));
  setStr(ns, intern("ZLIB_VERSION"), valueOf(makeStr(ZLIB_VERSION)));
  setStr(ns, intern("ZLIB_RUNTIME_VERSION"), valueOf(makeStr(zlibVersion())));
  setStr(ns, intern("__version__"), valueOf(makeStr("1.0")));
  return kOk;
}

} // namespace

constinit const NativeModule modules::zlib_ = {"zlib", functions, initialise};

} // namespace pyaot::rt
