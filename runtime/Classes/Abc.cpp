//===- Abc.cpp - module _abc: what ABCMeta does -------------------------------------------------===//
//
// Each abstract class has a registry and two caches of classes, all of them weak: a table from the class's address to an
// entry whose reference the collector clears. Python reference: library, "abc".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Classes/TypeObject.h"
#include "Containers/Set.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

struct Entry : Object {
  Value cls; ///< Not traced; None when it died.
};
struct AbcData : Object {
  Value registry, cache, negative; ///< Dicts: address -> Entry.
  int64_t negativeVersion;
};

constinit int64_t registrations = 0;

void traceData(Object *self, Tracer &tracer) { tracer.visit(&static_cast<AbcData *>(self)->registry, 3); }

constexpr TypeDefinition entryDefinition = {.instanceSize = sizeof(Entry)};
constinit NativeType entryType = {"_abc", "_abc_entry", &entryDefinition};
constexpr TypeDefinition dataDefinition = {.slots = {.trace = traceData}, .instanceSize = sizeof(AbcData)};
constinit NativeType dataType = {"_abc", "_abc_data", &dataDefinition};

Value keyOf(Value cls) { return smallInt(int64_t(cls.bits >> 4)); }

bool isIn(Value table, Value cls) {
  Value entry = get(as<Dict>(table), keyOf(cls));
  return entry != kUnset && static_cast<Entry *>(objectOf(entry))->cls == cls;
}
void addTo(Value table, Value cls) {
  if (isIn(table, cls))
    return;
  auto *entry = allocateNative<Entry>(entryType);
  entry->cls = cls;
  registerWeak(entry, &entry->cls, nullptr);
  set(as<Dict>(table), keyOf(cls), valueOf(entry));
}

AbcData *dataOf(Value cls) {
  Str *name = intern("_abc_impl");
  Value v = isType(cls) ? lookupInType(as<Type>(cls), name) : getAttr(cls, name);
  if (v == kUnset)
    v = getAttr(cls, name);
  if (!v)
    return nullptr;
  if (!isNative(v, dataType))
    return raise(types::TypeError, "_abc_impl is set to a wrong type");
  return static_cast<AbcData *>(objectOf(v));
}

// --- Abstract methods ----------------------------------------------------------------------------------------------------

Status isAbstract(Value v) {
  Value flag = getAttrOptional(v, names::__isabstractmethod__);
  return !flag ? kRaised : flag == kUnset ? 0 : truth(flag);
}

Status computeAbstractMethods(Value cls) {
  Value ns = getAttr(cls, names::__dict__), items = ns ? callMethod(ns, names::items, {}) : kError;
  List *own = items ? listFrom(items) : nullptr;
  if (!own)
    return kRaised;
  Set *abstract = newFrozenSet();
  for (int64_t i = 0; i < own->length; ++i) {
    Value *pair = as<Tuple>(own->items[i])->items();
    Status s = isAbstract(pair[1]);
    if (s < 0 || (s && add(abstract, pair[0]) < 0))
      return kRaised;
  }
  Value bases = getAttr(cls, names::__bases__);
  if (!bases)
    return kRaised;
  Iterate each(bases);
  Value base;
  while (each.next(&base)) {
    Value theirs = getAttrOptional(base, names::__abstractmethods__);
    if (!theirs)
      return kRaised;
    if (theirs == kUnset)
      continue;
    Iterate it(theirs);
    Value name;
    while (it.next(&name)) {
      Value v = isStr(name) ? getAttrOptional(cls, as<Str>(name)) : kUnset;
      Status s = !v ? kRaised : v == kUnset ? 0 : isAbstract(v);
      if (s < 0 || (s && add(abstract, name) < 0))
        return kRaised;
    }
    if (it.failed())
      return kRaised;
  }
  return each.failed() ? kRaised : setAttr(cls, names::__abstractmethods__, valueOf(abstract));
}

constexpr uint32_t kPatternFlags = Type::Sequence | Type::Mapping;

/// A class and its subclasses match the patterns of sequences, or of mappings, from now on.
void setPatternFlags(Type *type, uint32_t flags) {
  if (type->flags & Type::Immutable || (type->flags & kPatternFlags) == flags)
    return;
  type->flags = (type->flags & ~kPatternFlags) | flags;
  if (!isObject(type->subclasses))
    return;
  List *children = as<List>(type->subclasses);
  for (int64_t i = 0; i < children->length; ++i)
    if (isType(children->items[i]))
      setPatternFlags(as<Type>(children->items[i]), flags);
}

Value init(Value, Value *args, size_t, Tuple *) {
  Value cls = args[0];
  if (computeAbstractMethods(cls) < 0)
    return kError;
  auto *data = allocateNative<AbcData>(dataType);
  data->registry = data->cache = data->negative = kNone;
  store(data, &data->registry, valueOf(newDict()));
  store(data, &data->cache, valueOf(newDict()));
  store(data, &data->negative, valueOf(newDict()));
  data->negativeVersion = registrations;
  if (setAttr(cls, intern("_abc_impl"), valueOf(data)) < 0)
    return kError;
  if (!isType(cls))
    return kNone;
  // collections.abc says with CPython's bits (1 << 5, 1 << 6) which classes are sequences and mappings.
  Str *name = intern("__abc_tpflags__");
  Value bits = getStr(as<Type>(cls)->dict, name);
  if (bits == kUnset || !isSmallInt(bits))
    return kNone;
  int64_t flags = smallIntOf(bits);
  if ((flags & 96) == 96)
    return raise(types::TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
  as<Type>(cls)->flags |= (flags & 32 ? uint32_t(Type::Sequence) : 0u) | (flags & 64 ? uint32_t(Type::Mapping) : 0u);
  return setAttr(cls, name, kUnset) < 0 ? kError : kNone;
}

Value registerClass(Value, Value *args, size_t, Tuple *) {
  Value cls = args[0], subclass = args[1];
  if (!isType(subclass))
    return raise(types::TypeError, "Can only register classes");
  Status s = isSubclassOf(subclass, cls);
  if (s)
    return s < 0 ? kError : subclass;
  s = isSubclassOf(cls, subclass);
  if (s < 0)
    return kError;
  if (s)
    return raise(types::RuntimeError, "Refusing to create an inheritance cycle");
  AbcData *data = dataOf(cls);
  if (!data)
    return kError;
  addTo(data->registry, subclass);
  ++registrations;
  if (isType(cls) && as<Type>(cls)->flags & kPatternFlags && semanticsAtLeast(10))
    setPatternFlags(as<Type>(subclass), as<Type>(cls)->flags & kPatternFlags);
  return subclass;
}

// --- The checks ----------------------------------------------------------------------------------------------------------

Value subclassCheck(Value, Value *args, size_t, Tuple *) {
  Value cls = args[0], subclass = args[1];
  if (!isType(subclass))
    return raise(types::TypeError, "issubclass() arg 1 must be a class");
  AbcData *data = dataOf(cls);
  if (!data)
    return kError;
  if (isIn(data->cache, subclass))
    return kTrue;
  if (data->negativeVersion < registrations) {
    clear(as<Dict>(data->negative));
    data->negativeVersion = registrations;
  } else if (isIn(data->negative, subclass)) {
    return kFalse;
  }
  auto remember = [&](bool answer) {
    addTo(answer ? data->cache : data->negative, subclass);
    return boolValue(answer);
  };
  Value answer = callMethod(cls, names::__subclasshook__, {subclass});
  if (!answer)
    return kError;
  if (answer != kNotImplemented) {
    if (answer != kTrue && answer != kFalse)
      return raise(types::AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
    return remember(answer == kTrue);
  }
  if (isType(cls) && isSubtype(as<Type>(subclass), as<Type>(cls)))
    return remember(true);
  // Registered classes, and subclasses: copies, since the checks run Python code.
  Dict *registry = as<Dict>(data->registry);
  if (registry->used) {
    Dict *all = copy(registry);
    int64_t position = 0;
    Value key, value;
    while (nextEntry(all, &position, &key, &value)) {
      Value registered = static_cast<Entry *>(objectOf(value))->cls;
      Status s = isNone(registered) ? 0 : isSubclassOf(subclass, registered);
      if (s)
        return s < 0 ? kError : remember(true);
    }
  }
  Value method = getAttr(cls, names::__subclasses__), children = method ? call(method, nullptr, 0) : kError;
  if (!children)
    return kError;
  if (!isKind<List>(children))
    return raise(types::TypeError, "__subclasses__() must return a list");
  for (int64_t i = 0; i < as<List>(children)->length; ++i) {
    Status s = isSubclassOf(subclass, as<List>(children)->items[i]);
    if (s)
      return s < 0 ? kError : remember(true);
  }
  return remember(false);
}

Value instanceCheck(Value, Value *args, size_t, Tuple *) {
  Value cls = args[0], instance = args[1];
  AbcData *data = dataOf(cls);
  Value subclass = data ? getAttr(instance, names::__class__) : kError;
  if (!subclass)
    return kError;
  if (isIn(data->cache, subclass))
    return kTrue;
  Value type = valueOf(typeOf(instance));
  if (type == subclass && data->negativeVersion == registrations && isIn(data->negative, subclass))
    return kFalse;
  Value answer = callMethod(cls, names::__subclasscheck__, {subclass});
  if (!answer || type == subclass)
    return answer;
  Status s = truth(answer);
  if (s)
    return s < 0 ? kError : answer;
  return callMethod(cls, names::__subclasscheck__, {type});
}

Value cacheToken(Value, Value *, size_t, Tuple *) { return intValue(registrations); }

Value weakSetOf(Value table) {
  Set *all = newSet();
  int64_t position = 0;
  Value key, value;
  while (nextEntry(as<Dict>(table), &position, &key, &value)) {
    Value cls = static_cast<Entry *>(objectOf(value))->cls;
    if (isNone(cls))
      continue;
    Value ref = call(valueOf(&types::WeakRef), {cls});
    if (!ref || add(all, ref) < 0)
      return kError;
  }
  return valueOf(all);
}
Value getDump(Value, Value *args, size_t, Tuple *) {
  AbcData *data = dataOf(args[0]);
  if (!data)
    return kError;
  Value registry = weakSetOf(data->registry), cache = registry ? weakSetOf(data->cache) : kError,
        negative = cache ? weakSetOf(data->negative) : kError;
  return negative ? valueOf(makeTuple({registry, cache, negative, intValue(data->negativeVersion)})) : kError;
}
Value resetRegistry(Value, Value *args, size_t, Tuple *) {
  AbcData *data = dataOf(args[0]);
  if (!data)
    return kError;
  clear(as<Dict>(data->registry));
  return kNone;
}
Value resetCaches(Value, Value *args, size_t, Tuple *) {
  AbcData *data = dataOf(args[0]);
  if (!data)
    return kError;
  clear(as<Dict>(data->cache));
  clear(as<Dict>(data->negative));
  return kNone;
}

constexpr NativeMethod functions[] = {{"get_cache_token", cacheToken},
                                      {"_abc_init", init, Arity::One},
                                      {"_abc_register", registerClass, Arity::Range, 2, 2},
                                      {"_abc_instancecheck", instanceCheck, Arity::Range, 2, 2},
                                      {"_abc_subclasscheck", subclassCheck, Arity::Range, 2, 2},
                                      {"_get_dump", getDump, Arity::One},
                                      {"_reset_registry", resetRegistry, Arity::One},
                                      {"_reset_caches", resetCaches, Arity::One},
                                      {}};

} // namespace

constinit const NativeModule modules::abc_ = {"_abc", functions, nullptr};

} // namespace pyaot::rt
