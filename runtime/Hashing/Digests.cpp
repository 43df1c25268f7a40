//===- Digests.cpp - MD5, SHA-1, SHA-2, SHA-3 and BLAKE2 -----------------------------------------===//
//
// RFC 1321, FIPS 180-4, FIPS 202, RFC 7693, each in plain code: a state, a buffer of one block, a compression function.
//
//===----------------------------------------------------------------------===//
#include "Hashing/Digests.h"

#include <bit>
#include <cstring>

namespace pyaot::rt {

namespace {

uint32_t load32(const uint8_t *p, bool bigEndian) {
  uint32_t v;
  memcpy(&v, p, 4);
  return bigEndian ? __builtin_bswap32(v) : v;
}
uint64_t load64(const uint8_t *p, bool bigEndian) {
  uint64_t v;
  memcpy(&v, p, 8);
  return bigEndian ? __builtin_bswap64(v) : v;
}
void store32(uint8_t *p, uint32_t v, bool bigEndian) {
  v = bigEndian ? __builtin_bswap32(v) : v;
  memcpy(p, &v, 4);
}
void store64(uint8_t *p, uint64_t v, bool bigEndian) {
  v = bigEndian ? __builtin_bswap64(v) : v;
  memcpy(p, &v, 8);
}

// --- MD5 -----------------------------------------------------------------------------------------------------------------

constexpr uint32_t kMd5[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
    0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
    0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
    0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
    0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
    0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
    0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
    0xeb86d391,
};

void compressMd5(Digest &d, const uint8_t *block) {
  static constexpr uint8_t shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  uint32_t x[16], a = d.words32[0], b = d.words32[1], c = d.words32[2], e = d.words32[3];
  for (int i = 0; i < 16; ++i)
    x[i] = load32(block + 4 * i, false);
  for (int i = 0; i < 64; ++i) {
    uint32_t f;
    int g;
    switch (i >> 4) {
    case 0: f = (b & c) | (~b & e), g = i; break;
    case 1: f = (e & b) | (~e & c), g = 5 * i + 1; break;
    case 2: f = b ^ c ^ e, g = 3 * i + 5; break;
    default: f = c ^ (b | ~e), g = 7 * i; break;
    }
    f += a + kMd5[i] + x[g & 15];
    a = e, e = c, c = b;
    b += std::rotl(f, shifts[i >> 4][i & 3]);
  }
  d.words32[0] += a, d.words32[1] += b, d.words32[2] += c, d.words32[3] += e;
}

// --- SHA-1, SHA-2 ----------------------------------------------------------------------------------------------------------

void compressSha1(Digest &d, const uint8_t *block) {
  uint32_t w[80], a = d.words32[0], b = d.words32[1], c = d.words32[2], e = d.words32[3], h = d.words32[4];
  for (int i = 0; i < 16; ++i)
    w[i] = load32(block + 4 * i, true);
  for (int i = 16; i < 80; ++i)
    w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; ++i) {
    uint32_t f, k;
    if (i < 20)
      f = (b & c) | (~b & e), k = 0x5a827999;
    else if (i < 40)
      f = b ^ c ^ e, k = 0x6ed9eba1;
    else if (i < 60)
      f = (b & c) | (b & e) | (c & e), k = 0x8f1bbcdc;
    else
      f = b ^ c ^ e, k = 0xca62c1d6;
    uint32_t t = std::rotl(a, 5) + f + h + k + w[i];
    h = e, e = c, c = std::rotl(b, 30), b = a, a = t;
  }
  d.words32[0] += a, d.words32[1] += b, d.words32[2] += c, d.words32[3] += e, d.words32[4] += h;
}

/// The fractions of the cube roots of the first 80 primes; SHA-256 takes the upper halves of the first 64.
constexpr uint64_t kSha2[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

void compressSha256(Digest &d, const uint8_t *block) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; ++i)
    w[i] = load32(block + 4 * i, true);
  for (int i = 16; i < 64; ++i) {
    uint32_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (std::rotr(x, 7) ^ std::rotr(x, 18) ^ x >> 3) + w[i - 7] + (std::rotr(y, 17) ^ std::rotr(y, 19) ^ y >> 10);
  }
  memcpy(s, d.words32, sizeof s);
  for (int i = 0; i < 64; ++i) {
    uint32_t t1 = s[7] + (std::rotr(s[4], 6) ^ std::rotr(s[4], 11) ^ std::rotr(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) +
                  uint32_t(kSha2[i] >> 32) + w[i];
    uint32_t t2 = (std::rotr(s[0], 2) ^ std::rotr(s[0], 13) ^ std::rotr(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    s[7] = s[6], s[6] = s[5], s[5] = s[4], s[4] = s[3] + t1, s[3] = s[2], s[2] = s[1], s[1] = s[0], s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; ++i)
    d.words32[i] += s[i];
}

void compressSha512(Digest &d, const uint8_t *block) {
  uint64_t w[80], s[8];
  for (int i = 0; i < 16; ++i)
    w[i] = load64(block + 8 * i, true);
  for (int i = 16; i < 80; ++i) {
    uint64_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (std::rotr(x, 1) ^ std::rotr(x, 8) ^ x >> 7) + w[i - 7] + (std::rotr(y, 19) ^ std::rotr(y, 61) ^ y >> 6);
  }
  memcpy(s, d.words, sizeof s);
  for (int i = 0; i < 80; ++i) {
    uint64_t t1 = s[7] + (std::rotr(s[4], 14) ^ std::rotr(s[4], 18) ^ std::rotr(s[4], 41)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) +
                  kSha2[i] + w[i];
    uint64_t t2 = (std::rotr(s[0], 28) ^ std::rotr(s[0], 34) ^ std::rotr(s[0], 39)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    s[7] = s[6], s[6] = s[5], s[5] = s[4], s[4] = s[3] + t1, s[3] = s[2], s[2] = s[1], s[1] = s[0], s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; ++i)
    d.words[i] += s[i];
}

// --- Keccak ----------------------------------------------------------------------------------------------------------------

constexpr uint64_t kKeccak[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

void permute(uint64_t *a) {
  static constexpr uint8_t rotations[24] = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};
  static constexpr uint8_t lanes[24] = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
  for (uint64_t constant : kKeccak) {
    uint64_t c[5];
    for (int x = 0; x < 5; ++x)
      c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int x = 0; x < 5; ++x) {
      uint64_t t = c[(x + 4) % 5] ^ std::rotl(c[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5)
        a[x + y] ^= t;
    }
    uint64_t t = a[1];
    for (int i = 0; i < 24; ++i) {
      uint64_t next = a[lanes[i]];
      a[lanes[i]] = std::rotl(t, rotations[i]);
      t = next;
    }
    for (int y = 0; y < 25; y += 5) {
      uint64_t row[5];
      memcpy(row, a + y, sizeof row);
      for (int x = 0; x < 5; ++x)
        a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
    a[0] ^= constant;
  }
}

void compressKeccak(Digest &d, const uint8_t *block) {
  for (int i = 0; i < d.blockSize / 8; ++i)
    d.words[i] ^= load64(block + 8 * i, false);
  permute(d.words);
}

// --- BLAKE2 ----------------------------------------------------------------------------------------------------------------

constexpr uint8_t kSigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},   {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},   {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},   {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},   {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},   {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
constexpr uint64_t kSha512Start[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

/// One compression of BLAKE2b (Word 64 bits) or BLAKE2s (32 bits); `count` bytes so far.
template <typename Word> void compressBlake(Word *h, const uint8_t *block, unsigned __int128 count, bool isLast, bool isLastNode) {
  constexpr bool wide = sizeof(Word) == 8;
  constexpr int rounds = wide ? 12 : 10, r1 = wide ? 32 : 16, r2 = wide ? 24 : 12, r3 = wide ? 16 : 8, r4 = wide ? 63 : 7;
  Word m[16], v[16];
  for (int i = 0; i < 16; ++i)
    m[i] = wide ? Word(load64(block + 8 * i, false)) : Word(load32(block + 4 * i, false));
  for (int i = 0; i < 8; ++i) {
    v[i] = h[i];
    v[i + 8] = Word(wide ? kSha512Start[i] : kSha512Start[i] >> 32);
  }
  v[12] ^= Word(count);
  v[13] ^= Word(count >> 8 * sizeof(Word));
  if (isLast)
    v[14] = ~v[14];
  if (isLast && isLastNode)
    v[15] = ~v[15];
  auto mix = [&](int a, int b, int c, int d, Word x, Word y) {
    v[a] += v[b] + x;
    v[d] = std::rotr(Word(v[d] ^ v[a]), r1);
    v[c] += v[d];
    v[b] = std::rotr(Word(v[b] ^ v[c]), r2);
    v[a] += v[b] + y;
    v[d] = std::rotr(Word(v[d] ^ v[a]), r3);
    v[c] += v[d];
    v[b] = std::rotr(Word(v[b] ^ v[c]), r4);
  };
  for (int i = 0; i < rounds; ++i) {
    const uint8_t *s = kSigma[i % 10];
    for (int k = 0; k < 4; ++k)
      mix(k, k + 4, k + 8, k + 12, m[s[2 * k]], m[s[2 * k + 1]]);
    for (int k = 0; k < 4; ++k)
      mix(k, (k + 1) % 4 + 4, (k + 2) % 4 + 8, (k + 3) % 4 + 12, m[s[2 * k + 8]], m[s[2 * k + 9]]);
  }
  for (int i = 0; i < 8; ++i)
    h[i] ^= v[i] ^ v[i + 8];
}

void compress(Digest &d, const uint8_t *block) {
  switch (d.family) {
  case Digest::Md5: return compressMd5(d, block);
  case Digest::Sha1: return compressSha1(d, block);
  case Digest::Sha256: return compressSha256(d, block);
  case Digest::Sha512: return compressSha512(d, block);
  case Digest::Sha3: case Digest::Shake: return compressKeccak(d, block);
  case Digest::Blake2b: return compressBlake(d.words, block, d.count, false, false);
  case Digest::Blake2s: return compressBlake(d.words32, block, d.count, false, false);
  }
}

bool isBlake(const Digest &d) { return d.family == Digest::Blake2b || d.family == Digest::Blake2s; }

} // namespace

void Digest::start(Family kind, int size) {
  static constexpr uint64_t sha384[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
  };
  static constexpr uint32_t md5[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  memset(this, 0, sizeof *this);
  family = kind;
  digestSize = size;
  blockSize = 64;
  switch (kind) {
  case Md5: memcpy(words32, md5, 16); break;
  case Sha1: memcpy(words32, md5, 20); break;
  case Sha256:
    for (int i = 0; i < 8; ++i)
      words32[i] = size == 28 ? uint32_t(sha384[i]) : uint32_t(kSha512Start[i] >> 32);
    break;
  case Sha512:
    blockSize = 128;
    memcpy(words, size == 48 ? sha384 : kSha512Start, sizeof kSha512Start);
    break;
  case Sha3: blockSize = 200 - 2 * size; break;
  case Shake: blockSize = size; break; // given as the rate
  case Blake2b:
  case Blake2s: break; // startBlake()
  }
}

void Digest::startBlake(Family kind, int size, const BlakeParameters &p) {
  start(kind, size);
  uint8_t block[64] = {uint8_t(size), p.keyLength, p.fanout, p.depth};
  store32(block + 4, p.leafSize, false);
  bool wide = kind == Blake2b;
  if (wide) {
    blockSize = 128;
    store64(block + 8, p.nodeOffset, false);
    block[16] = p.nodeDepth;
    block[17] = p.innerSize;
    memcpy(block + 32, p.salt, 16);
    memcpy(block + 48, p.person, 16);
    for (int i = 0; i < 8; ++i)
      words[i] = kSha512Start[i] ^ load64(block + 8 * i, false);
  } else {
    store32(block + 8, uint32_t(p.nodeOffset), false);
    block[12] = uint8_t(p.nodeOffset >> 32);
    block[13] = uint8_t(p.nodeOffset >> 40);
    block[14] = p.nodeDepth;
    block[15] = p.innerSize;
    memcpy(block + 16, p.salt, 8);
    memcpy(block + 24, p.person, 8);
    for (int i = 0; i < 8; ++i)
      words32[i] = uint32_t(kSha512Start[i] >> 32) ^ load32(block + 4 * i, false);
  }
  lastNode = p.lastNode;
  if (p.keyLength) {
    uint8_t first[128] = {};
    memcpy(first, p.key, p.keyLength);
    update(first, blockSize);
  }
}

void Digest::update(const uint8_t *data, int64_t length) {
  // BLAKE2 keeps a full block back: the last one is compressed in another way.
  int64_t keep = isBlake(*this) ? 1 : 0;
  while (length > 0) {
    if (buffered == 0 && length >= blockSize + keep) {
      count += isBlake(*this) ? uint64_t(blockSize) : 0;
      compress(*this, data);
      count += isBlake(*this) ? 0 : uint64_t(blockSize);
      data += blockSize, length -= blockSize;
      continue;
    }
    if (buffered == blockSize) {
      count += uint64_t(blockSize);
      compress(*this, buffer);
      buffered = 0;
      continue;
    }
    int64_t n = blockSize - buffered < length ? blockSize - buffered : length;
    memcpy(buffer + buffered, data, size_t(n));
    buffered += int(n), data += n, length -= n;
    if (buffered == blockSize && !keep) {
      compress(*this, buffer);
      count += uint64_t(blockSize);
      buffered = 0;
    }
  }
}

void Digest::finish(uint8_t *out, int64_t length) const {
  Digest d = *this;
  if (isBlake(d)) {
    memset(d.buffer + d.buffered, 0, size_t(d.blockSize - d.buffered));
    d.count += uint64_t(d.buffered);
    if (family == Blake2b)
      compressBlake(d.words, d.buffer, d.count, true, lastNode);
    else
      compressBlake(d.words32, d.buffer, d.count, true, lastNode);
    memcpy(out, d.words, size_t(digestSize));
    return;
  }
  if (family == Sha3 || family == Shake) {
    memset(d.buffer + d.buffered, 0, size_t(d.blockSize - d.buffered));
    d.buffer[d.buffered] = family == Sha3 ? 0x06 : 0x1f;
    d.buffer[d.blockSize - 1] |= 0x80;
    compress(d, d.buffer);
    for (int64_t at = 0; at < length; at += blockSize) {
      int64_t n = length - at < blockSize ? length - at : blockSize;
      memcpy(out + at, d.words, size_t(n));
      if (at + n < length)
        permute(d.words);
    }
    return;
  }
  // A one bit, zeros, and the length in bits.
  bool bigEndian = family != Md5;
  int lengthBytes = family == Sha512 ? 16 : 8;
  uint64_t bytes = d.count + uint64_t(d.buffered);
  uint8_t padding[256] = {0x80};
  int64_t zeros = d.blockSize - (d.buffered + 1 + lengthBytes) % d.blockSize;
  int64_t total = 1 + zeros % d.blockSize + lengthBytes;
  store64(padding + total - 8, bytes << 3, bigEndian);
  if (lengthBytes == 16)
    store64(padding + total - 16, bytes >> 61, bigEndian);
  d.update(padding, total);
  if (family == Sha512) {
    uint8_t all[64];
    for (int i = 0; i < 8; ++i)
      store64(all + 8 * i, d.words[i], true);
    memcpy(out, all, size_t(digestSize));
  } else {
    uint8_t all[32];
    for (int i = 0; i < 8; ++i)
      store32(all + 4 * i, d.words32[i], bigEndian);
    memcpy(out, all, size_t(digestSize));
  }
}

} // namespace pyaot::rt
