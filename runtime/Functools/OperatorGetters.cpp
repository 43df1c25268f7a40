//===- OperatorGetters.cpp - operator.itemgetter, attrgetter, methodcaller -------------------===//
#include "Functools/Functools.h"
#include "Modules/Module.h"

namespace pyaot::rt::functools {

namespace {

Value reduceGetter(Value self, Tuple *args) { return valueOf(makeTuple({valueOf(typeOf(self)), valueOf(args)})); }

/// "operator.itemgetter(1, 'a')"
Value reprOfCall(Value self, const Value *items, int64_t count, Dict *keywords = nullptr) {
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : formatText("%N(...)", typeOf(self));
  StrBuilder out;
  out.append(as<Str>(formatText("%N(", typeOf(self))));
  bool ok = true;
  for (int64_t i = 0; ok && i < count; ++i) {
    if (i)
      out.append(", ");
    Str *text = repr(items[i]);
    if ((ok = text))
      out.append(text);
  }
  int64_t position = 0;
  Value key, value;
  while (ok && keywords && nextEntry(keywords, &position, &key, &value)) {
    Value text = formatText(", %S=%R", key, value);
    if ((ok = bool(text)))
      out.append(as<Str>(text));
  }
  leaveRepr(self);
  out.append(')');
  return ok ? valueOf(out.finish()) : kError;
}

// --- itemgetter ----------------------------------------------------------------------------------------------------------

struct ItemGetter : Object {
  Value keys; ///< Tuple.
};
Tuple *keysOf(Value self) { return as<Tuple>(static_cast<ItemGetter *>(objectOf(self))->keys); }
void traceItems(Object *self, Tracer &tracer) { tracer.visit(static_cast<ItemGetter *>(self)->keys); }

Value createItemGetter(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkNoKeywords("itemgetter", keywordNames))
    return kError;
  if (!nargs)
    return raise(types::TypeError, "itemgetter expected 1 argument, got 0");
  Tuple *keys = makeTuple(args, nargs);
  auto *g = static_cast<ItemGetter *>(allocateInstance(cls));
  g->keys = valueOf(keys);
  return valueOf(g);
}

inline Value itemOf(Value object, Value key) {
  if (isSmallInt(key)) {
    uint64_t i = uint64_t(smallIntOf(key));
    if (isExact<Tuple>(object) && i < uint64_t(as<Tuple>(object)->length))
      return as<Tuple>(object)->items()[i];
    if (isExact<List>(object) && i < uint64_t(as<List>(object)->length))
      return as<List>(object)->items[i];
  }
  return GetItem(object, key);
}

Value callItemGetter(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs != 1 || keywordCount(keywordNames)) [[unlikely]]
    if (!checkArguments("itemgetter", nargs, keywordNames, 1, 1))
      return kError;
  Tuple *keys = keysOf(self);
  Value object = args[0];
  if (keys->length == 1)
    return itemOf(object, keys->items()[0]);
  Tuple *result = newTuple(keys->length);
  for (int64_t i = 0; i < keys->length; ++i) {
    Value item = itemOf(object, keys->items()[i]);
    if (!item)
      return kError;
    store(result, &result->items()[i], item);
  }
  return valueOf(result);
}

Value reprItemGetter(Value self) { return reprOfCall(self, keysOf(self)->items(), keysOf(self)->length); }
Value reduceItemGetter(Value self, Value *, size_t, Tuple *) { return reduceGetter(self, keysOf(self)); }

// --- attrgetter ------------------------------------------------------------------------------------------------------------

struct AttrGetter : Object {
  Value names; ///< Tuple of str, as given.
  Value parts; ///< Tuple: for each of them a tuple of its parts, interned.
  RawArray *caches; ///< One AttrCache row for each part.
};
AttrGetter *attrGetter(Value v) { return static_cast<AttrGetter *>(objectOf(v)); }
void traceAttributes(Object *self, Tracer &tracer) {
  auto *g = static_cast<AttrGetter *>(self);
  tracer.visit(&g->names, 2);
  tracer.visit(g->caches);
}

Tuple *splitName(Str *name) {
  RootedValues parts;
  int64_t start = 0;
  for (int64_t i = 0; i <= name->length(); ++i)
    if (i == name->length() || charAt(name, i) == '.') {
      parts.push(valueOf(intern(sliceStr(name, start, i - start))));
      start = i + 1;
    }
  return makeTuple(parts.begin(), parts.size());
}

Value createAttrGetter(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkNoKeywords("attrgetter", keywordNames))
    return kError;
  if (!nargs)
    return raise(types::TypeError, "attrgetter expected 1 argument, got 0");
  for (size_t i = 0; i < nargs; ++i)
    if (!isStr(args[i]))
      return raise(types::TypeError, "attribute name must be a string");
  Tuple *names = makeTuple(args, nargs), *parts = newTuple(int64_t(nargs));
  uint64_t total = 0;
  for (size_t i = 0; i < nargs; ++i) {
    Tuple *split = splitName(as<Str>(args[i]));
    total += uint64_t(split->length);
    store(parts, &parts->items()[i], valueOf(split));
  }
  RawArray *caches = allocateRaw(total * kAttrCacheWays * sizeof(AttrCache));
  auto *g = static_cast<AttrGetter *>(allocateInstance(cls));
  g->names = valueOf(names);
  g->parts = valueOf(parts);
  g->caches = caches;
  return valueOf(g);
}

Value callAttrGetter(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("attrgetter", nargs, keywordNames, 1, 1))
    return kError;
  AttrGetter *g = attrGetter(self);
  Tuple *all = as<Tuple>(g->parts);
  auto *cache = reinterpret_cast<AttrCache *>(g->caches->data());
  Tuple *result = all->length == 1 ? nullptr : newTuple(all->length);
  for (int64_t i = 0; i < all->length; ++i) {
    Tuple *parts = as<Tuple>(all->items()[i]);
    Value v = args[0];
    for (int64_t k = 0; v && k < parts->length; ++k, cache += kAttrCacheWays)
      v = LoadAttr(v, as<Str>(parts->items()[k]), cache);
    if (!v || !result)
      return v;
    store(result, &result->items()[i], v);
  }
  return valueOf(result);
}

Value reprAttrGetter(Value self) {
  Tuple *names = as<Tuple>(attrGetter(self)->names);
  return reprOfCall(self, names->items(), names->length);
}
Value reduceAttrGetter(Value self, Value *, size_t, Tuple *) { return reduceGetter(self, as<Tuple>(attrGetter(self)->names)); }

// --- methodcaller ------------------------------------------------------------------------------------------------------------

struct MethodCaller : Object {
  Value name;          ///< Interned str.
  Value args;          ///< Tuple: positional values, then those of the keywords.
  Value keywordNames;  ///< Tuple, or None.
  AttrCache cache[kAttrCacheWays];
};
MethodCaller *methodCaller(Value v) { return static_cast<MethodCaller *>(objectOf(v)); }
void traceCaller(Object *self, Tracer &tracer) { tracer.visit(&static_cast<MethodCaller *>(self)->name, 3); }

Value createMethodCaller(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!nargs)
    return raise(types::TypeError, "methodcaller needs at least one argument, the method name");
  if (!isStr(args[0]))
    return raise(types::TypeError, "method name must be a string");
  Tuple *all = makeTuple(args + 1, nargs - 1 + size_t(keywordCount(keywordNames)));
  Str *name = intern(as<Str>(args[0]));
  auto *m = static_cast<MethodCaller *>(allocateInstance(cls));
  m->name = valueOf(name);
  m->args = valueOf(all);
  m->keywordNames = keywordCount(keywordNames) ? valueOf(keywordNames) : kNone;
  return valueOf(m);
}

Value callMethodCaller(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("methodcaller", nargs, keywordNames, 1, 1))
    return kError;
  MethodCaller *m = methodCaller(self);
  Tuple *given = as<Tuple>(m->args);
  Tuple *names = isNone(m->keywordNames) ? nullptr : as<Tuple>(m->keywordNames);
  Value receiver;
  Value method = LoadMethod(args[0], as<Str>(m->name), m->cache, &receiver);
  if (!method)
    return kError;
  CallValues values(size_t(given->length) + 1);
  values.all[0] = receiver;
  for (int64_t i = 0; i < given->length; ++i)
    values.all[i + 1] = given->items()[i];
  uint64_t positional = uint64_t(given->length - keywordCount(names));
  return receiver == kUnset ? Call(method, values.all + 1, positional, names) : Call(method, values.all, positional + 1, names);
}

Dict *keywordsOf(MethodCaller *m) {
  Tuple *names = as<Tuple>(m->keywordNames), *given = as<Tuple>(m->args);
  Dict *dict = newDict();
  for (int64_t i = 0; i < names->length; ++i)
    setStr(dict, as<Str>(names->items()[i]), given->items()[given->length - names->length + i]);
  return dict;
}

Value reprMethodCaller(Value self) {
  MethodCaller *m = methodCaller(self);
  Tuple *given = as<Tuple>(m->args);
  Dict *keywords = isNone(m->keywordNames) ? nullptr : keywordsOf(m);
  RootedValues items;
  items.push(m->name);
  for (int64_t i = 0; i < given->length - (keywords ? keywords->used : 0); ++i)
    items.push(given->items()[i]);
  return reprOfCall(self, items.begin(), int64_t(items.size()), keywords);
}

Value reduceMethodCaller(Value self, Value *, size_t, Tuple *) {
  MethodCaller *m = methodCaller(self);
  Tuple *given = as<Tuple>(m->args);
  if (isNone(m->keywordNames)) {
    Tuple *all = newTuple(given->length + 1);
    all->items()[0] = m->name;
    for (int64_t i = 0; i < given->length; ++i)
      all->items()[i + 1] = given->items()[i];
    return reduceGetter(self, all);
  }
  Dict *keywords = keywordsOf(m);
  Value maker = makePartial(valueOf(typeOf(self)), makeTuple({m->name}), keywords);
  return valueOf(makeTuple({maker, valueOf(makeTuple(given->items(), size_t(given->length - keywords->used)))}));
}

constexpr NativeMethod itemMethods[] = {
    {"__reduce__", reduceItemGetter, Arity::None, 0, 0, NativeMethod::Instance, "Return state information for pickling"}, {}};
constexpr NativeMethod attrMethods[] = {
    {"__reduce__", reduceAttrGetter, Arity::None, 0, 0, NativeMethod::Instance, "Return state information for pickling"}, {}};
constexpr NativeMethod callerMethods[] = {
    {"__reduce__", reduceMethodCaller, Arity::None, 0, 0, NativeMethod::Instance, "Return state information for pickling"}, {}};
constexpr TypeDefinition itemDefinition = {
    .slots = {.repr = reprItemGetter, .call = callItemGetter, .create = createItemGetter, .trace = traceItems},
    .methods = itemMethods,
    .doc = "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that fetches the given item(s) from its "
           "operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns "
           "(r[2], r[5], r[3])",
    .instanceSize = sizeof(ItemGetter),
};
constexpr TypeDefinition attrDefinition = {
    .slots = {.repr = reprAttrGetter, .call = callAttrGetter, .create = createAttrGetter, .trace = traceAttributes},
    .methods = attrMethods,
    .doc = "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that fetches the given attribute(s) from its "
           "operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call "
           "g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, "
           "r.name.last).",
    .instanceSize = sizeof(AttrGetter),
};
constexpr TypeDefinition callerDefinition = {
    .slots = {.repr = reprMethodCaller, .call = callMethodCaller, .create = createMethodCaller, .trace = traceCaller},
    .methods = callerMethods,
    .doc = "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that calls the given method on its "
           "operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', "
           "foo=1), the call g(r) returns\nr.name('date', foo=1).",
    .instanceSize = sizeof(MethodCaller),
};

} // namespace

constinit NativeType itemGetterType = {"operator", "itemgetter", &itemDefinition};
constinit NativeType attrGetterType = {"operator", "attrgetter", &attrDefinition};
constinit NativeType methodCallerType = {"operator", "methodcaller", &callerDefinition};

} // namespace pyaot::rt::functools
