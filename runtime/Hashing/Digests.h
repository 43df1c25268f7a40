//===- Digests.h - MD5, SHA-1, SHA-2, SHA-3 and BLAKE2 ------------------------------------===//
#ifndef PYAOT_RUNTIME_HASHING_DIGESTS_H
#define PYAOT_RUNTIME_HASHING_DIGESTS_H

#include <cstdint>

namespace pyaot::rt {

/// BLAKE2's parameter block (RFC 7693, 2.5), and the key.
struct BlakeParameters {
  uint8_t keyLength = 0, fanout = 1, depth = 1, nodeDepth = 0, innerSize = 0;
  bool lastNode = false;
  uint32_t leafSize = 0;
  uint64_t nodeOffset = 0;
  uint8_t key[64] = {}, salt[16] = {}, person[16] = {};
};

/// A digest under way: plain data that may be copied.
struct Digest {
  enum Family : int { Md5, Sha1, Sha256, Sha512, Sha3, Shake, Blake2b, Blake2s } family;
  int digestSize, blockSize;
  int buffered;   ///< Bytes in `buffer`.
  uint64_t count; ///< Bytes compressed so far.
  bool lastNode;
  union {
    uint64_t words[25];
    uint32_t words32[50];
  };
  uint8_t buffer[200];

  /// Shake: `size` is the rate in bytes.
  void start(Family family, int size);
  void startBlake(Family family, int size, const BlakeParameters &parameters);
  void update(const uint8_t *data, int64_t length);
  /// The digest of what was given so far; `length` counts for Shake only.
  void finish(uint8_t *out, int64_t length) const;
};

} // namespace pyaot::rt

#endif
