//===- LruCache.cpp - functools.lru_cache's wrapper -----------------------------------------===//
//
// The cache is a dict, whose order is that of the last use: a hit moves its entry to the end, and what is too much goes
// at the front.
//
//===----------------------------------------------------------------------===//
#include "Containers/Dict.h"
#include "Classes/Descriptors.h"
#include "Functools/Functools.h"
#include "Numbers/Int.h"

namespace pyaot::rt::functools {

namespace {

struct LruCache : Object {
  Value function, cache, infoType;
  Value keywordMark; ///< Stands in keys between positional arguments and keywords.
  int64_t maxSize;   ///< -1: no limit.
  int64_t hits, misses;
  bool typed;
};
LruCache *lru(Value v) { return static_cast<LruCache *>(objectOf(v)); }
void trace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<LruCache *>(self)->function, 4); }

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"user_function", "maxsize", "typed", "cache_info_type", nullptr};
  Value bound[4];
  if (!bindNative("lru_cache", parameters, 0, -1, 4, args, nargs, keywordNames, bound))
    return kError;
  if (!isCallable(bound[0]))
    return raise(types::TypeError, "the first argument must be callable");
  int64_t maxSize = -1;
  if (!isNone(bound[1])) {
    if (!isInt(bound[1]) && !typeOf(bound[1])->slots.index)
      return raise(types::TypeError, "maxsize should be integer or None");
    if (!requireInt64(bound[1], &maxSize))
      return kError;
    maxSize = maxSize < 0 ? 0 : maxSize;
  }
  Status typed = truth(bound[2]);
  if (typed < 0)
    return kError;
  Value cache = valueOf(newDict()), mark = call(valueOf(&types::Object), nullptr, 0);
  auto *self = static_cast<LruCache *>(allocateInstance(cls));
  self->function = bound[0];
  self->cache = cache;
  self->infoType = bound[3];
  self->keywordMark = mark;
  self->maxSize = maxSize;
  self->typed = typed;
  return valueOf(self);
}

/// One exact str or int is its own key; else a tuple.
Value makeKey(LruCache *self, Value *args, size_t nargs, Tuple *keywordNames) {
  size_t keywords = size_t(keywordCount(keywordNames));
  if (nargs == 1 && !keywords && !self->typed && (isSmallInt(args[0]) || isExact<Str>(args[0]) || isExact<BigInt>(args[0])))
    return args[0];
  size_t size = nargs + (keywords ? 1 + 2 * keywords : 0) + (self->typed ? nargs + keywords : 0);
  Tuple *key = newTuple(int64_t(size));
  Value *out = key->items();
  for (size_t i = 0; i < nargs; ++i)
    *out++ = args[i];
  if (keywords) {
    *out++ = self->keywordMark;
    for (size_t i = 0; i < keywords; ++i) {
      *out++ = keywordNames->items()[i];
      *out++ = args[nargs + i];
    }
  }
  if (self->typed)
    for (size_t i = 0; i < nargs + keywords; ++i)
      *out++ = valueOf(typeOf(args[i]));
  return valueOf(key);
}

Value callCached(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  LruCache *self = lru(callable);
  if (self->maxSize == 0) {
    ++self->misses;
    return Call(self->function, args, nargs, keywordNames);
  }
  Value key = makeKey(self, args, nargs, keywordNames);
  int64_t hash = quickHash(key);
  if (hash == -1)
    return kError;
  Dict *cache = as<Dict>(self->cache);
  int64_t position = find(cache, key, hash);
  if (position >= 0) {
    ++self->hits;
    Value result = cache->entries[position].value;
    if (self->maxSize > 0 && position != cache->fill - 1)
      moveEntry(cache, position, true);
    return result;
  }
  if (position == -2)
    return kError;
  ++self->misses;
  Value result = Call(self->function, args, nargs, keywordNames);
  if (!result)
    return kError;
  if (self->maxSize > 0) {
    // The function may have filled or cleared the cache.
    position = find(cache, key, hash);
    if (position >= 0)
      return result;
    if (position == -2)
      return kError;
    if (cache->used >= self->maxSize) {
      Value oldKey, oldResult;
      takeFirst(cache, &oldKey, &oldResult);
    }
  }
  return set(cache, key, hash, result) < 0 ? kError : result;
}

Value cacheInfo(Value self, Value *, size_t, Tuple *) {
  LruCache *c = lru(self);
  return call(c->infoType, {intValue(c->hits), intValue(c->misses), c->maxSize < 0 ? kNone : intValue(c->maxSize),
                            intValue(as<Dict>(c->cache)->used)});
}
Value cacheClear(Value self, Value *, size_t, Tuple *) {
  LruCache *c = lru(self);
  c->hits = c->misses = 0;
  clear(as<Dict>(c->cache));
  return kNone;
}
Value reduce(Value self, Value *, size_t, Tuple *) { return getAttr(self, names::__qualname__); }
Value itself(Value self, Value *, size_t, Tuple *) { return self; }
Value bindTo(Value self, Value instance, Value) {
  return instance == kUnset || isNone(instance) ? self : makeMethod(self, instance);
}

constexpr NativeMethod methods[] = {
    {"cache_info", cacheInfo, Arity::None, 0, 0, NativeMethod::Instance, "Report cache statistics"},
    {"cache_clear", cacheClear, Arity::None, 0, 0, NativeMethod::Instance, "Clear the cache and cache statistics"},
    {"__reduce__", reduce},
    {"__copy__", itself},
    {"__deepcopy__", itself, Arity::One},
    {}};
constexpr TypeDefinition definition = {
    .slots = {.call = callCached, .descriptorGet = bindTo, .create = create, .trace = trace},
    .methods = methods,
    .doc = "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  "
           "0         for no caching\n          None      for unlimited cache size\n          n         for a bounded "
           "cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as "
           "distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize "
           "maxsize\n",
    .instanceSize = sizeof(LruCache),
};

} // namespace

constinit NativeType lruCacheType = {"functools", "_lru_cache_wrapper", &definition,
                                     Type::Subclassable | Type::HasDict | Type::HasWeakRefs};

} // namespace pyaot::rt::functools
