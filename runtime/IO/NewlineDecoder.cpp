//===- NewlineDecoder.cpp - io.IncrementalNewlineDecoder, io.BufferedRWPair --------------------===//
//
// Python reference: library, "io".
//
//===----------------------------------------------------------------------===//
#include "IO/BytesIO.h"
#include "IO/Files.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

// --- IncrementalNewlineDecoder ---------------------------------------------------------------------------------------------

struct NewlineDecoder : Object {
  Value decoder, errors; ///< The decoder below, or None: then the input is text.
  bool translates, pendingReturn;
  uint8_t seen; ///< 1: \r, 2: \n, 4: \r\n
};
NewlineDecoder *decoderOf(Value v) { return as<NewlineDecoder>(v); }

Value decode(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"input", "final", nullptr};
  Value v[2];
  if (!bindNative("decode", parameters, 0, 2, 1, args, nargs, keywordNames, v))
    return kError;
  NewlineDecoder *d = decoderOf(self);
  Status final = v[1] == kUnset ? Status(0) : truth(v[1]);
  if (final == kRaised)
    return kError;
  Value text = isNone(d->decoder) ? v[0] : callMethod(d->decoder, intern("decode"), {v[0], boolValue(final)});
  if (!text)
    return kError;
  if (!isStr(text))
    return raise(types::TypeError, "decoder should return a string result, not '%.200T'", text);
  Str *s = as<Str>(text);
  int64_t n = s->length();
  StrBuilder out;
  if (d->pendingReturn && (n || final)) {
    out.append('\r');
    d->pendingReturn = false;
  }
  out.append(s);
  s = out.finish();
  n = s->length();
  // A \r at the end may be half of a \r\n.
  if (n && charAt(s, n - 1) == '\r' && !final) {
    s = sliceStr(s, 0, n - 1);
    d->pendingReturn = true;
    --n;
  }
  StrBuilder translated;
  for (int64_t i = 0; i < n; ++i) {
    uint32_t c = charAt(s, i);
    if (c == '\r') {
      bool both = i + 1 < n && charAt(s, i + 1) == '\n';
      d->seen |= both ? 4 : 1;
      if (d->translates) {
        i += both;
        c = '\n';
      } else if (both) {
        translated.append('\r');
        c = '\n';
        ++i;
      }
    } else if (c == '\n') {
      d->seen |= 2;
    }
    translated.append(c);
  }
  return valueOf(translated.finish());
}
Value getState(Value self, Value *, size_t, Tuple *) {
  NewlineDecoder *d = decoderOf(self);
  Value buffer = valueOf(makeBytesObject(nullptr, 0)), flag = smallInt(0);
  if (!isNone(d->decoder)) {
    Value state = callMethod(d->decoder, intern("getstate"), {});
    if (!state)
      return kError;
    if (!isKind<Tuple>(state) || as<Tuple>(state)->length != 2)
      return raise(types::TypeError, "illegal decoder state");
    buffer = as<Tuple>(state)->items()[0];
    flag = as<Tuple>(state)->items()[1];
  }
  flag = intLeftShift(flag, smallInt(1));
  if (d->pendingReturn)
    flag = intAdd(flag, smallInt(1));
  return valueOf(makeTuple({buffer, flag}));
}
Value setState(Value self, Value *args, size_t, Tuple *) {
  NewlineDecoder *d = decoderOf(self);
  if (!isKind<Tuple>(args[0]) || as<Tuple>(args[0])->length != 2)
    return raise(types::TypeError, "state argument must be a tuple");
  Value buffer = as<Tuple>(args[0])->items()[0];
  int64_t flag;
  if (!requireInt64(as<Tuple>(args[0])->items()[1], &flag))
    return kError;
  d->pendingReturn = flag & 1;
  return isNone(d->decoder) ? kNone : callMethod(d->decoder, intern("setstate"), {valueOf(makeTuple({buffer, intValue(flag >> 1)}))});
}
Value reset(Value self, Value *, size_t, Tuple *) {
  NewlineDecoder *d = decoderOf(self);
  d->seen = 0;
  d->pendingReturn = false;
  return isNone(d->decoder) ? kNone : callMethod(d->decoder, intern("reset"), {});
}
Value getNewlines(Value self) {
  Value kinds[3];
  size_t count = 0;
  static constexpr const char *texts[] = {"\r", "\n", "\r\n"};
  for (int i = 0; i < 3; ++i)
    if (decoderOf(self)->seen & (1 << i))
      kinds[count++] = valueOf(intern(texts[i]));
  return count == 0 ? kNone : count == 1 ? kinds[0] : valueOf(makeTuple(kinds, count));
}
Value createDecoder(Type *cls, Value *, size_t, Tuple *) {
  auto *d = static_cast<NewlineDecoder *>(allocateInstance(cls));
  d->decoder = d->errors = kNone;
  return valueOf(d);
}
Status initialiseDecoder(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"decoder", "translate", "errors", nullptr};
  Value v[3];
  if (!bindNative("IncrementalNewlineDecoder", parameters, 0, 3, 2, args, nargs, keywordNames, v))
    return kRaised;
  Status translates = truth(v[1]);
  if (translates == kRaised)
    return kRaised;
  NewlineDecoder *d = decoderOf(self);
  store(d, &d->decoder, v[0]);
  store(d, &d->errors, v[2] == kUnset ? valueOf(intern("strict")) : v[2]);
  d->translates = translates;
  return kOk;
}
void traceDecoder(Object *o, Tracer &tracer) {
  tracer.visit(static_cast<NewlineDecoder *>(o)->decoder);
  tracer.visit(static_cast<NewlineDecoder *>(o)->errors);
}
constinit const NativeMethod decoderMethods[] = {{"decode", decode, Arity::Keywords},
                                                 {"getstate", getState},
                                                 {"setstate", setState, Arity::One},
                                                 {"reset", reset},
                                                 {}};
constinit const NativeGetSet decoderGetSets[] = {{"newlines", getNewlines}, {}};
constinit const TypeDefinition decoderDefinition = {
    .slots = {.create = createDecoder, .initialise = initialiseDecoder, .trace = traceDecoder},
    .methods = decoderMethods,
    .getSets = decoderGetSets,
    .instanceSize = sizeof(NewlineDecoder)};

// --- BufferedRWPair --------------------------------------------------------------------------------------------------------

struct Pair : Object {
  Value reader, writer;
};
template <bool ToReader> Value forward(Value self, const char *method, Value *args, size_t nargs) {
  Value target = ToReader ? as<Pair>(self)->reader : as<Pair>(self)->writer;
  if (target == kUnset)
    return raise(types::ValueError, "I/O operation on uninitialized object");
  Value bound = getAttr(target, intern(method));
  return bound ? call(bound, args, nargs) : kError;
}
#define FORWARD(Name, ToReader)                                                                                        \
  Value pair_##Name(Value self, Value *args, size_t nargs, Tuple *) { return forward<ToReader>(self, #Name, args, nargs); }
FORWARD(read, true)
FORWARD(read1, true)
FORWARD(readinto, true)
FORWARD(readinto1, true)
FORWARD(peek, true)
FORWARD(readable, true)
FORWARD(write, false)
FORWARD(flush, false)
FORWARD(writable, false)
#undef FORWARD
Value pairIsatty(Value self, Value *, size_t, Tuple *) {
  Value is = forward<false>(self, "isatty", nullptr, 0);
  return is == kFalse ? forward<true>(self, "isatty", nullptr, 0) : is;
}
Value pairClose(Value self, Value *, size_t, Tuple *) {
  Value first = forward<false>(self, "close", nullptr, 0);
  Value exception = first ? kUnset : takePending();
  Value second = forward<true>(self, "close", nullptr, 0);
  if (!second)
    return kError;
  if (first)
    return kNone;
  restorePending(exception);
  return kError;
}
Value pairClosed(Value self) {
  Value writer = as<Pair>(self)->writer;
  return writer == kUnset ? Value(raise(types::RuntimeError, "the BufferedRWPair object is being garbage-collected"))
                          : getAttr(writer, intern("closed"));
}
Value createPair(Type *cls, Value *, size_t, Tuple *) {
  auto *pair = static_cast<Pair *>(allocateInstance(cls));
  pair->reader = pair->writer = kUnset;
  return valueOf(pair);
}
Status initialisePair(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"reader", "writer", "buffer_size", nullptr};
  Value v[3];
  if (!bindNative("BufferedRWPair", parameters, 3, 3, 2, args, nargs, keywordNames, v))
    return kRaised;
  Value reader = call(valueOf(&types::BufferedReader), {v[0]});
  Value writer = reader ? call(valueOf(&types::BufferedWriter), {v[1]}) : kError;
  if (!writer)
    return kRaised;
  store(as<Pair>(self), &as<Pair>(self)->reader, reader);
  store(as<Pair>(self), &as<Pair>(self)->writer, writer);
  return kOk;
}
void tracePair(Object *o, Tracer &tracer) {
  tracer.visit(static_cast<Pair *>(o)->reader);
  tracer.visit(static_cast<Pair *>(o)->writer);
}
constinit const NativeMethod pairMethods[] = {{"read", pair_read, Arity::Range, 0, 1},
                                              {"read1", pair_read1, Arity::Range, 0, 1},
                                              {"readinto", pair_readinto, Arity::One},
                                              {"readinto1", pair_readinto1, Arity::One},
                                              {"peek", pair_peek, Arity::Range, 0, 1},
                                              {"readable", pair_readable},
                                              {"write", pair_write, Arity::One},
                                              {"flush", pair_flush},
                                              {"writable", pair_writable},
                                              {"isatty", pairIsatty},
                                              {"close", pairClose},
                                              {}};
constinit const NativeGetSet pairGetSets[] = {{"closed", pairClosed}, {}};
constinit const TypeDefinition pairDefinition = {
    .slots = {.create = createPair, .initialise = initialisePair, .trace = tracePair},
    .methods = pairMethods,
    .getSets = pairGetSets,
    .instanceSize = sizeof(Pair)};

} // namespace

constinit NativeType newlineDecoderType = {
    .module = "_io", .name = "IncrementalNewlineDecoder", .definition = &decoderDefinition, .flags = Type::Subclassable};
constinit NativeType bufferedPairType = {.module = "_io",
                                         .name = "BufferedRWPair",
                                         .definition = &pairDefinition,
                                         .flags = Type::Subclassable | Type::HasDict,
                                         .builtinBase = &types::BufferedIOBase};

} // namespace pyaot::rt
