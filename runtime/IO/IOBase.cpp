//===- IOBase.cpp - _io._IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase -----------------------===//
//
// What files have in common, for classes that programs derive from these: each method
// works through the others, which a subclass overrides. Python reference: library,
// "io, Class hierarchy".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "Numbers/Int.h"
#include "Strings/Bytes.h"

namespace pyaot::rt {

namespace {

Str *closedName() { return intern("__IOBase_closed"); }

/// The attribute `closed`, whoever defines it: 1, 0 or kRaised.
Status isClosedFile(Value self) {
  Value closed = getAttr(self, intern("closed"));
  return closed ? truth(closed) : kRaised;
}
bool checkOpen(Value self) {
  Status closed = isClosedFile(self);
  if (closed > 0)
    raiseClosed();
  return closed == 0;
}
Value checkClosed(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? kNone : kError; }

template <char Which> Value unsupported(Value, Value *, size_t, Tuple *) {
  return raiseUnsupportedOperation(Which == 's'   ? "seek"
                                   : Which == 't' ? "truncate"
                                   : Which == 'f' ? "fileno"
                                   : Which == 'r' ? "read"
                                   : Which == '1' ? "read1"
                                   : Which == 'w' ? "write"
                                   : Which == 'l' ? "readline"
                                                  : "detach");
}
Value tell(Value self, Value *, size_t, Tuple *) { return callMethod(self, intern("seek"), {smallInt(0), smallInt(1)}); }
Value flush(Value self, Value *, size_t, Tuple *) {
  Value closed = getAttrOptional(self, closedName());
  if (!closed)
    return kError;
  return closed == kUnset ? kNone : Value(raiseClosed());
}
Value close(Value self, Value *, size_t, Tuple *) {
  Value closed = getAttrOptional(self, closedName());
  if (!closed || closed != kUnset)
    return closed ? kNone : kError;
  Value flushed = callMethod(self, names::flush, {});
  Value exception = flushed ? kUnset : takePending();
  if (setAttr(self, closedName(), kTrue) < 0)
    return kError;
  if (flushed)
    return kNone;
  restorePending(exception);
  return kError;
}
Value getClosed(Value self) {
  Value closed = getAttrOptional(self, closedName());
  return closed ? boolValue(closed != kUnset) : kError;
}
Value answerNo(Value self, Value *, size_t, Tuple *) { return kFalse; }
Value isattyMethod(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? kFalse : kError; }

template <char Which> Value checkCan(Value self, Value *, size_t, Tuple *) {
  const char *method = Which == 's' ? "seekable" : Which == 'r' ? "readable" : "writable";
  Value can = callMethod(self, intern(method), {});
  if (!can)
    return kError;
  if (can == kTrue)
    return can;
  return raiseUnsupportedOperation(Which == 's'   ? "File or stream is not seekable."
                                   : Which == 'r' ? "File or stream is not readable."
                                                  : "File or stream is not writable.");
}

Value enter(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? self : kError; }
Value exit(Value self, Value *, size_t, Tuple *) { return callMethod(self, names::close, {}); }
Value iter(Value self) { return checkOpen(self) ? self : kError; }
Value next(Value self) {
  Value line = callMethod(self, intern("readline"), {});
  if (!line)
    return kError;
  int64_t n = length(line);
  return n < 0 ? kError : n ? line : kUnset;
}

/// Byte by byte, or as much as peek() shows, up to and with the next \n.
Value readline(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t limit;
  if (!sizeArgument(args, nargs, &limit))
    return kError;
  Value peek = getAttrOptional(self, intern("peek"));
  if (!peek)
    return kError;
  ByteBuilder line;
  while (limit < 0 || line.length() < limit) {
    int64_t wanted = 1;
    if (peek != kUnset) {
      Value ahead = call(peek, {smallInt(1)});
      if (!ahead)
        return kError;
      if (!isKind<Bytes>(ahead))
        return raise(types::OSError, "peek() should have returned a bytes object, not '%.200T'", ahead);
      if (int64_t n = as<Bytes>(ahead)->length) {
        if (limit >= 0 && n > limit - line.length())
          n = limit - line.length();
        const void *end = memchr(as<Bytes>(ahead)->data, '\n', size_t(n));
        wanted = end ? static_cast<const uint8_t *>(end) - as<Bytes>(ahead)->data + 1 : n;
      }
    }
    Value part = callMethod(self, intern("read"), {intValue(wanted)});
    if (!part)
      return kError;
    if (!isKind<Bytes>(part))
      return raise(types::OSError, "read() should have returned a bytes object, not '%.200T'", part);
    Bytes *bytes = as<Bytes>(part);
    if (!bytes->length)
      break;
    line.append(bytes->data, bytes->length);
    if (bytes->data[bytes->length - 1] == '\n')
      break;
  }
  return valueOf(line.finish());
}
Value readlines(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t hint, total = 0;
  if (!sizeArgument(args, nargs, &hint))
    return kError;
  List *lines = newList();
  Iterate it(self);
  Value line;
  while (it.next(&line)) {
    append(lines, line);
    int64_t n = length(line);
    if (n < 0)
      return kError;
    if (hint > 0 && (total += n) > hint)
      return valueOf(lines);
  }
  return it.failed() ? kError : valueOf(lines);
}
Value writelines(Value self, Value *args, size_t, Tuple *) {
  if (!checkOpen(self))
    return kError;
  Iterate it(args[0]);
  Value line;
  while (it.next(&line))
    if (!callMethod(self, names::write, {line}))
      return kError;
  return it.failed() ? kError : kNone;
}

Value create(Type *cls, Value *, size_t, Tuple *) { return valueOf(allocateInstance(cls)); }
Status initialise(Value, Value *, size_t, Tuple *) { return kOk; }

constinit const NativeMethod baseMethods[] = {{"seek", unsupported<'s'>, Arity::Range, 0, -1},
                                              {"tell", tell},
                                              {"truncate", unsupported<'t'>, Arity::Range, 0, -1},
                                              {"flush", flush},
                                              {"close", close},
                                              {"seekable", answerNo},
                                              {"readable", answerNo},
                                              {"writable", answerNo},
                                              {"_checkClosed", checkClosed, Arity::Range, 0, -1},
                                              {"_checkSeekable", checkCan<'s'>, Arity::Range, 0, -1},
                                              {"_checkReadable", checkCan<'r'>, Arity::Range, 0, -1},
                                              {"_checkWritable", checkCan<'w'>, Arity::Range, 0, -1},
                                              {"fileno", unsupported<'f'>},
                                              {"isatty", isattyMethod},
                                              {"__enter__", enter},
                                              {"__exit__", exit, Arity::Range, 0, -1},
                                              {"readline", readline, Arity::Range, 0, 1},
                                              {"readlines", readlines, Arity::Range, 0, 1},
                                              {"writelines", writelines, Arity::One},
                                              {}};
constinit const NativeGetSet baseGetSets[] = {{"closed", getClosed}, {}};

// --- Raw -----------------------------------------------------------------------------------------------------------------

Value readall(Value self, Value *, size_t, Tuple *) {
  ByteBuilder all;
  for (;;) {
    Value part = callMethod(self, intern("read"), {smallInt(kBufferBytes)});
    if (!part)
      return kError;
    if (isNone(part) && !all.length())
      return kNone;
    if (isNone(part))
      break;
    if (!isKind<Bytes>(part))
      return raise(types::TypeError, "read() should return bytes");
    if (!as<Bytes>(part)->length)
      break;
    all.append(as<Bytes>(part)->data, as<Bytes>(part)->length);
  }
  return valueOf(all.finish());
}
Value rawRead(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!sizeArgument(args, nargs, &size))
    return kError;
  if (size < 0)
    return callMethod(self, intern("readall"), {});
  ByteArray *buffer = makeByteArray(nullptr, size);
  Value n = callMethod(self, intern("readinto"), {valueOf(buffer)});
  int64_t count;
  if (!n || isNone(n))
    return n;
  if (!toIndex(n, &count))
    return kError;
  if (count < 0 || count > size)
    return raise(types::ValueError, "readinto returned %l outside buffer size %l", count, size);
  return valueOf(makeBytes(buffer->data, count));
}
constinit const NativeMethod rawMethods[] = {{"read", rawRead, Arity::Range, 0, 1}, {"readall", readall}, {}};

// --- Buffered --------------------------------------------------------------------------------------------------------------

template <bool Once> Value readInto(Value self, Value *args, size_t, Tuple *) {
  int64_t size = length(args[0]);
  if (size < 0)
    return kError;
  Value data = callMethod(self, intern(Once ? "read1" : "read"), {intValue(size)});
  if (!data)
    return kError;
  if (!isKind<Bytes>(data))
    return raise(types::TypeError, "read() should return bytes");
  int64_t n = as<Bytes>(data)->length;
  if (n > size)
    return raise(types::ValueError, "read() returned too much data: %l bytes requested, %l returned", size, n);
  return SetSlice(args[0], smallInt(0), smallInt(n), data) == kRaised ? kError : intValue(n);
}
constinit const NativeMethod bufferedMethods[] = {{"detach", unsupported<'d'>, Arity::Range, 0, -1},
                                                  {"read", unsupported<'r'>, Arity::Range, 0, -1},
                                                  {"read1", unsupported<'1'>, Arity::Range, 0, -1},
                                                  {"readinto", readInto<false>, Arity::One},
                                                  {"readinto1", readInto<true>, Arity::One},
                                                  {"write", unsupported<'w'>, Arity::Range, 0, -1},
                                                  {}};

Value getNone(Value) { return kNone; }
constinit const NativeMethod textMethods[] = {{"detach", unsupported<'d'>, Arity::Range, 0, -1},
                                              {"read", unsupported<'r'>, Arity::Range, 0, -1},
                                              {"readline", unsupported<'l'>, Arity::Range, 0, -1},
                                              {"write", unsupported<'w'>, Arity::Range, 0, -1},
                                              {}};
constinit const NativeGetSet textGetSets[] = {{"encoding", getNone}, {"newlines", getNone}, {"errors", getNone}, {}};

} // namespace

constinit const TypeDefinition definitions::IOBase = {
    .slots = {.iter = iter, .next = next, .create = create, .initialise = initialise},
    .methods = baseMethods,
    .getSets = baseGetSets,
    .doc = "The abstract base class for all I/O classes.",
    .instanceSize = sizeof(Object),
};
constinit const TypeDefinition definitions::RawIOBase = {
    .methods = rawMethods, .doc = "Base class for raw binary I/O.", .instanceSize = sizeof(Object)};
constinit const TypeDefinition definitions::BufferedIOBase = {
    .methods = bufferedMethods, .doc = "Base class for buffered IO objects.", .instanceSize = sizeof(Object)};
constinit const TypeDefinition definitions::TextIOBase = {
    .methods = textMethods, .getSets = textGetSets, .doc = "Base class for text I/O.", .instanceSize = sizeof(Object)};

} // namespace pyaot::rt
