//===- Hashes.cpp - modules _md5, _sha1, _sha256, _sha512, _sha2, _sha3, _blake2 ---------------------===//
//
// What hashlib takes where there is no OpenSSL. One row for each algorithm. Python reference: library, "hashlib".
//
//===----------------------------------------------------------------------===//
#include "Hashing/Digests.h"

#include "Classes/NativeType.h"
#include "Containers/Sequence.h"
#include "Data/Data.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

struct Hash : Object {
  const struct Algorithm *algorithm;
  Digest digest;
};
Hash *hashOf(Value v) { return static_cast<Hash *>(objectOf(v)); }

struct Algorithm {
  const char *name;
  Digest::Family family;
  int size; ///< Of the digest; Shake: the rate.
  NativeType *type;
};

Value updateMethod(Value self, Value *args, size_t, Tuple *) {
  BytesView in;
  if (isStr(args[0]))
    return raise(types::TypeError, "Strings must be encoded before hashing");
  if (!viewBytes(args[0], &in))
    return raise(types::TypeError, "object supporting the buffer API required");
  hashOf(self)->digest.update(in.data, in.length);
  return kNone;
}

/// The digest's length: the argument for Shake. -1 = exception.
int64_t lengthOf(Value self, Value *args, size_t nargs, const char *name) {
  Hash *h = hashOf(self);
  if (h->digest.family != Digest::Shake) {
    if (!nargs)
      return h->digest.digestSize;
    raise(types::TypeError, "%U.%s() takes no arguments (%z given)", typeOf(self)->name, name, nargs);
    return -1;
  }
  int64_t n;
  if (!nargs) {
    raise(types::TypeError, "%s() missing required argument 'length' (pos 1)", name);
    return -1;
  }
  if (!requireInt64(args[0], &n))
    return -1;
  if (n < 0 || n >= 1 << 29) {
    raise(types::ValueError, n < 0 ? "value must be positive" : "length is too large");
    return -1;
  }
  return n;
}
Value digestMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t n = lengthOf(self, args, nargs, "digest");
  if (n < 0)
    return kError;
  Bytes *out = newBytes(n < 64 ? 64 : n);
  hashOf(self)->digest.finish(dataOf(out), n);
  return valueOf(makeBytes(out->data, n));
}
Value hexDigest(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t n = lengthOf(self, args, nargs, "hexdigest");
  if (n < 0)
    return kError;
  Bytes *out = newBytes(n < 64 ? 64 : n);
  hashOf(self)->digest.finish(dataOf(out), n);
  Str *text = newStr(2 * n, 127);
  for (int64_t i = 0; i < n; ++i) {
    dataOf(text)[2 * i] = uint8_t("0123456789abcdef"[out->data[i] >> 4]);
    dataOf(text)[2 * i + 1] = uint8_t("0123456789abcdef"[out->data[i] & 15]);
  }
  return valueOf(text);
}
Value copyMethod(Value self, Value *, size_t, Tuple *) {
  auto *copy = static_cast<Hash *>(allocateInstance(typeOf(self)));
  copy->algorithm = hashOf(self)->algorithm;
  copy->digest = hashOf(self)->digest;
  return valueOf(copy);
}
Value getName(Value self) { return valueOf(makeStr(hashOf(self)->algorithm->name)); }
Value getDigestSize(Value self) {
  return smallInt(hashOf(self)->digest.family == Digest::Shake ? 0 : hashOf(self)->digest.digestSize);
}
Value getBlockSize(Value self) { return smallInt(hashOf(self)->digest.blockSize); }

constexpr NativeMethod methods[] = {{"update", updateMethod, Arity::One},
                                    {"digest", digestMethod, Arity::Range, 0, 1},
                                    {"hexdigest", hexDigest, Arity::Range, 0, 1},
                                    {"copy", copyMethod},
                                    {}};
constexpr NativeGetSet getSets[] = {{"name", getName}, {"digest_size", getDigestSize}, {"block_size", getBlockSize}, {}};

Value finishMaking(Hash *h, Value data) {
  if (data != kUnset && !updateMethod(valueOf(h), &data, 1, nullptr))
    return kError;
  return valueOf(h);
}

/// sha256(string=b'', *, usedforsecurity=True)
Value make(const Algorithm &algorithm, Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  bool isKeccak = algorithm.family == Digest::Sha3 || algorithm.family == Digest::Shake;
  static const char *const parameters[] = {"string", "usedforsecurity", nullptr};
  static const char *const keccakParameters[] = {"data", "usedforsecurity", nullptr};
  static const char *const before9[] = {"string", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative(algorithm.name, !semanticsAtLeast(9) ? before9 : isKeccak ? keccakParameters : parameters, isKeccak ? 1 : 0, 1, 0, args,
                  nargs, keywordNames, bound))
    return kError;
  auto *h = static_cast<Hash *>(allocateInstance(cls));
  h->algorithm = &algorithm;
  h->digest.start(algorithm.family, algorithm.size);
  return finishMaking(h, bound[0]);
}

// --- The algorithms: functions for the old ones, types for SHA-3 and BLAKE2 ------------------------------------------------

#define PYAOT_HASH(Id, Module, TypeName, Name, Family, Size)                                                           \
  extern NativeType Id##Type;                                                                                          \
  constexpr Algorithm Id##Row = {Name, Digest::Family, Size, &Id##Type};                                               \
  Value Id##Create(Type *cls, Value *args, size_t nargs, Tuple *names) { return make(Id##Row, cls, args, nargs, names); } \
  [[maybe_unused]] Value Id##Function(Value, Value *args, size_t nargs, Tuple *names) {                                \
    return make(Id##Row, typeOf(Id##Type), args, nargs, names);                                                        \
  }                                                                                                                    \
  constexpr TypeDefinition Id##Definition = {                                                                          \
      .slots = {.create = Digest::Family == Digest::Sha3 || Digest::Family == Digest::Shake ? Id##Create : nullptr},   \
      .methods = methods,                                                                                              \
      .getSets = getSets,                                                                                              \
      .instanceSize = sizeof(Hash)};                                                                                   \
  constinit NativeType Id##Type = {Module, TypeName, &Id##Definition};

PYAOT_HASH(md5, "_md5", "md5", "md5", Md5, 16)
PYAOT_HASH(sha1, "_sha1", "sha1", "sha1", Sha1, 20)
PYAOT_HASH(sha224, "_sha256", "sha224", "sha224", Sha256, 28)
PYAOT_HASH(sha256, "_sha256", "sha256", "sha256", Sha256, 32)
PYAOT_HASH(sha384, "_sha512", "sha384", "sha384", Sha512, 48)
PYAOT_HASH(sha512, "_sha512", "sha512", "sha512", Sha512, 64)
PYAOT_HASH(sha3_224, "_sha3", "sha3_224", "sha3_224", Sha3, 28)
PYAOT_HASH(sha3_256, "_sha3", "sha3_256", "sha3_256", Sha3, 32)
PYAOT_HASH(sha3_384, "_sha3", "sha3_384", "sha3_384", Sha3, 48)
PYAOT_HASH(sha3_512, "_sha3", "sha3_512", "sha3_512", Sha3, 64)
PYAOT_HASH(shake128, "_sha3", "shake_128", "shake_128", Shake, 168)
PYAOT_HASH(shake256, "_sha3", "shake_256", "shake_256", Shake, 136)

constexpr NativeMethod md5Functions[] = {{"md5", md5Function, Arity::Keywords}, {}};
constexpr NativeMethod sha1Functions[] = {{"sha1", sha1Function, Arity::Keywords}, {}};
constexpr NativeMethod sha256Functions[] = {
    {"sha224", sha224Function, Arity::Keywords}, {"sha256", sha256Function, Arity::Keywords}, {}};
constexpr NativeMethod sha512Functions[] = {
    {"sha384", sha384Function, Arity::Keywords}, {"sha512", sha512Function, Arity::Keywords}, {}};
constexpr NativeMethod sha2Functions[] = {{"sha224", sha224Function, Arity::Keywords},
                                          {"sha256", sha256Function, Arity::Keywords},
                                          {"sha384", sha384Function, Arity::Keywords},
                                          {"sha512", sha512Function, Arity::Keywords},
                                          {}};

Status initialiseSha3(Dict *ns) {
  for (NativeType *type : {&sha3_224Type, &sha3_256Type, &sha3_384Type, &sha3_512Type, &shake128Type, &shake256Type})
    setStr(ns, intern(type->name), valueOf(typeOf(*type)));
  setStr(ns, intern("implementation"), valueOf(makeStr("generic 64-bit")));
  return kOk;
}

// --- BLAKE2 ------------------------------------------------------------------------------------------------------------------

/// A text argument of at most `limit` bytes; false = exception.
bool textArgument(Value v, const char *name, int limit, uint8_t *out, uint8_t *length = nullptr) {
  BytesView in;
  if (v == kUnset)
    return true;
  if (!requireBytes(v, &in))
    return false;
  if (in.length > limit) {
    raise(types::ValueError, length ? "maximum %s length is %d bytes" : "maximum %s length is %d bytes", name, limit);
    return false;
  }
  if (in.length)
    memcpy(out, in.data, size_t(in.length));
  if (length)
    *length = uint8_t(in.length);
  return true;
}

bool intArgument(Value v, int64_t low, int64_t high, const char *text, int64_t *out) {
  if (v == kUnset)
    return true;
  if (!requireInt64(v, out))
    return false;
  if (*out >= low && *out <= high)
    return true;
  raise(types::ValueError, text);
  return false;
}

Value makeBlake(const Algorithm &algorithm, Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"",           "digest_size", "key",        "salt",      "person",          "fanout",
                                           "depth",      "leaf_size",   "node_offset", "node_depth", "inner_size",     "last_node",
                                           "usedforsecurity", nullptr};
  Value bound[13];
  if (!bindNative(algorithm.name, parameters, 1, 1, 0, args, nargs, keywordNames, bound))
    return kError;
  bool wide = algorithm.family == Digest::Blake2b;
  int largest = wide ? 64 : 32, saltSize = wide ? 16 : 8;
  BlakeParameters p;
  int64_t size = largest, fanout = 1, depth = 1, leaf = 0, offset = 0, nodeDepth = 0, inner = 0;
  if (bound[1] != kUnset) {
    if (!requireInt64(bound[1], &size))
      return kError;
    if (size <= 0 || size > largest)
      return raise(types::ValueError, "digest_size for Blake2%s must be between 1 and %d bytes, here it is %l", wide ? "b" : "s", largest,
                   size);
  }
  Status last = bound[11] == kUnset ? 0 : truth(bound[11]);
  if (last < 0 || !textArgument(bound[3], "salt", saltSize, p.salt) || !textArgument(bound[4], "person", saltSize, p.person) ||
      !intArgument(bound[5], 0, 255, "fanout must be between 0 and 255", &fanout) ||
      !intArgument(bound[6], 1, 255, "depth must be between 1 and 255", &depth) ||
      !intArgument(bound[7], 0, 0xFFFFFFFF, "leaf_size is too large", &leaf) ||
      !intArgument(bound[8], 0, wide ? INT64_MAX : 0xFFFFFFFFFFFF, "node_offset is too large", &offset) ||
      !intArgument(bound[9], 0, 255, "node_depth must be between 0 and 255", &nodeDepth) ||
      !intArgument(bound[10], 0, largest, wide ? "inner_size must be between 0 and is 64" : "inner_size must be between 0 and is 32", &inner) ||
      !textArgument(bound[2], "key", largest, p.key, &p.keyLength))
    return kError;
  p.fanout = uint8_t(fanout), p.depth = uint8_t(depth), p.leafSize = uint32_t(leaf), p.nodeOffset = uint64_t(offset);
  p.nodeDepth = uint8_t(nodeDepth), p.innerSize = uint8_t(inner), p.lastNode = last;
  auto *h = static_cast<Hash *>(allocateInstance(cls));
  h->algorithm = &algorithm;
  h->digest.startBlake(algorithm.family, int(size), p);
  return finishMaking(h, bound[0]);
}

#define PYAOT_BLAKE(Id, Name, Family)                                                                                  \
  extern NativeType Id##Type;                                                                                          \
  constexpr Algorithm Id##Row = {Name, Digest::Family, 0, &Id##Type};                                                  \
  Value Id##Create(Type *cls, Value *args, size_t nargs, Tuple *names) {                                               \
    return makeBlake(Id##Row, cls, args, nargs, names);                                                                \
  }                                                                                                                    \
  constexpr TypeDefinition Id##Definition = {                                                                          \
      .slots = {.create = Id##Create}, .methods = methods, .getSets = getSets, .instanceSize = sizeof(Hash)};          \
  constinit NativeType Id##Type = {"_blake2", Name, &Id##Definition, Type::Subclassable};
PYAOT_BLAKE(blake2b, "blake2b", Blake2b)
PYAOT_BLAKE(blake2s, "blake2s", Blake2s)

Status initialiseBlake(Dict *ns) {
  for (NativeType *type : {&blake2bType, &blake2sType}) {
    Type *t = typeOf(*type);
    int largest = type == &blake2bType ? 64 : 32;
    auto constant = [&](const char *name, int value) { setStr(t->dict, intern(name), smallInt(value)); };
    constant("SALT_SIZE", largest / 4);
    constant("PERSON_SIZE", largest / 4);
    constant("MAX_KEY_SIZE", largest);
    constant("MAX_DIGEST_SIZE", largest);
    setStr(ns, intern(type->name), valueOf(t));
  }
  return kOk;
}

} // namespace

constinit const NativeModule modules::md5_ = {"_md5", md5Functions, nullptr};
constinit const NativeModule modules::sha1_ = {"_sha1", sha1Functions, nullptr};
constinit const NativeModule modules::sha256_ = {"_sha256", sha256Functions, nullptr};
constinit const NativeModule modules::sha512_ = {"_sha512", sha512Functions, nullptr};
constinit const NativeModule modules::sha2_ = {"_sha2", sha2Functions, nullptr};
constinit const NativeModule modules::sha3_ = {"_sha3", nullptr, initialiseSha3};
constinit const NativeModule modules::blake2_ = {"_blake2", nullptr, initialiseBlake};

} // namespace pyaot::rt
