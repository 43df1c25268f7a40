//===- Limbs.h - natural numbers as arrays of 64-bit limbs ----------------------===//
//
// The kernels below ints: unsigned magnitudes, little endian, lengths given by the caller. Nothing here knows of
// objects; room for intermediate results comes from Scratch, which is stack memory or a RawArray of the heap.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_NUMBERS_LIMBS_H
#define PYAOT_RUNTIME_NUMBERS_LIMBS_H

#include "Memory/Heap.h"

#include <cstddef>
#include <cstdint>

namespace pyaot::rt::limbs {

using Limb = uint64_t;
using DoubleLimb = unsigned __int128;

/// Room for `count` limbs while the object lives. Not zeroed.
template <size_t InlineLimbs> class ScratchOf {
public:
  explicit ScratchOf(size_t count) {
    if (count > InlineLimbs)
      data = reinterpret_cast<Limb *>(allocateRaw(count * sizeof(Limb))->data());
  }
  ScratchOf(const ScratchOf &) = delete;
  operator Limb *() { return data; }

private:
  Limb inlineLimbs[InlineLimbs];
  Limb *data = inlineLimbs;
};
using Scratch = ScratchOf<64>;

/// Length without the zero limbs on top.
inline size_t trim(const Limb *a, size_t n) {
  while (n && !a[n - 1])
    --n;
  return n;
}
/// Numbers of equal or different lengths, trimmed: <0, 0, >0.
int compare(const Limb *a, size_t an, const Limb *b, size_t bn);
uint64_t bitLength(const Limb *a, size_t n); ///< Requires a trimmed number.

/// r[0 .. an) = a + b, returns the carry. Requires an >= bn. r may be a or b.
Limb add(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn);
/// r[0 .. an) = a - b, returns the borrow. Requires an >= bn.
Limb subtract(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn);
/// r[0 .. n) = a * m + carryIn, returns the limb above.
Limb multiply1(Limb *r, const Limb *a, size_t n, Limb m, Limb carryIn = 0);
/// r[0 .. n) += a * m, returns the limb above.
Limb addMultiply1(Limb *r, const Limb *a, size_t n, Limb m);
/// r[0 .. an + bn) = a * b. r overlaps neither. Both lengths > 0.
void multiply(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn);
/// q[0 .. n) = a / d, returns the remainder. q may be a.
Limb divide1(Limb *q, const Limb *a, size_t n, Limb d);
/// q[0 .. an - bn + 1) = a / b; r[0 .. bn) = a mod b. Requires b trimmed, an >= bn >= 1. q may be null.
void divide(Limb *q, Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn);

/// Shifts by 0 <= bits < 64. Left returns the bits pushed out on top.
Limb shiftLeft(Limb *r, const Limb *a, size_t n, unsigned bits);
void shiftRight(Limb *r, const Limb *a, size_t n, unsigned bits);

/// Digits of a in base 10 into `out`, most significant first, at least one; returns their number. Room: decimalRoom().
size_t toDecimal(char *out, const Limb *a, size_t n);
inline size_t decimalRoom(size_t n) { return n * 20 + 24; }
/// From digit values 0 .. base - 1, most significant first; r has fromDigitsRoom() limbs; returns the trimmed length.
size_t fromDigits(Limb *r, const uint8_t *digits, size_t count, unsigned base);
size_t fromDigitsRoom(size_t count, unsigned base);

} // namespace pyaot::rt::limbs

#endif
