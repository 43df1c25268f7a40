//===- DefaultDict.cpp - collections.defaultdict ------------------------------------------===//
//
// A dict with a function that makes the values of missing keys. Python reference: library, "defaultdict objects".
//
//===----------------------------------------------------------------------===//
#include "Collections/Collections.h"

namespace pyaot::rt::collections {

namespace {

struct DefaultDict : Dict {
  Value factory; ///< None: there is none.
};

DefaultDict *defaultDict(Value v) { return static_cast<DefaultDict *>(objectOf(v)); }
void traceDefaultDict(Object *self, Tracer &tracer) {
  traceDict(self, tracer);
  tracer.visit(static_cast<DefaultDict *>(self)->factory);
}

Value create(Type *cls, Value *, size_t, Tuple *) {
  Object *self = allocateInstance(cls);
  static_cast<DefaultDict *>(self)->factory = kNone;
  return valueOf(self);
}

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Value factory = nargs ? args[0] : kNone;
  if (!isNone(factory) && !isCallable(factory))
    return raise(types::TypeError, "first argument must be callable or None");
  store(objectOf(self), &defaultDict(self)->factory, factory);
  return types::Dict.slots.initialise(self, args + (nargs != 0), nargs - (nargs != 0), keywordNames);
}

Value missing(Value self, Value *args, size_t, Tuple *) {
  Value factory = defaultDict(self)->factory;
  if (isNone(factory))
    return raiseWith(types::KeyError, args[0]);
  Value value = call(factory, nullptr, 0);
  return value && SetItem(self, args[0], value) >= 0 ? value : kError;
}

Value getItem(Value self, Value key) {
  if (objectOf(self)->shape->type != defaultDictType.type)
    return types::Dict.slots.getItem(self, key);
  Value value = get(as<Dict>(self), key);
  if (value != kUnset)
    return value;
  Value factory = defaultDict(self)->factory;
  if (isNone(factory))
    return raiseWith(types::KeyError, key);
  value = call(factory, nullptr, 0);
  return value && set(as<Dict>(self), key, value) >= 0 ? value : kError;
}

Value copyWith(Value self, Value items) { return call(valueOf(typeOf(self)), {defaultDict(self)->factory, items}); }
Value copyMethod(Value self, Value *, size_t, Tuple *) { return copyWith(self, self); }

Value reduce(Value self, Value *, size_t, Tuple *) {
  Value factory = defaultDict(self)->factory;
  Value items = callMethod(self, names::items, {}), iterator = items ? GetIter(items) : kError;
  if (!iterator)
    return kError;
  Value args = isNone(factory) ? valueOf(emptyTuple) : valueOf(makeTuple({factory}));
  return valueOf(makeTuple({valueOf(typeOf(self)), args, kNone, kNone, iterator}));
}

Value reprOf(Value self) {
  Value items = types::Dict.slots.repr(self);
  if (!items)
    return kError;
  Value factory = defaultDict(self)->factory;
  // The factory may be a bound method of this very dict.
  Status entered = enterRepr(factory);
  if (entered < 0)
    return kError;
  Str *shown = entered ? makeStr("...") : repr(factory);
  if (!entered)
    leaveRepr(factory);
  return shown ? formatText("%U(%U, %S)", typeOf(self)->name, shown, items) : kError;
}

Value either(Value left, Value right) {
  bool isLeft = isNative(left, defaultDictType);
  Value self = isLeft ? left : right, other = isLeft ? right : left;
  if (!isKind<Dict>(other))
    return kNotImplemented;
  Value both = copyWith(self, left);
  return both && update(as<Dict>(both), right) >= 0 ? both : kError;
}

Value getFactory(Value self) { return defaultDict(self)->factory; }
Status setFactory(Value self, Value v) {
  store(objectOf(self), &defaultDict(self)->factory, v == kUnset ? kNone : v);
  return kOk;
}

constexpr NativeMethod methods[] = {{"__missing__", missing, Arity::One, 1, 1, NativeMethod::Instance,
                                     "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if "
                                     "self.default_factory is None: raise KeyError((key,))\n  self[key] = value = "
                                     "self.default_factory()\n  return value\n"},
                                    {"copy", copyMethod, Arity::None, 0, 0, NativeMethod::Instance,
                                     "D.copy() -> a shallow copy of D."},
                                    {"__copy__", copyMethod, Arity::None, 0, 0, NativeMethod::Instance,
                                     "D.copy() -> a shallow copy of D."},
                                    {"__reduce__", reduce},
                                    PYAOT_CLASS_GETITEM,
                                    {}};
constexpr NativeGetSet getSets[] = {{"default_factory", getFactory, setFactory}, {}};
constexpr TypeDefinition definition = {
    .slots = {.repr = reprOf,
              .create = create,
              .initialise = initialise,
              .bitOr = either,
              .getItem = getItem,
              .trace = traceDefaultDict},
    .methods = methods,
    .getSets = getSets,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without "
           "arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a "
           "dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict "
           "constructor, including keyword arguments.",
    .instanceSize = sizeof(DefaultDict),
};

} // namespace

constinit NativeType defaultDictType = {
    .module = "collections", .name = "defaultdict", .definition = &definition, .flags = Type::Subclassable, .builtinBase = &types::Dict};

} // namespace pyaot::rt::collections
