//===- Struct.cpp - module _struct ----------------------------------------------------------------===//
//
// A format is parsed into rows (code, offset, size, count); packing and unpacking walk them. Python reference: library,
// "struct", "Format Strings".
//
//===----------------------------------------------------------------------===//
#include "Data/Data.h"

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Modules/NativeModule.h"
#include "Numbers/IntParts.h"
#include "Startup/Semantics.h"

#include <bit>
#include <cmath>

namespace pyaot::rt {

namespace {

constinit Type *structError = nullptr;

/// One code of a format, `count` times in a row; s and p are one value of `size` bytes.
struct Field {
  char code;
  bool bigEndian, isNative;
  uint8_t width; ///< Bytes of one value (not for s, p).
  int64_t offset, count;
};

struct Struct : Object {
  Value format;     ///< str; kUnset before __init__.
  int64_t size;     ///< -1 before __init__.
  int64_t numItems; ///< Values that pack() takes; -1 before __init__.
  int64_t numFields;
  RawArray *fields;

  const Field *begin() const { return reinterpret_cast<const Field *>(fields->data()); }
};
Struct *structOf(Value v) { return static_cast<Struct *>(objectOf(v)); }
void traceStruct(Object *self, Tracer &tracer) {
  tracer.visit(static_cast<Struct *>(self)->format);
  tracer.visit(static_cast<Struct *>(self)->fields);
}

// --- Formats -----------------------------------------------------------------------------------------------------------

/// The width of a code, 0 if there is no such code.
int widthOf(char code, bool isNative) {
  switch (code) {
  case 'x': case 'b': case 'B': case 'c': case 's': case 'p': case '?': return 1;
  case 'h': case 'H': case 'e': return 2;
  case 'i': case 'I': case 'f': return 4;
  case 'l': case 'L': return isNative ? 8 : 4;
  case 'q': case 'Q': case 'd': return 8;
  case 'n': case 'N': case 'P': return isNative ? 8 : 0;
  default: return 0;
  }
}

Status parse(Struct *self, Str *format) {
  int64_t n = format->length(), size = 0, items = 0, i = 0;
  bool native = true, bigEndian = false;
  if (n)
    switch (charAt(format, 0)) {
    case '<': case '=': native = false; ++i; break;
    case '>': case '!': native = false, bigEndian = true; ++i; break;
    case '@': ++i; break;
    }
  RawArray *fields = allocateRaw(uint64_t(n) * sizeof(Field) + 1);
  auto *rows = reinterpret_cast<Field *>(fields->data());
  int64_t numFields = 0;
  while (i < n) {
    uint32_t c = charAt(format, i++);
    if (c == ' ' || (c >= 9 && c <= 13))
      continue;
    if (c == 0)
      return raise(*structError, "embedded null character");
    int64_t count = 1;
    if (c >= '0' && c <= '9') {
      count = c - '0';
      for (c = 0; i < n && (c = charAt(format, i)) >= '0' && c <= '9'; ++i)
        if (__builtin_mul_overflow(count, int64_t(10), &count) || __builtin_add_overflow(count, int64_t(c - '0'), &count))
          return raise(*structError, "total struct size too long");
      if (i >= n)
        return raise(*structError, "repeat count given without format specifier");
      c = charAt(format, i++);
      if (c == 0)
        return raise(*structError, "embedded null character");
    }
    int width = c < 128 ? widthOf(char(c), native) : 0;
    if (!width)
      return raise(*structError, "bad char in struct format");
    // Only the first of a row is aligned; a count of 0 aligns, too.
    int64_t align = native && c != 'x' && c != 's' && c != 'p' ? width : 1, bytes;
    if (__builtin_add_overflow(size, align - 1, &size))
      return raise(*structError, "total struct size too long");
    size = size / align * align;
    if (__builtin_mul_overflow(count, int64_t(width), &bytes) || __builtin_add_overflow(size, bytes, &bytes))
      return raise(*structError, "total struct size too long");
    bool isText = c == 's' || c == 'p';
    if (c != 'x' && (count || isText)) {
      rows[numFields++] = {char(c), bigEndian, native, uint8_t(width), size, count};
      items += isText ? 1 : count;
    }
    size = bytes;
  }
  store(self, &self->fields, fields);
  store(self, &self->format, valueOf(format));
  self->size = size;
  self->numItems = items;
  self->numFields = numFields;
  return kOk;
}

/// The format argument as an ASCII str; null = exception.
Str *formatOf(Value v) {
  if (isStr(v)) {
    Str *s = as<Str>(v);
    for (int64_t i = 0; i < s->length(); ++i)
      if (charAt(s, i) > 127) {
        int64_t end = i;
        while (end < s->length() && charAt(s, end) > 127)
          ++end;
        return raiseUnicodeError(types::UnicodeEncodeError, "ascii", v, i, end, "ordinal not in range(128)");
      }
    return s;
  }
  if (isKind<Bytes>(v))
    return makeLatin1(as<Bytes>(v)->data, as<Bytes>(v)->length);
  return raise(types::TypeError, "Struct() argument 1 must be a str or bytes object, not %.200T", v);
}

constexpr const char *const structParameters[] = {"format", nullptr};

Value createStruct(Type *cls, Value *, size_t, Tuple *) {
  auto *self = static_cast<Struct *>(allocateInstance(cls));
  self->format = kUnset;
  self->size = self->numItems = -1;
  return valueOf(self);
}
Status initialiseStruct(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Value bound[1];
  if (!bindNative("Struct", structParameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kRaised;
  Str *format = formatOf(bound[0]);
  return format ? parse(structOf(self), format) : kRaised;
}

extern NativeType structType;

/// The most recent formats of the module's functions.
constinit Dict *cache = nullptr;

/// The Struct of a format; null = exception.
Struct *compiled(Value format) {
  if (!cache) {
    addRoot(&cache);
    cache = newDict();
  }
  if (isStr(format) || isKind<Bytes>(format)) {
    Value known = get(cache, format);
    if (!known)
      return nullptr;
    if (known != kUnset)
      return structOf(known);
  }
  Str *text = formatOf(format);
  if (!text)
    return nullptr;
  Struct *self = structOf(createStruct(typeOf(structType), nullptr, 0, nullptr));
  if (parse(self, text) < 0)
    return nullptr;
  if (cache->used >= 100)
    clear(cache);
  return set(cache, format, valueOf(self)) < 0 ? nullptr : self;
}

// --- Numbers ---------------------------------------------------------------------------------------------------------------

void put(uint8_t *to, uint64_t bits, int width, bool bigEndian) {
  for (int i = 0; i < width; ++i)
    to[bigEndian ? width - 1 - i : i] = uint8_t(bits >> 8 * i);
}
uint64_t take(const uint8_t *from, int width, bool bigEndian) {
  uint64_t bits = 0;
  if (bigEndian)
    for (int i = 0; i < width; ++i)
      bits = bits << 8 | from[i];
  else
    memcpy(&bits, from, size_t(width));
  return bits;
}

/// Half precision, rounded to even; false: too large.
bool toHalf(double x, uint16_t *out) {
  uint16_t sign = std::signbit(x) ? 0x8000 : 0;
  if (x != x)
    return *out = uint16_t(sign | 0x7e00), true;
  if (std::isinf(x))
    return *out = uint16_t(sign | 0x7c00), true;
  int exponent;
  double f = std::frexp(std::fabs(x), &exponent); // x = f * 2 ** exponent, f in [0.5, 1)
  if (f == 0)
    return *out = sign, true;
  --exponent, f *= 2;
  int64_t bits;
  double scaled = exponent < -14 ? std::ldexp(f, exponent + 24) : std::ldexp(f - 1, 10);
  bits = int64_t(scaled);
  double rest = scaled - double(bits);
  if (rest > 0.5 || (rest == 0.5 && bits & 1))
    ++bits;
  if (exponent >= -14)
    bits += int64_t(exponent + 15) << 10; // a carry of the rounding goes into the exponent
  if (bits >= 0x7c00)
    return false;
  *out = uint16_t(sign | bits);
  return true;
}
double fromHalf(uint16_t h) {
  int exponent = h >> 10 & 31, mantissa = h & 0x3ff;
  double x = exponent == 31  ? (mantissa ? std::nan("") : HUGE_VAL)
             : exponent == 0 ? std::ldexp(double(mantissa), -24)
                             : std::ldexp(double(mantissa + 1024), exponent - 25);
  return h & 0x8000 ? -x : x;
}

/// Is this field read and written as the machine does: such ranges have texts of their own.
bool isFast(const Field &f) { return f.isNative || !f.bigEndian; }

Status rangeError(const Field &f, bool isUnsigned) {
  int bits = f.width * 8;
  int64_t high = isUnsigned ? (int64_t(1) << bits) - 1 : (int64_t(1) << (bits - 1)) - 1, low = isUnsigned ? 0 : -high - 1;
  if (f.width == 1)
    return raise(*structError, "%s format requires %l <= number <= %l", isUnsigned ? "ubyte" : "byte", low, high);
  if (f.width == 2 && isFast(f))
    return raise(*structError, "%s format requires %l <= number <= %l", isUnsigned ? "ushort" : "short", low, high);
  return raise(*structError, "'%c' format requires %l <= number <= %l", int(f.code), low, high);
}

Status packInt(const Field &f, uint8_t *to, Value v) {
  if (!isInt(v)) {
    if (!typeOf(v)->slots.index)
      return raise(*structError, "required argument is not an integer");
    v = index(v);
    if (!v)
      return kRaised;
  }
  bool isUnsigned = f.code == 'B' || f.code == 'H' || f.code == 'I' || f.code == 'L' || f.code == 'Q' || f.code == 'N' || f.code == 'P';
  const char *tooLarge = (f.width == 8 && !isFast(f)) || f.code == 'P' ? "int too large to convert" : "argument out of range";
  int64_t number;
  if (isUnsigned && (f.width >= 4 || (f.width == 2 && !isFast(f)))) {
    IntParts parts(v);
    if (parts.count > 1 || (intSign(v) < 0 && f.code != 'P'))
      return raise(*structError, tooLarge);
    uint64_t bits = parts.count ? parts.limbs[0] : 0;
    if (intSign(v) < 0)
      bits = 0 - bits;
    if (f.width < 8 && bits >> 8 * f.width)
      return rangeError(f, true);
    put(to, bits, f.width, f.bigEndian);
    return kOk;
  }
  if (!toInt64(v, &number))
    return raise(*structError, tooLarge);
  if (f.width < 8) {
    int64_t high = isUnsigned ? (int64_t(1) << 8 * f.width) - 1 : (int64_t(1) << (8 * f.width - 1)) - 1;
    if (number > high || number < (isUnsigned ? 0 : -high - 1))
      return rangeError(f, isUnsigned);
  }
  put(to, uint64_t(number), f.width, f.bigEndian);
  return kOk;
}

Status packFloat(const Field &f, uint8_t *to, Value v) {
  double x;
  if (isFloat(v)) {
    x = floatOf(v);
  } else if (!requireDouble(v, &x)) {
    clearPending();
    return raise(*structError, "required argument is not a float");
  }
  auto tooLarge = [&]() -> Status {
    if (isInt(v))
      return raise(*structError, "int too large to convert");
    return raise(types::OverflowError, "float too large to pack with %c format", int(f.code));
  };
  if (f.width == 8) {
    put(to, std::bit_cast<uint64_t>(x), 8, f.bigEndian);
  } else if (f.width == 4) {
    float narrow = float(x);
    if (std::isinf(narrow) && !std::isinf(x) && !f.isNative)
      return tooLarge();
    put(to, std::bit_cast<uint32_t>(narrow), 4, f.bigEndian);
  } else {
    uint16_t half;
    if (!toHalf(x, &half))
      return tooLarge();
    put(to, half, 2, f.bigEndian);
  }
  return kOk;
}

Status packText(const Field &f, uint8_t *to, Value v) {
  BytesView bytes;
  if (!isKind<Bytes>(v) && !isKind<ByteArray>(v))
    return raise(*structError, "argument for '%c' must be a bytes object", int(f.code));
  viewBytes(v, &bytes);
  int64_t n = bytes.length, room = f.code == 'p' ? f.count - 1 : f.count;
  if (f.count == 0)
    return kOk;
  if (n > room)
    n = room;
  if (f.code == 'p')
    *to++ = uint8_t(n > 255 ? 255 : n);
  if (n)
    memcpy(to, bytes.data, size_t(n));
  return kOk;
}

/// One value.
Status packOne(const Field &f, uint8_t *to, Value v) {
  switch (f.code) {
  case '?': {
    Status s = truth(v);
    *to = s > 0;
    return s < 0 ? kRaised : kOk;
  }
  case 'c':
    if (!isKind<Bytes>(v) || as<Bytes>(v)->length != 1)
      return raise(*structError, "char format requires a bytes object of length 1");
    *to = as<Bytes>(v)->data[0];
    return kOk;
  case 'e': case 'f': case 'd': return packFloat(f, to, v);
  default: return packInt(f, to, v);
  }
}

/// `to` is zeroed where nothing is written.
Status packAll(Struct *self, uint8_t *to, Value *args) {
  for (int64_t i = 0; i < self->numFields; ++i) {
    Field f = self->begin()[i];
    if (f.code == 's' || f.code == 'p') {
      if (packText(f, to + f.offset, *args++) < 0)
        return kRaised;
      continue;
    }
    for (int64_t k = 0; k < f.count; ++k)
      if (packOne(f, to + f.offset + k * f.width, *args++) < 0)
        return kRaised;
  }
  return kOk;
}

Value unpackOne(const Field &f, const uint8_t *from) {
  uint64_t bits = take(from, f.width, f.bigEndian);
  switch (f.code) {
  case '?': return boolValue(bits != 0);
  case 'c': return valueOf(makeByte(uint8_t(bits)));
  case 'e': return floatValue(fromHalf(uint16_t(bits)));
  case 'f': return floatValue(double(std::bit_cast<float>(uint32_t(bits))));
  case 'd': return floatValue(std::bit_cast<double>(bits));
  case 'b': case 'h': case 'i': case 'l': case 'q': case 'n': {
    int shift = 64 - 8 * f.width;
    return intValue(int64_t(bits << shift) >> shift);
  }
  default: return intFromUnsigned(bits);
  }
}

Value unpackAll(Struct *self, const uint8_t *from) {
  Tuple *result = newTuple(self->numItems);
  int64_t out = 0;
  for (int64_t i = 0; i < self->numFields; ++i) {
    Field f = self->begin()[i];
    const uint8_t *at = from + f.offset;
    if (f.code == 's' || f.code == 'p') {
      int64_t n = f.count;
      if (f.code == 'p') {
        n = f.count ? *at : 0;
        if (n >= f.count)
          n = f.count ? f.count - 1 : 0;
        ++at;
      }
      store(result, &result->items()[out++], valueOf(makeBytes(at, n)));
      continue;
    }
    for (int64_t k = 0; k < f.count; ++k)
      store(result, &result->items()[out++], unpackOne(f, at + k * f.width));
  }
  return valueOf(result);
}

// --- The operations, with the Struct made already ------------------------------------------------------------------------

Value pack(Struct *self, const char *name, Value *args, size_t nargs) {
  if (int64_t(nargs) != self->numItems)
    return raise(*structError, "%s expected %l items for packing (got %z)", name, self->numItems, nargs);
  if (lacksMemory(self->size))
    return kError;
  Bytes *result = newBytes(self->size);
  return packAll(self, rt::dataOf(result), args) < 0 ? kError : valueOf(result);
}

/// Where `size` bytes at an offset lie in a buffer: as the texts of pack_into and unpack_from say. False = exception.
bool checkOffset(const char *name, const char *doing, int64_t size, int64_t length, int64_t *offset) {
  bool packs = doing[0] == 'p';
  if (*offset < 0) {
    if (*offset + size > 0) {
      raise(*structError, packs ? "no space to pack %l bytes at offset %l" : "not enough data to unpack %l bytes at offset %l", size, *offset);
      return false;
    }
    if (*offset + length < 0) {
      raise(*structError, "offset %l out of range for %l-byte buffer", *offset, length);
      return false;
    }
    *offset += length;
  }
  if (length - *offset < size) {
    raise(*structError, "%s requires a buffer of at least %l bytes for %s %l bytes at offset %l (actual buffer size is %l)", name,
          *offset + size, doing, size, *offset, length);
    return false;
  }
  return true;
}

Value packInto(Struct *self, Value *args, size_t nargs) {
  if (int64_t(nargs) != self->numItems + 2) {
    if (nargs == 0)
      return raise(*structError, "pack_into expected buffer argument");
    if (nargs == 1)
      return raise(*structError, "pack_into expected offset argument");
    return raise(*structError, "pack_into expected %l items for packing (got %z)", self->numItems, nargs - 2);
  }
  BytesView buffer;
  int64_t offset;
  if (!viewWritable(args[0], &buffer))
    return raise(types::TypeError, "argument must be read-write bytes-like object, not %.50T", args[0]);
  if (!requireInt64(args[1], &offset) || !checkOffset("pack_into", "packing", self->size, buffer.length, &offset))
    return kError;
  auto *to = const_cast<uint8_t *>(buffer.data) + offset;
  memset(to, 0, size_t(self->size));
  return packAll(self, to, args + 2) < 0 ? kError : kNone;
}

Value unpack(Struct *self, Value from) {
  BytesView buffer;
  if (!requireBytes(from, &buffer))
    return kError;
  if (buffer.length != self->size)
    return raise(*structError, "unpack requires a buffer of %l bytes", self->size);
  return unpackAll(self, buffer.data);
}

Value unpackFrom(Struct *self, Value from, Value start) {
  BytesView buffer;
  int64_t offset = 0;
  if (!requireBytes(from, &buffer) || (start != kUnset && !requireInt64(start, &offset)) ||
      !checkOffset("unpack_from", "unpacking", self->size, buffer.length, &offset))
    return kError;
  return unpackAll(self, buffer.data + offset);
}

struct UnpackIterator : Object {
  Value maker, buffer; ///< kUnset at the end.
  int64_t position;
};
void traceIterator(Object *self, Tracer &tracer) { tracer.visit(&static_cast<UnpackIterator *>(self)->maker, 2); }
Value itself(Value self) { return self; }
Value nextUnpacked(Value self) {
  auto *it = static_cast<UnpackIterator *>(objectOf(self));
  BytesView buffer;
  if (it->buffer == kUnset || !viewBytes(it->buffer, &buffer))
    return kUnset;
  Struct *s = structOf(it->maker);
  if (it->position >= buffer.length || buffer.length - it->position < s->size) {
    it->buffer = kUnset;
    return kUnset;
  }
  const uint8_t *from = buffer.data + it->position;
  it->position += s->size;
  return unpackAll(s, from);
}
Value iteratorHint(Value self, Value *, size_t, Tuple *) {
  auto *it = static_cast<UnpackIterator *>(objectOf(self));
  BytesView buffer;
  if (it->buffer == kUnset || !viewBytes(it->buffer, &buffer))
    return smallInt(0);
  return smallInt((buffer.length - it->position) / structOf(it->maker)->size);
}
constexpr NativeMethod iteratorMethods[] = {{"__length_hint__", iteratorHint}, {}};
constexpr TypeDefinition iteratorDefinition = {
    .slots = {.iter = itself, .next = nextUnpacked, .trace = traceIterator},
    .methods = iteratorMethods,
    .instanceSize = sizeof(UnpackIterator),
};
constinit NativeType iteratorType = {"_struct", "unpack_iterator", &iteratorDefinition};

Value iterUnpack(Struct *self, Value from) {
  if (self->size == 0)
    return raise(*structError, "cannot iteratively unpack with a struct of length 0");
  BytesView buffer;
  if (!requireBytes(from, &buffer))
    return kError;
  if (buffer.length % self->size)
    return raise(*structError, "iterative unpacking requires a buffer of a multiple of %l bytes", self->size);
  auto *it = allocateNative<UnpackIterator>(iteratorType);
  it->maker = valueOf(self);
  it->buffer = from;
  return valueOf(it);
}

// --- Methods of Struct, functions of the module ------------------------------------------------------------------------------

constexpr const char *const fromParameters[] = {"buffer", "offset", nullptr};

Value packMethod(Value self, Value *args, size_t nargs, Tuple *) { return pack(structOf(self), "pack", args, nargs); }
Value packIntoMethod(Value self, Value *args, size_t nargs, Tuple *) { return packInto(structOf(self), args, nargs); }
Value unpackMethod(Value self, Value *args, size_t, Tuple *) { return unpack(structOf(self), args[0]); }
Value unpackFromMethod(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Value bound[2];
  return bindNative("unpack_from", fromParameters, 0, -1, 1, args, nargs, keywordNames, bound)
             ? unpackFrom(structOf(self), bound[0], bound[1])
             : kError;
}
Value iterUnpackMethod(Value self, Value *args, size_t, Tuple *) { return iterUnpack(structOf(self), args[0]); }
Value getFormat(Value self) { return structOf(self)->format == kUnset ? valueOf(emptyStr) : structOf(self)->format; }
Value getSize(Value self) { return intValue(structOf(self)->size); }

Value calcSize(Value, Value *args, size_t, Tuple *) {
  Struct *s = compiled(args[0]);
  return s ? intValue(s->size) : kError;
}
Value packFunction(Value, Value *args, size_t nargs, Tuple *) {
  if (!nargs)
    return raise(types::TypeError, "missing format argument");
  Struct *s = compiled(args[0]);
  return s ? pack(s, "pack", args + 1, nargs - 1) : kError;
}
Value packIntoFunction(Value, Value *args, size_t nargs, Tuple *) {
  if (!nargs)
    return raise(types::TypeError, "missing format argument");
  Struct *s = compiled(args[0]);
  return s ? packInto(s, args + 1, nargs - 1) : kError;
}
Value unpackFunction(Value, Value *args, size_t, Tuple *) {
  Struct *s = compiled(args[0]);
  return s ? unpack(s, args[1]) : kError;
}
Value unpackFromFunction(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "buffer", "offset", nullptr};
  Value bound[3];
  if (!bindNative("unpack_from", parameters, 1, -1, 2, args, nargs, keywordNames, bound))
    return kError;
  Struct *s = compiled(bound[0]);
  return s ? unpackFrom(s, bound[1], bound[2]) : kError;
}
Value iterUnpackFunction(Value, Value *args, size_t, Tuple *) {
  Struct *s = compiled(args[0]);
  return s ? iterUnpack(s, args[1]) : kError;
}
Value clearCache(Value, Value *, size_t, Tuple *) {
  if (cache)
    clear(cache);
  return kNone;
}

constexpr NativeMethod structMethods[] = {{"iter_unpack", iterUnpackMethod, Arity::One},
                                          {"pack", packMethod, Arity::Range, 0, -1},
                                          {"pack_into", packIntoMethod, Arity::Range, 0, -1},
                                          {"unpack", unpackMethod, Arity::One},
                                          {"unpack_from", unpackFromMethod, Arity::Keywords},
                                          {}};
constexpr NativeGetSet structGetSets[] = {{"format", getFormat}, {"size", getSize}, {}};
constexpr TypeDefinition structDefinition = {
    .slots = {.create = createStruct, .initialise = initialiseStruct, .trace = traceStruct},
    .methods = structMethods,
    .getSets = structGetSets,
    .doc = "Struct(fmt) --> compiled struct object",
    .instanceSize = sizeof(Struct),
};
constinit NativeType structType = {"_struct", "Struct", &structDefinition, Type::Subclassable | Type::HasWeakRefs};

constexpr NativeMethod functions[] = {{"_clearcache", clearCache},
                                      {"calcsize", calcSize, Arity::One},
                                      {"iter_unpack", iterUnpackFunction, Arity::Range, 2, 2},
                                      {"pack", packFunction, Arity::Range, 0, -1},
                                      {"pack_into", packIntoFunction, Arity::Range, 0, -1},
                                      {"unpack", unpackFunction, Arity::Range, 2, 2},
                                      {"unpack_from", unpackFromFunction, Arity::Keywords},
                                      {}};

Status initialise(Dict *ns) {
  structError = makeErrorType("struct", "error", types::Exception);
  if (!structError)
    return kRaised;
  addRoot(&structError);
  setStr(ns, intern("Struct"), valueOf(typeOf(structType)));
  setStr(ns, intern("error"), valueOf(structError));
  return kOk;
}

} // namespace

constinit const NativeModule modules::struct_ = {"_struct", functions, initialise};

} // namespace pyaot::rt
