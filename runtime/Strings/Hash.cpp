//===- Hash.cpp - the hash of str and bytes ----------------------------------------===//
//
// SipHash with one compression and three finalisation rounds (Aumasson and
// Bernstein 2012), as CPython 3.11 hashes text: over the 1-, 2- or 4-byte
// characters, with a 128-bit key that comes from PYTHONHASHSEED: random by
// default, all zero for 0, else from a linear congruential generator, so that
// hash('abc') under a seed, and with it the order of sets, equals CPython's.
//
//===----------------------------------------------------------------------===//
#include "Strings/Str.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/random.h>

namespace pyaot::rt {

namespace {

constinit uint64_t hashKey[2];
constinit bool isKeyReady = false;

void readSeed() {
  isKeyReady = true;
  const char *text = getenv("PYTHONHASHSEED");
  if (!text || !*text || !strcmp(text, "random")) {
    if (getrandom(hashKey, sizeof hashKey, 0) == ssize_t(sizeof hashKey))
      return;
    hashKey[0] = reinterpret_cast<uint64_t>(&text) * 0x9E3779B97F4A7C15u; // Address space randomisation will do.
    hashKey[1] = hashKey[0] ^ 0xD1B54A32D192ED03u;
    return;
  }
  char *end;
  unsigned long seed = strtoul(text, &end, 10);
  if (*end || *text < '0' || *text > '9' || seed > 0xFFFFFFFFul) {
    fputs("Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range "
          "[0; 4294967295]\nPython runtime state: preinitialized\n\nCurrent thread 0x0000000000000000 (most recent call "
          "first):\n  <no Python frame>\n",
          stderr);
    exit(1);
  }
  if (seed == 0)
    return;
  uint8_t bytes[sizeof hashKey];
  uint32_t x = uint32_t(seed);
  for (uint8_t &byte : bytes) {
    x = x * 214013 + 2531011;
    byte = uint8_t(x >> 16);
  }
  memcpy(hashKey, bytes, sizeof hashKey);
}

inline uint64_t rotate(uint64_t x, int by) { return x << by | x >> (64 - by); }

struct SipState {
  uint64_t v0, v1, v2, v3;
  [[gnu::always_inline]] void round() {
    v0 += v1;
    v2 += v3;
    v1 = rotate(v1, 13) ^ v0;
    v3 = rotate(v3, 16) ^ v2;
    v0 = rotate(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotate(v1, 17) ^ v2;
    v3 = rotate(v3, 21) ^ v0;
    v2 = rotate(v2, 32);
  }
};

} // namespace

int64_t hashBytes(const void *data, size_t length) {
  if (length == 0)
    return 0;
  if (!isKeyReady) [[unlikely]]
    readSeed();
  SipState s{hashKey[0] ^ 0x736f6d6570736575u, hashKey[1] ^ 0x646f72616e646f6du, hashKey[0] ^ 0x6c7967656e657261u,
             hashKey[1] ^ 0x7465646279746573u};
  const uint8_t *p = static_cast<const uint8_t *>(data);
  size_t left = length;
  for (; left >= 8; left -= 8, p += 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    s.v3 ^= word;
    s.round();
    s.v0 ^= word;
  }
  uint64_t last = uint64_t(length) << 56;
  if (left >= 4) {
    uint32_t low;
    memcpy(&low, p, 4);
    last |= low;
    for (size_t i = 4; i < left; ++i)
      last |= uint64_t(p[i]) << (8 * i);
  } else {
    for (size_t i = 0; i < left; ++i)
      last |= uint64_t(p[i]) << (8 * i);
  }
  s.v3 ^= last;
  s.round();
  s.v0 ^= last;
  s.v2 ^= 0xff;
  s.round();
  s.round();
  s.round();
  int64_t hash = int64_t(s.v0 ^ s.v1 ^ s.v2 ^ s.v3);
  return hash == -1 ? -2 : hash;
}

int64_t hashStr(Str *s) {
  if (s->hash)
    return int64_t(s->hash);
  int64_t hash = hashBytes(s->data, size_t(s->length()) << s->widthShift());
  s->hash = uint64_t(hash);
  return hash;
}

} // namespace pyaot::rt
