//===- Random.cpp - module _random: the Mersenne Twister ---------------------------------------===//
//
// MT19937 (Matsumoto and Nishimura 1998) with its initialisation by an array, so that the streams are those of CPython.
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Modules/NativeModule.h"
#include "Numbers/IntParts.h"
#include "Startup/Semantics.h"

#include <ctime>
#include <unistd.h>
#include <sys/random.h>

namespace pyaot::rt {

namespace {

constexpr int kSize = 624, kShift = 397;

struct Random : Object {
  uint32_t state[kSize];
  int32_t position;

  void refill() {
    auto twist = [](uint32_t high, uint32_t low) {
      uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
      return (y >> 1) ^ (low & 1 ? 0x9908b0dfu : 0u);
    };
    int i = 0;
    for (; i < kSize - kShift; ++i)
      state[i] = state[i + kShift] ^ twist(state[i], state[i + 1]);
    for (; i < kSize - 1; ++i)
      state[i] = state[i + kShift - kSize] ^ twist(state[i], state[i + 1]);
    state[kSize - 1] = state[kShift - 1] ^ twist(state[kSize - 1], state[0]);
    position = 0;
  }
  uint32_t next() {
    if (position >= kSize)
      refill();
    uint32_t y = state[position++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
  }
  void seed(uint32_t s) {
    state[0] = s;
    for (uint32_t i = 1; i < kSize; ++i)
      state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    position = kSize;
  }
  void seed(const uint32_t *key, size_t length) {
    seed(19650218u);
    uint32_t i = 1;
    size_t j = 0;
    for (size_t k = length > kSize ? length : kSize; k; --k) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + uint32_t(j);
      if (++i >= kSize) {
        state[0] = state[kSize - 1];
        i = 1;
      }
      if (++j >= length)
        j = 0;
    }
    for (uint32_t k = kSize - 1; k; --k) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - i;
      if (++i >= kSize) {
        state[0] = state[kSize - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000u;
  }
};
Random *generator(Value v) { return static_cast<Random *>(objectOf(v)); }

void seedFromSystem(Random *r) {
  uint32_t key[kSize];
  if (getrandom(key, sizeof key, 0) == ssize_t(sizeof key)) {
    r->seed(key, kSize);
    return;
  }
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  uint32_t few[] = {uint32_t(now.tv_nsec), uint32_t(now.tv_sec), uint32_t(getpid())};
  r->seed(few, 3);
}

/// Ints are seeds by their magnitude, other objects by their hash.
Status seedFrom(Random *r, Value v) {
  if (v == kUnset || isNone(v)) {
    seedFromSystem(r);
    return kOk;
  }
  if (!isInt(v)) {
    int64_t h = hash(v);
    if (h == -1)
      return kRaised;
    v = intFromUnsigned(uint64_t(h));
  }
  IntParts parts(v);
  size_t words = parts.count * 2;
  RawArray *key = allocateRaw((words + 1) * sizeof(uint32_t));
  auto *out = reinterpret_cast<uint32_t *>(key->data());
  for (size_t i = 0; i < parts.count; ++i) {
    out[2 * i] = uint32_t(parts.limbs[i]);
    out[2 * i + 1] = uint32_t(parts.limbs[i] >> 32);
  }
  while (words > 1 && !out[words - 1])
    --words;
  r->seed(out, words ? words : 1);
  return kOk;
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls->slots.initialise == types::Object.slots.initialise && !checkArguments("Random", nargs, keywordNames, 0, 1))
    return kError;
  auto *r = static_cast<Random *>(allocateInstance(cls));
  return seedFrom(r, nargs ? args[0] : kNone) < 0 ? kError : valueOf(r);
}

Value seed(Value self, Value *args, size_t nargs, Tuple *) {
  return seedFrom(generator(self), nargs ? args[0] : kNone) < 0 ? kError : kNone;
}

Value random(Value self, Value *, size_t, Tuple *) {
  Random *r = generator(self);
  uint32_t a = r->next() >> 5, b = r->next() >> 6;
  return floatValue((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Value getRandomBits(Value self, Value *args, size_t, Tuple *) {
  int64_t bits;
  if (!requireInt64(args[0], &bits))
    return kError;
  if (bits < 0)
    return raise(types::ValueError, "number of bits must be non-negative");
  Random *r = generator(self);
  if (bits == 0)
    return smallInt(0);
  if (bits <= 32)
    return smallInt(r->next() >> (32 - bits));
  size_t words = size_t((bits - 1) / 32 + 1);
  if (lacksMemory(int64_t(words), 4))
    return kError;
  RawArray *limbs = allocateRaw((words / 2 + 1) * sizeof(uint64_t));
  auto *out = reinterpret_cast<uint32_t *>(limbs->data());
  for (size_t i = 0; i < words; ++i, bits -= 32)
    out[i] = bits < 32 ? r->next() >> (32 - bits) : r->next();
  return intFromLimbs(reinterpret_cast<uint64_t *>(limbs->data()), words / 2 + (words & 1), false);
}

Value getState(Value self, Value *, size_t, Tuple *) {
  Random *r = generator(self);
  Tuple *state = newTuple(kSize + 1);
  for (int i = 0; i < kSize; ++i)
    state->items()[i] = smallInt(r->state[i]);
  state->items()[kSize] = smallInt(r->position);
  return valueOf(state);
}

Value setState(Value self, Value *args, size_t, Tuple *) {
  if (!isKind<Tuple>(args[0]))
    return raise(types::TypeError, "state vector must be a tuple");
  Tuple *state = as<Tuple>(args[0]);
  if (state->length != kSize + 1)
    return raise(types::ValueError, "state vector is the wrong size");
  uint32_t words[kSize];
  int64_t n;
  for (int i = 0; i < kSize; ++i) {
    Value v = state->items()[i];
    if (!isInt(v))
      return raise(types::TypeError, "an integer is required");
    IntParts parts(v);
    if (intSign(v) < 0)
      return raise(types::OverflowError, "can't convert negative value to unsigned int");
    if (parts.count > 1)
      return raise(types::OverflowError, "Python int too large to convert to C unsigned long");
    words[i] = parts.count ? uint32_t(parts.limbs[0]) : 0;
  }
  if (!requireInt64(state->items()[kSize], &n))
    return kError;
  if (n < 0 || n > kSize)
    return raise(types::ValueError, "invalid state");
  Random *r = generator(self);
  memcpy(r->state, words, sizeof words);
  r->position = int32_t(n);
  return kNone;
}

constexpr auto Bound = NativeMethod::Instance;
constexpr NativeMethod methods[] = {
    {"random", random, Arity::None, 0, 0, Bound, "random() -> x in the interval [0, 1)."},
    {"seed", seed, Arity::Range, 0, 1, Bound,
     "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier."},
    {"getstate", getState, Arity::None, 0, 0, Bound, "getstate() -> tuple containing the current state."},
    {"setstate", setState, Arity::One, 1, 1, Bound, "setstate(state) -> None.  Restores generator state."},
    {"getrandbits", getRandomBits, Arity::One, 1, 1, Bound, "getrandbits(k) -> x.  Generates an int with k random bits."},
    {}};
constexpr TypeDefinition definition = {
    .slots = {.create = create},
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
    .instanceSize = sizeof(Random),
};
constinit NativeType randomType = {"_random", "Random", &definition, Type::Subclassable};

Status initialise(Dict *ns) {
  setStr(ns, intern("Random"), valueOf(typeOf(randomType)));
  return kOk;
}

} // namespace

constinit const NativeModule modules::random_ = {"_random", nullptr, initialise};

} // namespace pyaot::rt
