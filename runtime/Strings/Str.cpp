//===- Str.cpp - making, joining and comparing str objects -------------------------===//
//
// Text lies behind the header, or in a shared buffer: what `s += x` built one
// from another shares one growing buffer, each str being a prefix of it. The
// newest str of a buffer ends where its used part ends, and only that one may
// be extended in place; so appending in a loop costs amortised O(1), as it does
// in CPython, though there are no reference counts to tell that `s` dies.
//
//===----------------------------------------------------------------------===//
#include "Strings/Str.h"
#include "Strings/Shared.h"
#include "Strings/StaticStrs.h"
#include "Strings/Utf8.h"

#include <cstring>

namespace pyaot::rt {

// --- Characters of any width -----------------------------------------------------------------------------------------

namespace {

template <typename Char> uint32_t orOf(const void *chars, int64_t length) {
  const Char *p = static_cast<const Char *>(chars);
  Char all = 0;
  for (int64_t i = 0; i < length; ++i)
    all |= p[i];
  return all;
}

template <typename To, typename From> void convert(void *to, const void *from, int64_t length) {
  To *out = static_cast<To *>(to);
  const From *in = static_cast<const From *>(from);
  for (int64_t i = 0; i < length; ++i)
    out[i] = To(in[i]);
}

} // namespace

uint32_t orOfChars(const void *chars, unsigned widthShift, int64_t length) {
  switch (widthShift) {
  case 0: return orOf<uint8_t>(chars, length);
  case 1: return orOf<uint16_t>(chars, length);
  default: return orOf<uint32_t>(chars, length);
  }
}

void copyChars(void *to, unsigned toShift, const void *from, unsigned fromShift, int64_t length) {
  if (toShift == fromShift) {
    memcpy(to, from, size_t(length) << toShift);
    return;
  }
  switch (toShift * 4 + fromShift) {
  case 1: return convert<uint8_t, uint16_t>(to, from, length);
  case 2: return convert<uint8_t, uint32_t>(to, from, length);
  case 4: return convert<uint16_t, uint8_t>(to, from, length);
  case 6: return convert<uint16_t, uint32_t>(to, from, length);
  case 8: return convert<uint32_t, uint8_t>(to, from, length);
  default: return convert<uint32_t, uint16_t>(to, from, length);
  }
}

// --- Making ----------------------------------------------------------------------------------------------------------

Str *newStr(int64_t length, uint32_t maxChar) {
  if (length == 0)
    return emptyStr;
  unsigned shift = shiftFor(maxChar);
  Str *s = allocateText<Str>(&shapes::Str, sizeof(Str) + (size_t(length) << shift));
  s->meta = uint64_t(length) << Str::kLengthShift | shift | (maxChar < 128 ? Str::kAscii : 0);
  s->data = reinterpret_cast<const uint8_t *>(s + 1);
  return s;
}

Str *makeAscii(std::string_view ascii) {
  if (ascii.size() <= 1)
    return ascii.empty() ? emptyStr : latin1Char(uint8_t(ascii[0]));
  Str *s = newStr(int64_t(ascii.size()), 127);
  memcpy(dataOf(s), ascii.data(), ascii.size());
  return s;
}

Str *makeLatin1(const uint8_t *chars, int64_t length) {
  if (length == 1)
    return latin1Char(*chars);
  Str *s = newStr(length, isAsciiBytes(chars, size_t(length)) ? 127 : 255);
  memcpy(dataOf(s), chars, size_t(length));
  return s;
}

Str *makeFromChars(const void *chars, unsigned widthShift, int64_t length) {
  if (widthShift == 0)
    return makeLatin1(static_cast<const uint8_t *>(chars), length);
  uint32_t all = orOfChars(chars, widthShift, length);
  if (length == 1)
    return makeChar(all);
  Str *s = newStr(length, all);
  copyChars(dataOf(s), s->widthShift(), chars, widthShift, length);
  return s;
}

Str *makeChar(uint32_t codePoint) {
  if (codePoint < 256)
    return latin1Char(uint8_t(codePoint));
  Str *s = newStr(1, codePoint);
  copyChars(dataOf(s), s->widthShift(), &codePoint, 2, 1);
  return s;
}

Str *makeStr(std::string_view utf8) {
  const uint8_t *p = reinterpret_cast<const uint8_t *>(utf8.data()), *end = p + utf8.size();
  if (isAsciiBytes(p, utf8.size()))
    return makeAscii(utf8);
  int64_t length = 0;
  uint32_t maxChar = 0;
  for (const uint8_t *q = p; q != end; ++length) {
    uint32_t c = decodeValidUtf8(q);
    maxChar = c > maxChar ? c : maxChar;
  }
  if (length == 1)
    return makeChar(maxChar);
  Str *s = newStr(length, maxChar);
  withWidth(s->widthShift(), [&](auto zero) {
    auto *out = reinterpret_cast<decltype(zero) *>(dataOf(s));
    while (p != end)
      *out++ = decltype(zero)(decodeValidUtf8(p));
  });
  return s;
}

Str *exactStr(Str *s) {
  if (s->shape == &shapes::Str)
    return s;
  if (s->length() <= 1)
    return s->length() ? makeChar(charAt(s, 0)) : emptyStr;
  Str *copy;
  if (s->meta & Str::kShared) { // The buffer never changes where s reaches: share it.
    copy = allocate<Str>(&shapes::Str);
    copy->meta = s->meta & ~Str::kInterned;
    copy->data = s->data;
  } else {
    copy = newStr(s->length(), s->isAscii() ? 127 : maxCharOfShift(s->widthShift()));
    memcpy(dataOf(copy), s->data, size_t(s->length()) << s->widthShift());
  }
  copy->hash = s->hash;
  return copy;
}

Str *sliceStr(Str *s, int64_t start, int64_t length) {
  if (length <= 0)
    return emptyStr;
  if (length == s->length() && s->shape == &shapes::Str)
    return s;
  const uint8_t *from = s->data + (start << s->widthShift());
  if (!s->isAscii())
    return makeFromChars(from, s->widthShift(), length);
  if (length == 1)
    return latin1Char(*from);
  Str *slice = newStr(length, 127);
  if (length <= 16 && start + 16 <= s->length()) // Its memory is a multiple of 16 bytes.
    memcpy(dataOf(slice), from, 16);
  else
    memcpy(dataOf(slice), from, size_t(length));
  return slice;
}

// --- UTF-8 -----------------------------------------------------------------------------------------------------------

std::string_view utf8Of(const Str *s, Object **keep, bool terminated) {
  int64_t length = s->length();
  if (s->isAscii() && !terminated)
    return {reinterpret_cast<const char *>(s->data), size_t(length)};
  bool hasSurrogates;
  size_t bytes = size_t(utf8Size(s, &hasSurrogates));
  RawArray *array = allocateRaw(bytes + 1);
  writeUtf8(array->data(), s);
  array->data()[bytes] = 0;
  *keep = array;
  return {reinterpret_cast<const char *>(array->data()), bytes};
}

// --- Comparing -------------------------------------------------------------------------------------------------------

bool equalStr(const Str *a, const Str *b) {
  if (a == b)
    return true;
  // Equal text has equal length, width and ASCII flag: characters are always as narrow as they can be.
  constexpr uint64_t kCompared = ~uint64_t(0xFF) | Str::kWidthMask | Str::kAscii;
  if ((a->meta ^ b->meta) & kCompared)
    return false;
  if (a->hash && b->hash && a->hash != b->hash)
    return false;
  return memcmp(a->data, b->data, size_t(a->length()) << a->widthShift()) == 0;
}

bool equalStr(const Str *a, const char *ascii) {
  size_t length = strlen(ascii);
  return a->isAscii() && size_t(a->length()) == length && memcmp(a->data, ascii, length) == 0;
}

int compareStr(const Str *a, const Str *b) {
  int64_t common = a->length() < b->length() ? a->length() : b->length();
  if (a->widthShift() == 0 && b->widthShift() == 0) {
    if (int order = memcmp(a->data, b->data, size_t(common)))
      return order;
  } else {
    for (int64_t i = 0; i < common; ++i) {
      uint32_t x = charAt(a, i), y = charAt(b, i);
      if (x != y)
        return x < y ? -1 : 1;
    }
  }
  return a->length() == b->length() ? 0 : a->length() < b->length() ? -1 : 1;
}

// --- Joining two -----------------------------------------------------------------------------------------------------

namespace {

/// Below this many bytes, copying is cheaper than a buffer of its own.
constexpr uint64_t kSmallestBuffer = 128;

Str *newShared(SharedText *buffer, uint64_t length, uint64_t flags) {
  Str *s = allocate<Str>(&shapes::Str);
  s->meta = length << Str::kLengthShift | flags | Str::kShared;
  s->data = buffer->text();
  return s;
}

} // namespace

SharedText *newSharedText(uint64_t capacity) {
  auto *buffer = allocateText<SharedText>(&shapes::RawArray, capacity + sizeof(SharedText));
  buffer->capacity = capacity + sizeof(SharedText) - sizeof(RawArray);
  return buffer;
}

Str *concatStr(Str *a, Str *b) {
  if (b->length() == 0)
    return exactStr(a);
  if (a->length() == 0)
    return exactStr(b);
  unsigned shift = a->widthShift() > b->widthShift() ? a->widthShift() : b->widthShift();
  uint64_t length = uint64_t(a->length() + b->length());
  uint64_t aBytes = uint64_t(a->length()) << shift, bytes = length << shift;
  uint64_t flags = shift | (a->meta & b->meta & Str::kAscii);
  SharedText *buffer;
  if (bytes < kSmallestBuffer || !(a->meta & (Str::kShared | kJoined))) {
    // Short, or the first join: an exact str, marked so that the next join knows that a chain has begun.
    Str *s = allocateText<Str>(&shapes::Str, sizeof(Str) + bytes);
    s->meta = length << Str::kLengthShift | flags | kJoined;
    uint8_t *text = reinterpret_cast<uint8_t *>(s + 1);
    s->data = text;
    copyChars(text, shift, a->data, a->widthShift(), a->length());
    copyChars(text + aBytes, shift, b->data, b->widthShift(), b->length());
    return s;
  }
  if (a->meta & Str::kShared && a->widthShift() == shift) {
    buffer = SharedText::of(a);
    if (buffer->used == aBytes && bytes <= buffer->room()) {
      buffer->used = bytes;
      copyChars(buffer->text() + aBytes, shift, b->data, b->widthShift(), b->length());
      return newShared(buffer, length, flags);
    }
  }
  buffer = newSharedText(bytes + bytes / 2);
  buffer->used = bytes;
  copyChars(buffer->text(), shift, a->data, a->widthShift(), a->length());
  copyChars(buffer->text() + aBytes, shift, b->data, b->widthShift(), b->length());
  return newShared(buffer, length, flags);
}

// --- Interning -------------------------------------------------------------------------------------------------------

namespace {

/// Open addressing, half full at most; a power of two. The table and with it every interned str lives for ever.
constinit ValueArray *internTable = nullptr;
constinit uint64_t internCount = 0;

Value *findInterned(const Str *s, int64_t hash) {
  uint64_t mask = internTable->capacity - 1;
  for (uint64_t i = uint64_t(hash) & mask;; i = (i + 1) & mask) {
    Value *place = &internTable->items()[i];
    if (!isObject(*place) || equalStr(as<Str>(*place), s))
      return place;
  }
}

void growInternTable(uint64_t capacity) {
  ValueArray *old = internTable;
  internTable = allocateValues(capacity);
  internTable->capacity = capacity;
  if (!old)
    return;
  for (uint64_t i = 0; i < old->capacity; ++i)
    if (isObject(old->items()[i]))
      *findInterned(as<Str>(old->items()[i]), hashStr(as<Str>(old->items()[i]))) = old->items()[i];
}

/// Enters a str whose text is not in the table yet, or returns the one that is.
Str *enter(Str *s) {
  Value *place = findInterned(s, hashStr(s));
  if (isObject(*place))
    return as<Str>(*place);
  s->meta |= Str::kInterned;
  store(internTable, place, valueOf(s));
  if (++internCount * 2 > internTable->capacity)
    growInternTable(internTable->capacity * 2);
  return s;
}

void startInterning() {
  addRoot(&internTable);
  growInternTable(2048);
  enter(emptyStr);
  for (int i = 0; i < 256; ++i)
    enter(latin1Char(uint8_t(i)));
  size_t count;
  Str *const *all = staticNames(&count);
  for (size_t i = 0; i < count; ++i)
    enter(all[i]);
}

} // namespace

Str *intern(Str *s) {
  // The flag alone does not say that s is the canonical one: the strs of Names.def have it before the table exists, and
  // compiled modules bring strs of their own.
  if (!internTable)
    startInterning();
  // Names of compiled modules that the runtime has too are looked up again and again; static objects stay what they are.
  static constinit struct {
    Str *from, *to;
  } recent[64] = {};
  if (isInHeap(s))
    return enter(exactStr(s));
  auto &entry = recent[reinterpret_cast<uintptr_t>(s) / sizeof(Str) % 64];
  if (entry.from != s)
    entry = {s, enter(s)};
  return entry.to;
}

Str *intern(std::string_view utf8) { return intern(makeStr(utf8)); }

} // namespace pyaot::rt
