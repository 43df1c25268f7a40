//===- LimbsText.cpp - limb arrays from and to decimal digits ---------------------===//
//
// Long numbers are split at powers of ten of doubling size, so both directions cost what multiplication costs.
//
//===----------------------------------------------------------------------===//

#include "Numbers/Limbs.h"

#include <bit>
#include <cstring>

namespace pyaot::rt::limbs {

namespace {

constexpr Limb kTenTo19 = 10'000'000'000'000'000'000u;
constexpr size_t kSplitLimbs = 40;   ///< Longer numbers are split for printing.
constexpr size_t kSplitChunks = 48;  ///< The same for reading, in chunks of one limb.
constexpr int kMaxLevels = 48;

/// Exactly `width` digits of value, with leading zeros.
void writeDigits(char *out, Limb value, unsigned width) {
  for (; width >= 2; width -= 2) {
    unsigned two = unsigned(value % 100);
    value /= 100;
    out[width - 1] = char('0' + two % 10);
    out[width - 2] = char('0' + two / 10);
  }
  if (width)
    out[0] = char('0' + value);
}

unsigned countDigits(Limb value) {
  unsigned n = 1;
  while (value >= 10)
    value /= 10, ++n;
  return n;
}

/// chunkBase ** (2 ** level), each kept on the heap: found from here because the table stands on the stack.
struct PowerTable {
  Limb *power[kMaxLevels];
  size_t length[kMaxLevels];
  int levels = 0;

  explicit PowerTable(Limb chunkBase) {
    power[0] = reinterpret_cast<Limb *>(allocateRaw(sizeof(Limb))->data());
    power[0][0] = chunkBase;
    length[0] = 1;
    levels = 1;
  }
  void grow() {
    size_t n = length[levels - 1];
    Limb *next = reinterpret_cast<Limb *>(allocateRaw(2 * n * sizeof(Limb))->data());
    multiply(next, power[levels - 1], n, power[levels - 1], n);
    power[levels] = next;
    length[levels] = trim(next, 2 * n);
    ++levels;
  }
};

/// `width` > 0: padded with zeros to that many digits; 0: no leading zeros. Destroys a. Returns the number written.
size_t writeSchool(char *out, Limb *a, size_t n, size_t width) {
  Limb chunks[kSplitLimbs * 2 + 2];
  size_t count = 0;
  while ((n = trim(a, n)))
    chunks[count++] = divide1(a, a, n, kTenTo19);
  size_t digits = count ? (count - 1) * 19 + countDigits(chunks[count - 1]) : 0;
  char *at = out;
  if (width > digits) {
    memset(at, '0', width - digits);
    at += width - digits;
  }
  for (size_t i = count; i--;) {
    unsigned w = i + 1 == count ? unsigned(digits - (count - 1) * 19) : 19;
    writeDigits(at, chunks[i], w);
    at += w;
  }
  return size_t(at - out);
}

size_t writeSplit(char *out, Limb *a, size_t n, size_t width, const PowerTable &powers, int level) {
  n = trim(a, n);
  if (n <= kSplitLimbs)
    return writeSchool(out, a, n, width);
  while (compare(a, n, powers.power[level], powers.length[level]) < 0)
    --level;
  size_t bn = powers.length[level], lowDigits = size_t(19) << level;
  Scratch room(n + 1);
  Limb *quotient = room, *rest = quotient + (n - bn + 1);
  divide(quotient, rest, a, n, powers.power[level], bn);
  size_t written = writeSplit(out, quotient, n - bn + 1, width ? width - lowDigits : 0, powers, level);
  return written + writeSplit(out + written, rest, bn, lowDigits, powers, level ? level - 1 : 0);
}

} // namespace

size_t toDecimal(char *out, const Limb *a, size_t n) {
  n = trim(a, n);
  if (!n) {
    *out = '0';
    return 1;
  }
  Scratch copy(n);
  memcpy(copy, a, n * sizeof(Limb));
  if (n <= kSplitLimbs)
    return writeSchool(out, copy, n, 0);
  PowerTable powers(kTenTo19);
  while (powers.length[powers.levels - 1] * 2 <= n + 1)
    powers.grow();
  return writeSplit(out, copy, n, 0, powers, powers.levels - 1);
}

size_t fromDigitsRoom(size_t count, unsigned base) {
  // Bits per digit, rounded up by 1/16.
  unsigned bits16 = 0;
  while ((uint64_t(1) << (bits16 / 16)) < base)
    bits16 += 16;
  return count * (bits16 / 16) / 64 + 4;
}

namespace {

struct ChunkReader {
  const uint8_t *digits;
  unsigned base, perChunk;
  Limb chunk(size_t from, size_t to) const {
    Limb v = 0;
    for (; from < to; ++from)
      v = v * base + digits[from];
    return v;
  }
};

/// digits[from .. to), a multiple of perChunk long, into r (as many limbs as chunks, and one).
size_t readSchool(Limb *r, const ChunkReader &in, size_t from, size_t to, Limb chunkBase) {
  size_t n = 0;
  for (; from < to; from += in.perChunk) {
    Limb carry = multiply1(r, r, n, chunkBase, in.chunk(from, from + in.perChunk));
    if (carry)
      r[n++] = carry;
  }
  return n;
}

size_t readSplit(Limb *r, const ChunkReader &in, size_t from, size_t to, const PowerTable &powers, int level) {
  size_t chunks = (to - from) / in.perChunk;
  if (chunks <= kSplitChunks)
    return readSchool(r, in, from, to, powers.power[0][0]);
  while ((size_t(1) << level) >= chunks)
    --level;
  size_t lowChunks = size_t(1) << level, middle = to - lowChunks * in.perChunk;
  Scratch room(2 * chunks + 8);
  Limb *high = room, *low = high + (chunks - lowChunks) + 2;
  size_t hn = readSplit(high, in, from, middle, powers, level), ln = readSplit(low, in, middle, to, powers, level);
  if (!hn) {
    memcpy(r, low, ln * sizeof(Limb));
    return ln;
  }
  size_t n = hn + powers.length[level];
  multiply(r, high, hn, powers.power[level], powers.length[level]);
  r[n] = add(r, r, n, low, ln);
  return trim(r, n + 1);
}

} // namespace

size_t fromDigits(Limb *r, const uint8_t *digits, size_t count, unsigned base) {
  if (std::has_single_bit(base)) {
    unsigned bits = unsigned(std::countr_zero(base)), have = 0;
    size_t n = 0;
    Limb limb = 0;
    for (size_t i = count; i--;) {
      limb |= Limb(digits[i]) << have;
      have += bits;
      if (have >= 64) {
        r[n++] = limb;
        have -= 64;
        limb = have ? Limb(digits[i]) >> (bits - have) : 0;
      }
    }
    r[n++] = limb;
    return trim(r, n);
  }
  unsigned perChunk = 0;
  Limb chunkBase = 1;
  while (chunkBase <= ~Limb(0) / base)
    chunkBase *= base, ++perChunk;
  ChunkReader in{digits, base, perChunk};
  // The first chunk is the short one, so that all others are whole.
  size_t head = count % perChunk, whole = (count - head) / perChunk;
  Limb first = in.chunk(0, head);
  if (whole <= kSplitChunks) {
    size_t n = 0;
    if (first)
      r[n++] = first;
    for (size_t from = head; from < count; from += perChunk) {
      Limb carry = multiply1(r, r, n, chunkBase, in.chunk(from, from + perChunk));
      if (carry)
        r[n++] = carry;
    }
    return n;
  }
  PowerTable powers(chunkBase);
  while ((size_t(2) << (powers.levels - 1)) < whole)
    powers.grow();
  Scratch room(whole + 4);
  Limb *tail = room;
  size_t tn = readSplit(tail, in, head, count, powers, powers.levels - 1);
  if (!first) {
    memcpy(r, tail, tn * sizeof(Limb));
    return tn;
  }
  // first * chunkBase ** whole + tail, by square and multiply over the table of powers.
  Scratch headRoom(whole + 4), nextRoom(whole + 4);
  Limb *value = headRoom, *next = nextRoom;
  value[0] = first;
  size_t n = 1;
  for (int level = 0; level <= powers.levels; ++level) {
    if (!(whole >> level & 1))
      continue;
    if (level == powers.levels)
      powers.grow();
    multiply(next, value, n, powers.power[level], powers.length[level]);
    n = trim(next, n + powers.length[level]);
    Limb *t = value;
    value = next, next = t;
  }
  if (n >= tn) {
    r[n] = add(r, value, n, tail, tn);
    return trim(r, n + 1);
  }
  r[tn] = add(r, tail, tn, value, n);
  return trim(r, tn + 1);
}

} // namespace pyaot::rt::limbs
