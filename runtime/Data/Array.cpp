//===- Array.cpp - module array: numbers of one kind in a row -------------------------------------===//
//
// Python reference: library, "array".
//
//===----------------------------------------------------------------------===//
#include "Data/Data.h"

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Modules/NativeModule.h"
#include "Numbers/IntParts.h"
#include "Strings/Buffer.h"
#include "Strings/Bytes.h"

#include <bit>

namespace pyaot::rt {

namespace {

struct Array : Object {
  int64_t length, capacity;
  uint8_t *data; ///< Inside a RawArray; null while the capacity is 0.
  char code;
  uint8_t width;
};
Array *array(Value v) { return static_cast<Array *>(objectOf(v)); }
void traceArray(Object *self, Tracer &tracer) {
  auto *a = static_cast<Array *>(self);
  if (a->data)
    tracer.visit(reinterpret_cast<RawArray *>(a->data) - 1);
}
extern NativeType arrayType, iteratorType;
bool isArray(Value v) { return isNative(v, arrayType); }
/// The letters of the type codes, each a text of its own.
constexpr char formats[] = "b\0B\0h\0H\0i\0I\0l\0L\0q\0Q\0f\0d\0w";
bool viewArray(Value self, Buffer *out) {
  Array *a = array(self);
  const char *format = formats;
  while (*format && *format != (a->code == 'u' ? 'w' : a->code))
    format += 2;
  *out = {.data = a->data, .length = a->length * a->width, .itemSize = a->width, .format = format, .isReadOnly = false};
  out->memory = a->data ? reinterpret_cast<const RawArray *>(a->data) - 1 : nullptr;
  return true;
}

int widthOf(uint32_t code) {
  switch (code) {
  case 'b': case 'B': return 1;
  case 'h': case 'H': return 2;
  case 'u': case 'i': case 'I': case 'f': return 4;
  case 'l': case 'L': case 'q': case 'Q': case 'd': return 8;
  default: return 0;
  }
}

void resize(Array *a, int64_t length) {
  if (length > a->capacity) {
    int64_t capacity = length + (length >> 4) + (length < 8 ? 3 : 7);
    if (capacity < a->capacity + a->capacity / 8)
      capacity = a->capacity + a->capacity / 8;
    RawArray *longer = allocateRaw(uint64_t(capacity) * a->width);
    if (a->length)
      memcpy(longer->data(), a->data, size_t(a->length) * a->width);
    store(a, &a->data, longer->data());
    a->capacity = capacity;
  }
  a->length = length;
}
Array *newArray(Type *cls, char code, int64_t length) {
  auto *a = static_cast<Array *>(allocateInstance(cls));
  a->code = code;
  a->width = uint8_t(widthOf(uint8_t(code)));
  resize(a, length);
  return a;
}

// --- Items -----------------------------------------------------------------------------------------------------------------

Value itemAt(const Array *a, int64_t i) {
  const uint8_t *p = a->data + i * a->width;
  auto load = [&]<typename T>(T) {
    T v;
    memcpy(&v, p, sizeof v);
    return v;
  };
  switch (a->code) {
  case 'b': return smallInt(load(int8_t()));
  case 'B': return smallInt(load(uint8_t()));
  case 'h': return smallInt(load(int16_t()));
  case 'H': return smallInt(load(uint16_t()));
  case 'i': return smallInt(load(int32_t()));
  case 'I': return smallInt(load(uint32_t()));
  case 'l': case 'q': return intValue(load(int64_t()));
  case 'L': case 'Q': return intFromUnsigned(load(uint64_t()));
  case 'f': return floatValue(double(load(float())));
  case 'd': return floatValue(load(double()));
  default: {
    uint32_t c = load(uint32_t());
    if (c > 0x10FFFF)
      return raise(types::ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
    return valueOf(makeChar(c));
  }
  }
}

/// Stores v's bits at `to`; the errors are those of CPython's argument parser.
Status put(const Array *a, uint8_t *to, Value v) {
  if (a->code == 'f' || a->code == 'd') {
    double x;
    if (isFloat(v))
      x = floatOf(v);
    else if (!requireDouble(v, &x))
      return kRaised;
    if (a->code == 'd') {
      memcpy(to, &x, 8);
    } else {
      float f = float(x);
      memcpy(to, &f, 4);
    }
    return kOk;
  }
  if (a->code == 'u') {
    if (!isStr(v))
      return raise(types::TypeError, "array item must be unicode character");
    if (as<Str>(v)->length() != 1)
      return raise(types::TypeError, "array item must be unicode character");
    uint32_t c = charAt(as<Str>(v), 0);
    memcpy(to, &c, 4);
    return kOk;
  }
  Value i = index(v);
  if (!i)
    return kRaised;
  int64_t n = 0;
  if (a->code == 'I' || a->code == 'L' || a->code == 'Q') {
    IntParts parts(i);
    const char *type = a->code == 'I' ? "unsigned int" : a->code == 'L' ? "unsigned long" : "unsigned long long";
    if (intSign(i) < 0)
      return a->code == 'Q' ? raise(types::OverflowError, "can't convert negative int to unsigned")
                            : raise(types::OverflowError, a->code == 'I' ? "can't convert negative value to unsigned int"
                                                                         : "can't convert negative value to unsigned int");
    if (parts.count > 1)
      return a->code == 'Q' ? raise(types::OverflowError, "int too big to convert")
                            : raise(types::OverflowError, "Python int too large to convert to C unsigned long");
    uint64_t u = parts.count ? parts.limbs[0] : 0;
    if (a->code == 'I' && u >> 32)
      return raise(types::OverflowError, "%s is greater than maximum", type);
    memcpy(to, &u, a->width);
    return kOk;
  }
  bool fits = toInt64(i, &n);
  if (!fits) {
    if (a->code == 'l')
      return raise(types::OverflowError, "Python int too large to convert to C long");
    if (a->code == 'q')
      return raise(types::OverflowError, "int too big to convert");
    if (a->code == 'i')
      return raise(types::OverflowError, "Python int too large to convert to C long");
    return raise(types::OverflowError, "Python int too large to convert to C long");
  }
  int64_t low = 0, high = 0;
  const char *name = "";
  switch (a->code) {
  case 'b': low = -128, high = 127, name = "signed char"; break;
  case 'B': low = 0, high = 255, name = "unsigned byte integer"; break;
  case 'h': low = -32768, high = 32767, name = "signed short integer"; break;
  case 'H': low = 0, high = 65535, name = "unsigned short"; break;
  case 'i': low = INT32_MIN, high = INT32_MAX, name = "signed integer"; break;
  default: memcpy(to, &n, 8); return kOk;
  }
  // CPython's argument parser reads a short for a char, an int for shorts, before the range is tested.
  if (a->code == 'b' && n != int16_t(n))
    return raise(types::OverflowError, "signed short integer is %s than %s", n < 0 ? "less" : "greater", n < 0 ? "minimum" : "maximum");
  if ((a->code == 'H' || a->code == 'i') && (n < INT32_MIN || n > INT32_MAX))
    return raise(types::OverflowError, "signed integer is %s than %s", n < 0 ? "less" : "greater", n < 0 ? "minimum" : "maximum");
  if (n < low || n > high)
    return raise(types::OverflowError, "%s is %s than %s", name, n < low ? "less" : "greater", n < low ? "minimum" : "maximum");
  memcpy(to, &n, a->width);
  return kOk;
}

Status appendItem(Array *a, Value v) {
  uint8_t bits[8];
  if (put(a, bits, v) < 0)
    return kRaised;
  resize(a, a->length + 1);
  memcpy(a->data + (a->length - 1) * a->width, bits, a->width);
  return kOk;
}

Status appendBytes(Array *a, const uint8_t *bytes, int64_t length) {
  if (length % a->width)
    return raise(types::ValueError, "bytes length not a multiple of item size");
  int64_t old = a->length;
  resize(a, old + length / a->width);
  if (length)
    memmove(a->data + old * a->width, bytes, size_t(length));
  return kOk;
}

Status extendFrom(Array *a, Value from) {
  if (isArray(from)) {
    Array *other = array(from);
    if (other->code != a->code)
      return raise(types::TypeError, "can only extend with array of same kind");
    int64_t n = other->length, old = a->length;
    resize(a, old + n);
    if (n)
      memmove(a->data + old * a->width, other->data, size_t(n) * a->width);
    return kOk;
  }
  Iterate it(from);
  Value v;
  while (it.next(&v))
    if (appendItem(a, v) < 0)
      return kRaised;
  return it.failed() ? kRaised : kOk;
}

Status appendText(Array *a, Str *text) {
  int64_t old = a->length;
  resize(a, old + text->length());
  auto *to = reinterpret_cast<uint32_t *>(a->data) + old;
  for (int64_t i = 0; i < text->length(); ++i)
    to[i] = charAt(text, i);
  return kOk;
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls == arrayType.type && !checkNoKeywords("array.array", keywordNames))
    return kError;
  if (nargs < 1 || nargs > 2)
    return raise(types::TypeError, "array() takes at %s %d argument%s (%z given)", nargs < 1 ? "least" : "most", nargs < 1 ? 1 : 2,
                 nargs < 1 ? "" : "s", nargs);
  if (!isStr(args[0]) || as<Str>(args[0])->length() != 1)
    return raise(types::TypeError, "array() argument 1 must be a unicode character, not %T", args[0]);
  uint32_t code = charAt(as<Str>(args[0]), 0);
  Value initial = nargs > 1 ? args[1] : kUnset;
  if (initial != kUnset && code != 'u') {
    if (isStr(initial))
      return raise(types::TypeError, "cannot use a str to initialize an array with typecode '%c'", int(code));
    if (isArray(initial) && array(initial)->code == 'u')
      return raise(types::TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", int(code));
  }
  if (!widthOf(code))
    return raise(types::ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  Array *a = newArray(cls, char(code), 0);
  if (initial == kUnset)
    return valueOf(a);
  if (isStr(initial))
    return appendText(a, as<Str>(initial)) < 0 ? kError : valueOf(a);
  if (isKind<Bytes>(initial) || isKind<ByteArray>(initial)) {
    BytesView in;
    viewBytes(initial, &in);
    return appendBytes(a, in.data, in.length) < 0 ? kError : valueOf(a);
  }
  if (isArray(initial) && array(initial)->code != a->code) {
    Array *other = array(initial);
    for (int64_t i = 0; i < other->length; ++i) {
      Value v = itemAt(other, i);
      if (!v || appendItem(a, v) < 0)
        return kError;
    }
    return valueOf(a);
  }
  return extendFrom(a, initial) < 0 ? kError : valueOf(a);
}

// --- Slots -----------------------------------------------------------------------------------------------------------------

int64_t lengthOf(Value self) { return array(self)->length; }

Array *sliceOf(Array *a, int64_t start, int64_t step, int64_t count) {
  Array *result = newArray(typeOf(arrayType), a->code, count);
  for (int64_t i = 0; i < count; ++i)
    memcpy(result->data + i * a->width, a->data + (start + i * step) * a->width, a->width);
  return result;
}

Value getItem(Value self, Value key) {
  Array *a = array(self);
  int64_t i;
  if (isExact<Slice>(key)) {
    int64_t start, stop, step, count;
    if (!sliceIndices(key, a->length, &start, &stop, &step, &count))
      return kError;
    return valueOf(sliceOf(a, start, step, count));
  }
  if (isSmallInt(key))
    i = smallIntOf(key);
  else if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "array indices must be integers");
  else if (!toIndex(key, &i))
    return kError;
  if (i < 0)
    i += a->length;
  if (uint64_t(i) >= uint64_t(a->length))
    return raise(types::IndexError, "array index out of range");
  return itemAt(a, i);
}

/// a[start:start + removed] = `count` items at `items` (not inside a).
void splice(Array *a, int64_t start, int64_t removed, const uint8_t *items, int64_t count) {
  int64_t tail = a->length - start - removed, old = a->length;
  if (count > removed)
    resize(a, old + count - removed);
  if (tail)
    memmove(a->data + (start + count) * a->width, a->data + (start + removed) * a->width, size_t(tail) * a->width);
  if (count)
    memcpy(a->data + start * a->width, items, size_t(count) * a->width);
  a->length = old + count - removed;
}

Status setSlice(Array *a, Value key, Value v) {
  int64_t start, stop, step, count;
  Array *other = nullptr;
  if (v != kUnset) {
    if (!isArray(v))
      return raise(types::TypeError, "can only assign array (not \"%.200T\") to array slice", v);
    other = array(v);
    if (other->code != a->code)
      return raise(types::TypeError, "bad argument type for built-in operation");
    if (other == a)
      other = sliceOf(a, 0, 1, a->length);
  }
  if (!sliceIndices(key, a->length, &start, &stop, &step, &count))
    return kRaised;
  if (step == 1) {
    splice(a, start, count, other ? other->data : nullptr, other ? other->length : 0);
    return kOk;
  }
  if (!other) {
    if (step < 0)
      start += (count - 1) * step, step = -step;
    for (int64_t i = 0; i < count; ++i)
      splice(a, start + i * step - i, 1, nullptr, 0);
    return kOk;
  }
  if (other->length != count)
    return raise(types::ValueError, "attempt to assign array of size %l to extended slice of size %l", other->length, count);
  for (int64_t i = 0; i < count; ++i)
    memcpy(a->data + (start + i * step) * a->width, other->data + i * a->width, a->width);
  return kOk;
}

Status setItem(Value self, Value key, Value v) {
  Array *a = array(self);
  if (isExact<Slice>(key))
    return setSlice(a, key, v);
  int64_t i;
  if (isSmallInt(key))
    i = smallIntOf(key);
  else if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "array indices must be integers");
  else if (!toIndex(key, &i))
    return kRaised;
  if (i < 0)
    i += a->length;
  if (uint64_t(i) >= uint64_t(a->length))
    return raise(types::IndexError, "array assignment index out of range");
  if (v == kUnset) {
    splice(a, i, 1, nullptr, 0);
    return kOk;
  }
  uint8_t bits[8];
  if (put(a, bits, v) < 0)
    return kRaised;
  memcpy(a->data + i * a->width, bits, a->width);
  return kOk;
}

/// The index of the first item that equals v; -1 none, -2 exception.
int64_t find(Array *a, Value v, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop && i < a->length; ++i) {
    Value item = itemAt(a, i);
    Status same = item ? quickEqual(item, v) : kRaised;
    if (same)
      return same < 0 ? -2 : i;
  }
  return -1;
}
Status contains(Value self, Value v) {
  int64_t i = find(array(self), v, 0, INT64_MAX);
  return i == -2 ? kRaised : i >= 0;
}

Value concat(Value left, Value right) {
  if (!isArray(right))
    return raise(types::TypeError, "can only append array (not \"%.200T\") to array", right);
  Array *a = array(left), *b = array(right);
  if (a->code != b->code)
    return raise(types::TypeError, "bad argument type for built-in operation");
  Array *both = sliceOf(a, 0, 1, a->length);
  return appendBytes(both, b->data, b->length * b->width) < 0 ? kError : valueOf(both);
}
Value inplaceConcat(Value self, Value other) {
  if (!isArray(other))
    return raise(types::TypeError, "can only extend with array (not \"%.200T\")", other);
  return extendFrom(array(self), other) < 0 ? kError : self;
}
Value inplaceRepeat(Value self, Value times) {
  Array *a = array(self);
  int64_t n, total, length = a->length;
  if (!repeatedLength(times, length, &n, &total))
    return kError;
  resize(a, total);
  for (int64_t k = 1; k < n; ++k)
    memcpy(a->data + k * length * a->width, a->data, size_t(length) * a->width);
  return self;
}
Value repeat(Value self, Value times) {
  return inplaceRepeat(valueOf(sliceOf(array(self), 0, 1, array(self)->length)), times);
}

Value compareArrays(Value left, Value right, CompareOp op) {
  if (!isArray(left) || !isArray(right))
    return kNotImplemented;
  Array *a = array(left), *b = array(right);
  if (a->length != b->length && (op == CompareOp::Equal || op == CompareOp::NotEqual))
    return boolValue(op == CompareOp::NotEqual);
  for (int64_t i = 0; i < a->length && i < b->length; ++i) {
    Value x = itemAt(a, i), y = x ? itemAt(b, i) : kError;
    Status same = y ? compareTruth(x, y, CompareOp::Equal) : kRaised;
    if (same < 0)
      return kError;
    if (!same)
      return op == CompareOp::Equal ? kFalse : op == CompareOp::NotEqual ? kTrue : compare(x, y, op);
  }
  return boolValue(compareLengths(a->length, b->length, op));
}

List *listOf(Array *a) {
  List *list = newList(a->length);
  for (int64_t i = 0; i < a->length; ++i) {
    Value v = itemAt(a, i);
    if (!v)
      return nullptr;
    append(list, v);
  }
  return list;
}
Value textOf(Array *a) {
  for (int64_t i = 0; i < a->length; ++i)
    if (reinterpret_cast<uint32_t *>(a->data)[i] > 0x10FFFF)
      return itemAt(a, i);
  return valueOf(makeFromChars(a->data, 2, a->length));
}

Value reprOf(Value self) {
  Array *a = array(self);
  if (!a->length)
    return formatText("%U('%c')", typeOf(self)->name, int(a->code));
  Value items = kError;
  if (a->code == 'u')
    items = textOf(a);
  else if (List *list = listOf(a))
    items = valueOf(list);
  return items ? formatText("%U('%c', %R)", typeOf(self)->name, int(a->code), items) : kError;
}

// --- Methods -----------------------------------------------------------------------------------------------------------------

Value appendMethod(Value self, Value *args, size_t, Tuple *) { return appendItem(array(self), args[0]) < 0 ? kError : kNone; }
Value bufferInfo(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({intValue(int64_t(reinterpret_cast<uintptr_t>(array(self)->data))), intValue(array(self)->length)}));
}
Value byteSwap(Value self, Value *, size_t, Tuple *) {
  Array *a = array(self);
  for (int64_t i = 0; i < a->length; ++i)
    for (int k = 0; k < a->width / 2; ++k) {
      uint8_t *p = a->data + i * a->width, t = p[k];
      p[k] = p[a->width - 1 - k];
      p[a->width - 1 - k] = t;
    }
  return kNone;
}
Value count(Value self, Value *args, size_t, Tuple *) {
  int64_t n = 0;
  for (int64_t i = 0; (i = find(array(self), args[0], i, INT64_MAX)) != -1; ++i) {
    if (i == -2)
      return kError;
    ++n;
  }
  return smallInt(n);
}
Value extendMethod(Value self, Value *args, size_t, Tuple *) { return extendFrom(array(self), args[0]) < 0 ? kError : kNone; }
Value indexMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t start, stop;
  if (!indexBounds(args, nargs, array(self)->length, &start, &stop))
    return kError;
  int64_t i = find(array(self), args[0], start, stop);
  return i == -1 ? Value(raise(types::ValueError, "array.index(x): x not in array")) : i < 0 ? kError : smallInt(i);
}
Value insert(Value self, Value *args, size_t, Tuple *) {
  Array *a = array(self);
  int64_t i;
  uint8_t bits[8];
  if (!requireInt64(args[0], &i) || put(a, bits, args[1]) < 0)
    return kError;
  if (i < 0 && (i += a->length) < 0)
    i = 0;
  splice(a, i > a->length ? a->length : i, 0, bits, 1);
  return kNone;
}
Value pop(Value self, Value *args, size_t nargs, Tuple *) {
  Array *a = array(self);
  int64_t i = -1;
  if (nargs && !requireInt64(args[0], &i))
    return kError;
  if (!a->length)
    return raise(types::IndexError, "pop from empty array");
  if (i < 0)
    i += a->length;
  if (uint64_t(i) >= uint64_t(a->length))
    return raise(types::IndexError, "pop index out of range");
  Value v = itemAt(a, i);
  if (v)
    splice(a, i, 1, nullptr, 0);
  return v;
}
Value removeMethod(Value self, Value *args, size_t, Tuple *) {
  int64_t i = find(array(self), args[0], 0, INT64_MAX);
  if (i < 0)
    return i == -1 ? Value(raise(types::ValueError, "array.remove(x): x not in array")) : kError;
  splice(array(self), i, 1, nullptr, 0);
  return kNone;
}
Value reverse(Value self, Value *, size_t, Tuple *) {
  Array *a = array(self);
  uint8_t t[8];
  for (int64_t i = 0, j = a->length - 1; i < j; ++i, --j) {
    memcpy(t, a->data + i * a->width, a->width);
    memcpy(a->data + i * a->width, a->data + j * a->width, a->width);
    memcpy(a->data + j * a->width, t, a->width);
  }
  return kNone;
}
Value toBytes(Value self, Value *, size_t, Tuple *) { return valueOf(makeBytes(array(self)->data, array(self)->length * array(self)->width)); }
Value fromBytes(Value self, Value *args, size_t, Tuple *) {
  BytesView in;
  return requireBytes(args[0], &in) && appendBytes(array(self), in.data, in.length) >= 0 ? kNone : kError;
}
Value toList(Value self, Value *, size_t, Tuple *) {
  List *list = listOf(array(self));
  return list ? valueOf(list) : kError;
}
Value fromList(Value self, Value *args, size_t, Tuple *) {
  if (!isKind<List>(args[0]))
    return raise(types::TypeError, "arg must be list");
  Array *a = array(self);
  int64_t old = a->length;
  List *list = as<List>(args[0]);
  for (int64_t i = 0, n = list->length; i < n; ++i) {
    if (appendItem(a, list->items[i]) < 0) {
      a->length = old;
      return kError;
    }
    if (list->length != n)
      return raise(types::RuntimeError, "list changed size during iteration");
  }
  return kNone;
}
Value toFile(Value self, Value *args, size_t, Tuple *) {
  return callMethod(args[0], names::write, {toBytes(self, nullptr, 0, nullptr)}) ? kNone : kError;
}
Value fromFile(Value self, Value *args, size_t, Tuple *) {
  int64_t n;
  if (!requireInt64(args[1], &n))
    return kError;
  if (n < 0)
    return raise(types::ValueError, "negative count");
  Value data = callMethod(args[0], names::read, {intValue(n * array(self)->width)});
  if (!data)
    return kError;
  if (!isKind<Bytes>(data))
    return raise(types::TypeError, "read() didn't return bytes");
  if (!fromBytes(self, &data, 1, nullptr))
    return kError;
  return as<Bytes>(data)->length == n * array(self)->width ? kNone
                                                           : Value(raise(types::EOFError, "read() didn't return enough bytes"));
}
Value toUnicode(Value self, Value *, size_t, Tuple *) {
  if (array(self)->code != 'u')
    return raise(types::ValueError, "tounicode() may only be called on unicode type arrays");
  return textOf(array(self));
}
Value fromUnicode(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "fromunicode() argument must be str, not %T", args[0]);
  if (array(self)->code != 'u')
    return raise(types::ValueError, "fromunicode() may only be called on unicode type arrays");
  return appendText(array(self), as<Str>(args[0])) < 0 ? kError : kNone;
}
Value copyMethod(Value self, Value *, size_t, Tuple *) { return valueOf(sliceOf(array(self), 0, 1, array(self)->length)); }
Value deepCopy(Value self, Value *, size_t, Tuple *) { return copyMethod(self, nullptr, 0, nullptr); }
/// The old form of pickles: the items as a list.
Value reduceEx(Value self, Value *, size_t, Tuple *) {
  Value state = callMethod(self, names::__getstate__, {});
  if (!state)
    return kError;
  Value items = kError;
  Array *a = array(self);
  if (a->code == 'u')
    items = textOf(a);
  else if (List *list = listOf(a))
    items = valueOf(list);
  if (!items)
    return kError;
  return valueOf(makeTuple({valueOf(typeOf(self)), valueOf(makeTuple({valueOf(makeChar(uint8_t(a->code))), items})), state}));
}
Value getCode(Value self) { return valueOf(makeChar(uint8_t(array(self)->code))); }
Value getWidth(Value self) { return smallInt(array(self)->width); }

struct ArrayIterator : Object {
  Array *source; ///< Null at the end.
  int64_t position;
};
Value itself(Value self) { return self; }
void traceIterator(Object *self, Tracer &tracer) { tracer.visit(static_cast<ArrayIterator *>(self)->source); }
Value iterate(Value self) {
  auto *it = allocateNative<ArrayIterator>(iteratorType);
  it->source = array(self);
  return valueOf(it);
}
Value next(Value self) {
  auto *it = static_cast<ArrayIterator *>(objectOf(self));
  if (!it->source)
    return kUnset;
  if (it->position < it->source->length)
    return itemAt(it->source, it->position++);
  it->source = nullptr;
  return kUnset;
}
constexpr TypeDefinition iteratorDefinition = {
    .slots = {.iter = itself, .next = next, .trace = traceIterator}, .instanceSize = sizeof(ArrayIterator)};
constinit NativeType iteratorType = {"array", "arrayiterator", &iteratorDefinition};

constexpr NativeMethod methods[] = {{"append", appendMethod, Arity::One},
                                    {"buffer_info", bufferInfo},
                                    {"byteswap", byteSwap},
                                    {"__copy__", copyMethod},
                                    {"count", count, Arity::One},
                                    {"__deepcopy__", deepCopy, Arity::One},
                                    {"extend", extendMethod, Arity::One},
                                    {"fromfile", fromFile, Arity::Range, 2, 2},
                                    {"fromlist", fromList, Arity::One},
                                    {"frombytes", fromBytes, Arity::One},
                                    {"fromunicode", fromUnicode, Arity::One},
                                    {"index", indexMethod, Arity::Range, 1, 3},
                                    {"insert", insert, Arity::Range, 2, 2},
                                    {"pop", pop, Arity::Range, 0, 1},
                                    {"__reduce_ex__", reduceEx, Arity::One},
                                    {"remove", removeMethod, Arity::One},
                                    {"reverse", reverse},
                                    {"tofile", toFile, Arity::One},
                                    {"tolist", toList},
                                    {"tobytes", toBytes},
                                    {"tounicode", toUnicode},
                                    PYAOT_CLASS_GETITEM,
                                    {}};
constexpr NativeGetSet getSets[] = {{"typecode", getCode}, {"itemsize", getWidth}, {}};
constexpr TypeDefinition definition = {
    .slots = {.repr = reprOf,
              .compare = compareArrays,
              .iter = iterate,
              .create = create,
              .length = lengthOf,
              .getItem = getItem,
              .setItem = setItem,
              .contains = contains,
              .concat = concat,
              .inplaceConcat = inplaceConcat,
              .repeat = repeat,
              .inplaceRepeat = inplaceRepeat,
              .getBuffer = viewArray,
              .trace = traceArray},
    .methods = methods,
    .getSets = getSets,
    .instanceSize = sizeof(Array),
};
constinit NativeType arrayType = {"array", "array", &definition, Type::Subclassable | Type::Sequence | Type::HasWeakRefs};

Value reconstruct(Value, Value *args, size_t, Tuple *) {
  return raise(types::NotImplementedError, "array._array_reconstructor() is not supported");
}
constexpr NativeMethod functions[] = {{"_array_reconstructor", reconstruct, Arity::Range, 4, 4}, {}};

Status initialise(Dict *ns) {
  setStr(ns, intern("array"), valueOf(typeOf(arrayType)));
  setStr(ns, intern("ArrayType"), valueOf(typeOf(arrayType)));
  setStr(ns, intern("typecodes"), valueOf(makeStr("bBuhHiIlLqQfd")));
  return kOk;
}

} // namespace

constinit const NativeModule modules::array_ = {"array", functions, initialise};

} // namespace pyaot::rt
