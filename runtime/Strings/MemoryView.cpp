//===- MemoryView.cpp - the type memoryview ------------------------------------------------------===//
//
// A view of an exporter's memory (Strings/Buffer.h) with a format, a shape and strides. In CPython a live view fixes the
// length of its bytearray. Here nothing tells when a view dies, so only views inside a `with` block do; a view that is left
// behind by a bytearray that grew keeps the memory that it saw. Reference: library, "Memory Views".
//
//===----------------------------------------------------------------------===//
#include "Functions/Functions.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"
#include "Strings/Buffer.h"

#include "Strings/BytesMethods.h"
#include "Strings/BytesParts.h"

namespace pyaot::rt {

namespace {

constexpr int64_t kMaxDimensions = 64;

bool isReleased(MemoryView *view) {
  if (view->base != kUnset) [[likely]]
    return false;
  raise(types::ValueError, "operation forbidden on released memoryview object");
  return true;
}

const char *formatOf(MemoryView *view) { return reinterpret_cast<const char *>(view->format->data); }

/// The letter that the items are read with; 0 = NotImplementedError.
char readableFormat(MemoryView *view) {
  char format = nativeFormat(formatOf(view));
  if (!format)
    raise(types::NotImplementedError, "memoryview: unsupported format %s", formatOf(view));
  return format;
}

MemoryView *newView(uint32_t ndim) {
  auto *view = allocate<MemoryView>(&shapes::MemoryView, sizeof(MemoryView) + 2 * ndim * sizeof(int64_t));
  view->ndim = ndim;
  return view;
}

/// A view like `view`, with room for `ndim` dimensions; the extents are copied if their number is the same.
MemoryView *copyView(MemoryView *view, uint32_t ndim) {
  MemoryView *copy = newView(ndim);
  copy->base = view->base;
  copy->memory = view->memory;
  copy->data = view->data;
  copy->exports = view->exports;
  copy->format = view->format;
  copy->itemSize = view->itemSize;
  copy->length = view->length;
  copy->isReadOnly = view->isReadOnly;
  if (ndim == view->ndim)
    memcpy(copy->shape(), view->shape(), 2 * ndim * sizeof(int64_t));
  return copy;
}

void fillStrides(MemoryView *view) {
  int64_t stride = view->itemSize;
  for (uint32_t k = view->ndim; k-- > 0;) {
    view->strides()[k] = stride;
    stride *= view->shape()[k];
  }
}

Buffer bufferOf(MemoryView *view) {
  Buffer buffer;
  buffer.data = view->data;
  buffer.length = view->length;
  buffer.itemSize = view->itemSize;
  buffer.format = formatOf(view);
  buffer.isReadOnly = view->isReadOnly;
  buffer.memory = view->memory;
  buffer.exports = view->exports;
  buffer.ndim = view->ndim;
  buffer.shape = view->shape();
  buffer.strides = view->strides();
  return buffer;
}

} // namespace

MemoryView *makeMemoryView(Value base, const Buffer &buffer) {
  Bytes *format = makeBytes(std::string_view(buffer.format));
  MemoryView *view = newView(uint32_t(buffer.ndim));
  view->base = base;
  view->memory = buffer.memory;
  view->data = buffer.data;
  view->exports = buffer.exports;
  view->format = format;
  view->itemSize = buffer.itemSize;
  view->length = buffer.length;
  view->isReadOnly = buffer.isReadOnly;
  for (int64_t k = 0; k < buffer.ndim; ++k)
    view->shape()[k] = buffer.shape ? buffer.shape[k] : buffer.length / buffer.itemSize;
  if (buffer.strides)
    memcpy(view->strides(), buffer.strides, size_t(buffer.ndim) * sizeof(int64_t));
  else
    fillStrides(view);
  return view;
}

namespace {

Value create(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"object", nullptr};
  Value bound[1];
  if (!bindNative("memoryview", parameters, 0, 1, 1, args, nargs, keywordNames, bound))
    return kError;
  if (!isBytesLike(bound[0]))
    return raise(types::TypeError, "memoryview: a bytes-like object is required, not '%.200T'", bound[0]);
  if (isKind<MemoryView>(bound[0])) {
    auto *view = as<MemoryView>(bound[0]);
    return isReleased(view) ? kError : valueOf(copyView(view, view->ndim));
  }
  Buffer buffer;
  return getBuffer(bound[0], &buffer) ? valueOf(makeMemoryView(bound[0], buffer)) : kError;
}

// --- Items and slices ---------------------------------------------------------------------------------------------------

/// Moves *at to item `key` of dimension `dimension`; false = raised.
bool moveTo(MemoryView *view, Value key, uint32_t dimension, uint8_t **at) {
  int64_t i, count = view->shape()[dimension];
  if (!toIndex(key, &i) || isReleased(view))
    return false;
  if (i < 0)
    i += count;
  if (uint64_t(i) >= uint64_t(count)) {
    raise(types::IndexError, "index out of bounds on dimension %d", int(dimension + 1));
    return false;
  }
  *at += i * view->strides()[dimension];
  return true;
}

bool isIndexLike(Value v) { return isInt(v) || typeOf(v)->slots.index; }

bool isIndexTuple(Value key) {
  if (!isKind<Tuple>(key))
    return false;
  for (int64_t i = 0; i < as<Tuple>(key)->length; ++i)
    if (!isIndexLike(as<Tuple>(key)->items()[i]))
      return false;
  return true;
}

/// The item at a tuple of indices; null = raised.
uint8_t *itemAtTuple(MemoryView *view, Tuple *key) {
  if (key->length < int64_t(view->ndim))
    return raise(types::NotImplementedError, "sub-views are not implemented");
  if (key->length > int64_t(view->ndim))
    return raise(types::TypeError, "cannot index %d-dimension view with %l-element tuple", int(view->ndim), key->length);
  uint8_t *at = view->data;
  for (uint32_t k = 0; k < view->ndim; ++k)
    if (!moveTo(view, key->items()[k], k, &at))
      return nullptr;
  return at;
}

/// Narrows the first dimension of a copy of the view; null = raised.
MemoryView *sliced(MemoryView *view, Value key) {
  int64_t start, stop, step, count;
  MemoryView *part = copyView(view, view->ndim); // Before the indices are asked for: they may release the view.
  if (!sliceIndices(key, part->shape()[0], &start, &stop, &step, &count))
    return nullptr;
  part->data += start * part->strides()[0];
  part->shape()[0] = count;
  part->strides()[0] *= step;
  part->length = view->itemSize;
  for (uint32_t k = 0; k < view->ndim; ++k)
    part->length *= part->shape()[k];
  return part;
}

bool isEmptyTuple(Value key) { return isKind<Tuple>(key) && as<Tuple>(key)->length == 0; }

Value getItem(Value self, Value key) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  char format;
  if (view->ndim == 0) {
    if (isEmptyTuple(key))
      return (format = readableFormat(view)) ? unpackItem(view->data, format) : kError;
    return key == kEllipsis ? self : Value(raise(types::TypeError, "invalid indexing of 0-dim memory"));
  }
  if (isIndexLike(key)) {
    uint8_t *at = view->data;
    if (view->ndim > 1)
      return raise(types::NotImplementedError, "multi-dimensional sub-views are not implemented");
    if (!(format = readableFormat(view)) || !moveTo(view, key, 0, &at))
      return kError;
    return unpackItem(at, format);
  }
  if (isKind<Slice>(key)) {
    MemoryView *part = sliced(view, key);
    return part ? valueOf(part) : kError;
  }
  if (isIndexTuple(key)) {
    if (!(format = readableFormat(view)))
      return kError;
    uint8_t *at = itemAtTuple(view, as<Tuple>(key));
    return at ? unpackItem(at, format) : kError;
  }
  return raise(types::TypeError, "memoryview: invalid slice key");
}

/// *at = value, with what the conversion may have done to the view in mind.
Status assign(MemoryView *view, uint8_t *at, Value value) {
  char format = readableFormat(view);
  uint8_t item[8];
  if (!format || !packItem(item, value, format, formatOf(view)) || isReleased(view))
    return kRaised;
  memcpy(at, item, size_t(view->itemSize));
  return kOk;
}

bool haveSameFormat(const char *a, const char *b) { return !strcmp(a + (*a == '@'), b + (*b == '@')); }

Status assignSlice(MemoryView *view, Value key, Value value) {
  Buffer source;
  if (!getBuffer(value, &source))
    return kRaised;
  MemoryView *part = sliced(view, key);
  if (!part)
    return kRaised;
  int64_t count = source.ndim == 1 ? source.shape ? source.shape[0] : source.length / source.itemSize : -1;
  if (count != part->shape()[0] || source.itemSize != view->itemSize || !haveSameFormat(source.format, formatOf(view)))
    return raise(types::ValueError, "memoryview assignment: lvalue and rvalue have different structures");
  Bytes *copy = copyBuffer(source); // The two may overlap.
  for (int64_t i = 0; i < count; ++i)
    memcpy(part->data + i * part->strides()[0], copy->data + i * view->itemSize, size_t(view->itemSize));
  return kOk;
}

Status setItem(Value self, Value key, Value value) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kRaised;
  if (view->isReadOnly)
    return raise(types::TypeError, "cannot modify read-only memory");
  if (value == kUnset)
    return raise(types::TypeError, "cannot delete memory");
  if (view->ndim == 0)
    return key == kEllipsis || isEmptyTuple(key) ? assign(view, view->data, value)
                                                 : Status(raise(types::TypeError, "invalid indexing of 0-dim memory"));
  uint8_t *at = view->data;
  if (isIndexLike(key)) {
    if (view->ndim > 1)
      return raise(types::NotImplementedError, "sub-views are not implemented");
    return moveTo(view, key, 0, &at) ? assign(view, at, value) : kRaised;
  }
  if (isKind<Slice>(key)) {
    if (view->ndim == 1)
      return assignSlice(view, key, value);
    return raise(types::NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
  }
  if (isIndexTuple(key)) {
    at = itemAtTuple(view, as<Tuple>(key));
    return at ? assign(view, at, value) : kRaised;
  }
  return raise(types::TypeError, "memoryview: invalid slice key");
}

// --- Comparison and hash ------------------------------------------------------------------------------------------------

/// Are the items of dimension `dimension` on equal? a and b have the same shape.
Status equalItems(const Buffer &a, const Buffer &b, int64_t dimension, const uint8_t *x, const uint8_t *y, char formatA,
                  char formatB) {
  if (dimension == a.ndim)
    return compareTruth(unpackItem(x, formatA), unpackItem(y, formatB), CompareOp::Equal);
  for (int64_t i = 0; i < a.shape[dimension]; ++i) {
    Status same = equalItems(a, b, dimension + 1, x + i * a.strides[dimension], y + i * b.strides[dimension], formatA, formatB);
    if (same != 1)
      return same;
  }
  return 1;
}

Status equalBuffers(const Buffer &a, const Buffer &b) {
  if (a.ndim != b.ndim)
    return 0;
  for (int64_t k = 0; k < a.ndim && (k == 0 || a.shape[k - 1]); ++k)
    if (a.shape[k] != b.shape[k])
      return 0;
  char formatA = nativeFormat(a.format), formatB = nativeFormat(b.format);
  if (!formatA || !formatB)
    return 0;
  bool isPlain = formatA == formatB && formatA != 'f' && formatA != 'd' && formatA != '?';
  if (isPlain && isContiguous(a) && isContiguous(b))
    return !a.length || !memcmp(a.data, b.data, size_t(a.length));
  return equalItems(a, b, 0, a.data, b.data, formatA, formatB);
}

Value compareViews(Value self, Value other, CompareOp op) {
  if (op != CompareOp::Equal && op != CompareOp::NotEqual)
    return kNotImplemented;
  auto *view = as<MemoryView>(self);
  if (view->base == kUnset || (isKind<MemoryView>(other) && as<MemoryView>(other)->base == kUnset))
    return boolValue((self == other) == (op == CompareOp::Equal));
  if (!isBytesLike(other))
    return kNotImplemented;
  Buffer right;
  if (!getBuffer(other, &right)) {
    clearPending();
    return kNotImplemented;
  }
  if (!right.shape) // Extents to walk along with.
    right = bufferOf(makeMemoryView(other, right));
  Status isEqual = equalBuffers(bufferOf(view), right);
  return isEqual == kRaised ? kError : boolValue(bool(isEqual) == (op == CompareOp::Equal));
}

int64_t hashView(Value self) {
  auto *view = as<MemoryView>(self);
  if (view->hash)
    return int64_t(view->hash);
  if (isReleased(view))
    return -1;
  if (!view->isReadOnly) {
    raise(types::ValueError, "cannot hash writable memoryview object");
    return -1;
  }
  char format = nativeFormat(formatOf(view));
  if (format != 'B' && format != 'b' && format != 'c') {
    raise(types::ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    return -1;
  }
  if (hash(view->base) == -1) // A read-only view of what can change.
    return -1;
  Bytes *bytes = copyBuffer(bufferOf(view));
  view->hash = uint64_t(hashBytes(bytes->data, size_t(bytes->length)));
  return int64_t(view->hash);
}

// --- Methods --------------------------------------------------------------------------------------------------------------

Value toBytes(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"order", nullptr};
  Value bound[1] = {kUnset};
  if (!bindNative("tobytes", parameters, 0, 1, 0, args, nargs, keywordNames, bound))
    return kError;
  auto *view = as<MemoryView>(self);
  if (bound[0] != kUnset && bound[0] != kNone && !isStr(bound[0]))
    return raise(types::TypeError, "tobytes() argument 'order' must be str or None, not %T", bound[0]);
  if (isReleased(view))
    return kError;
  char order = 'C';
  if (bound[0] != kUnset && bound[0] != kNone) {
    Str *text = as<Str>(bound[0]);
    order = text->length() == 1 && text->isAscii() ? char(text->data[0]) : 0;
    if (order != 'C' && order != 'F' && order != 'A')
      return raise(types::ValueError, "order must be 'C', 'F' or 'A'");
    if (order == 'A')
      order = isContiguous(bufferOf(view), 'F') && !isContiguous(bufferOf(view)) ? 'F' : 'C';
  }
  return valueOf(copyBuffer(bufferOf(view), order));
}

Value listOf(MemoryView *view, uint32_t dimension, const uint8_t *at, char format) {
  if (dimension == view->ndim)
    return unpackItem(at, format);
  int64_t count = view->shape()[dimension];
  List *list = newList(count);
  for (int64_t i = 0; i < count; ++i)
    append(list, listOf(view, dimension + 1, at + i * view->strides()[dimension], format));
  return valueOf(list);
}

Value toList(Value self, Value *, size_t, Tuple *) {
  auto *view = as<MemoryView>(self);
  char format = isReleased(view) ? 0 : readableFormat(view);
  return format ? listOf(view, 0, view->data, format) : kError;
}

Value hexOf(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  return bytesMethods::hex(valueOf(copyBuffer(bufferOf(view))), args, nargs, keywordNames);
}

Value release(Value self, Value *, size_t, Tuple *) {
  auto *view = as<MemoryView>(self);
  if (view->exports)
    *view->exports -= view->held;
  view->held = 0;
  view->exports = nullptr;
  view->memory = nullptr;
  store(objectOf(self), &view->base, kUnset);
  return kNone;
}

Value enter(Value self, Value *, size_t, Tuple *) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  if (view->exports) {
    ++*view->exports;
    ++view->held;
  }
  return self;
}

Value toReadOnly(Value self, Value *, size_t, Tuple *) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  MemoryView *copy = copyView(view, view->ndim);
  copy->isReadOnly = true;
  return valueOf(copy);
}

bool isByteFormat(char format) { return format == 'B' || format == 'b' || format == 'c'; }

/// The dimensions of cast()'s `shape` into out; -1 = raised.
int64_t shapeOf(Value shape, int64_t itemSize, int64_t length, int64_t *out) {
  if (!isKind<List>(shape) && !isKind<Tuple>(shape)) {
    raise(types::TypeError, "shape must be a list or a tuple");
    return -1;
  }
  Tuple *items = tupleFrom(shape);
  if (items->length > kMaxDimensions) {
    raise(types::ValueError, "memoryview: number of dimensions must not exceed 64");
    return -1;
  }
  int64_t product = itemSize;
  bool isTooMuch = false;
  for (int64_t k = 0; k < items->length; ++k) {
    if (!isInt(items->items()[k])) {
      raise(types::TypeError, "memoryview.cast(): elements of shape must be integers");
      return -1;
    }
    if (!toInt64(items->items()[k], &out[k]) || out[k] <= 0) {
      raise(types::ValueError, "memoryview.cast(): elements of shape must be integers > 0");
      return -1;
    }
    isTooMuch |= __builtin_mul_overflow(product, out[k], &product);
  }
  if (isTooMuch) {
    raise(types::ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
    return -1;
  }
  if (product != length) {
    raise(types::TypeError, "memoryview: product(shape) * itemsize != buffer size");
    return -1;
  }
  return items->length;
}

/// Do a view's items lie as C wants them, and is no dimension of it empty? cast() asks both.
bool isCastable(MemoryView *view, bool hasShape) {
  if (!isContiguous(bufferOf(view))) {
    raise(types::TypeError, "memoryview: casts are restricted to C-contiguous views");
    return false;
  }
  if (hasShape || view->ndim != 1)
    for (uint32_t k = 0; k < view->ndim; ++k)
      if (!view->shape()[k]) {
        raise(types::TypeError, "memoryview: cannot cast view with zeros in shape or strides");
        return false;
      }
  return true;
}

Value cast(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"format", "shape", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative("cast", parameters, 0, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  if (!isStr(bound[0]))
    return raise(types::TypeError, "cast() argument 'format' must be str, not %Y", bound[0]);
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  if (!isCastable(view, bound[1] != kUnset))
    return kError;
  int64_t shape[kMaxDimensions], ndim = 1;
  if (bound[1] != kUnset && (isKind<List>(bound[1]) || isKind<Tuple>(bound[1])) && view->ndim != 1 &&
      length(bound[1]) != 1)
    return raise(types::TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
  Str *text = as<Str>(bound[0]);
  char letters[3] = {};
  if (text->isAscii() && text->length() < 3)
    memcpy(letters, text->data, size_t(text->length()));
  char to = nativeFormat(letters), from = nativeFormat(formatOf(view));
  if (bound[1] != kUnset && !isKind<List>(bound[1]) && !isKind<Tuple>(bound[1]))
    return raise(types::TypeError, "shape must be a list or a tuple");
  if (!to || !from)
    return raise(types::ValueError,
                 "memoryview: %s format must be a native single character format prefixed with an optional '@'",
                 to ? "source" : "destination");
  if (!isByteFormat(from) && !isByteFormat(to))
    return raise(types::TypeError, "memoryview: cannot cast between two non-byte formats");
  int64_t size = nativeSize(to);
  if (view->length % size)
    return raise(types::TypeError, "memoryview: length is not a multiple of itemsize");
  if (bound[1] == kUnset)
    shape[0] = view->length / size;
  else if ((ndim = shapeOf(bound[1], size, view->length, shape)) < 0)
    return kError;
  MemoryView *result = copyView(view, uint32_t(ndim));
  result->format = makeBytes(text->data, text->length());
  result->itemSize = size;
  memcpy(result->shape(), shape, size_t(ndim) * sizeof(int64_t));
  fillStrides(result);
  return valueOf(result);
}

constexpr NativeMethod methods[] = {
    {"tobytes", toBytes, Arity::Keywords},
    {"tolist", toList},
    {"hex", hexOf, Arity::Keywords},
    {"release", release},
    {"toreadonly", toReadOnly},
    {"cast", cast, Arity::Keywords},
    {"__enter__", enter},
    {"__exit__", release, Arity::Range, 0, -1},
    {nullptr, nullptr},
};

// --- Attributes -------------------------------------------------------------------------------------------------------------

Tuple *extentsOf(const int64_t *numbers, uint32_t count) {
  Tuple *tuple = newTuple(count);
  for (uint32_t k = 0; k < count; ++k)
    tuple->items()[k] = intValue(numbers[k]);
  return tuple;
}

/// An attribute that a released view refuses.
template <Value (*get)(MemoryView *)> Value attribute(Value self) {
  return isReleased(as<MemoryView>(self)) ? kError : get(as<MemoryView>(self));
}
template <Value (*get)(MemoryView *)> constexpr NativeGetSet row(const char *name) { return {name, attribute<get>}; }

constexpr NativeGetSet getSets[] = {
    row<[](MemoryView *view) { return view->base; }>("obj"),
    row<[](MemoryView *view) { return intValue(view->length); }>("nbytes"),
    row<[](MemoryView *view) { return boolValue(view->isReadOnly); }>("readonly"),
    row<[](MemoryView *view) { return intValue(view->itemSize); }>("itemsize"),
    row<[](MemoryView *view) { return valueOf(makeStr(formatOf(view))); }>("format"),
    row<[](MemoryView *view) { return smallInt(view->ndim); }>("ndim"),
    row<[](MemoryView *view) { return valueOf(extentsOf(view->shape(), view->ndim)); }>("shape"),
    row<[](MemoryView *view) { return valueOf(extentsOf(view->strides(), view->ndim)); }>("strides"),
    row<[](MemoryView *) { return valueOf(newTuple(0)); }>("suboffsets"),
    row<[](MemoryView *view) { return boolValue(isContiguous(bufferOf(view))); }>("c_contiguous"),
    row<[](MemoryView *view) { return boolValue(isContiguous(bufferOf(view), 'F')); }>("f_contiguous"),
    row<[](MemoryView *view) { return boolValue(isContiguous(bufferOf(view)) || isContiguous(bufferOf(view), 'F')); }>(
        "contiguous"),
    {nullptr, nullptr},
};

int64_t lengthOf(Value self) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return -1;
  if (view->ndim)
    return view->shape()[0];
  if (!semanticsAtLeast(12))
    return 1;
  raise(types::TypeError, "0-dim memory has no length");
  return -1;
}

// --- Iteration --------------------------------------------------------------------------------------------------------------

struct MemoryIterator : Object {
  Value view; ///< kUnset once exhausted.
  int64_t index, count;
};

Value iterate(Value self) {
  auto *view = as<MemoryView>(self);
  if (isReleased(view))
    return kError;
  if (view->ndim == 0)
    return raise(types::TypeError, "invalid indexing of 0-dim memory");
  if (view->ndim > 1)
    return raise(types::NotImplementedError, "multi-dimensional sub-views are not implemented");
  if (!readableFormat(view))
    return kError;
  auto *it = allocate<MemoryIterator>(&shapes::MemoryIterator);
  it->view = self;
  it->count = view->shape()[0];
  return valueOf(it);
}

Value nextItem(Value self) {
  auto *it = static_cast<MemoryIterator *>(objectOf(self));
  if (it->view == kUnset)
    return kUnset;
  auto *view = as<MemoryView>(it->view);
  if (it->index >= it->count) {
    it->view = kUnset;
    return kUnset;
  }
  if (isReleased(view))
    return kError;
  return unpackItem(view->data + it->index++ * view->strides()[0], nativeFormat(formatOf(view)));
}

Value reprOf(Value self) {
  return formatText(as<MemoryView>(self)->base == kUnset ? "<released memory at %s>" : "<memory at %s>", addressText(self).text);
}

void traceView(Object *self, Tracer &tracer) {
  auto *view = static_cast<rt::MemoryView *>(self);
  tracer.visit(view->base);
  tracer.visit(view->memory);
  tracer.visit(view->format);
}

} // namespace

constinit const TypeDefinition definitions::MemoryIterator = {
    .slots = {.iter = [](Value self) { return self; },
              .next = nextItem,
              .trace = [](pyaot::Object *self, Tracer &tracer) { tracer.visit(static_cast<rt::MemoryIterator *>(self)->view); }},
    .instanceSize = sizeof(rt::MemoryIterator)};

constinit const TypeDefinition definitions::MemoryView = {
    .slots = {.repr = reprOf,
              .hash = hashView,
              .compare = compareViews,
              .iter = iterate,
              .create = create,
              .length = lengthOf,
              .getItem = getItem,
              .setItem = setItem,
              .getBuffer =
                  [](Value self, Buffer *out) {
                    auto *view = as<rt::MemoryView>(self);
                    if (isReleased(view))
                      return false;
                    *out = bufferOf(view);
                    return true;
                  },
              .trace = traceView},
    .methods = methods,
    .getSets = getSets,
    .doc = "Create a new memoryview object which references the given object.",
    .instanceSize = sizeof(rt::MemoryView),
};

} // namespace pyaot::rt
