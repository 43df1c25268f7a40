//===- TypeType.cpp - the type `type` -----------------------------------------------------===//
//
// Attributes of classes, calling them, type's methods. Python reference: "Custom
// classes", "Instance and subclass checks".
//
//===----------------------------------------------------------------------===//
#include "Classes/PythonSlots.h"
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Classes/Union.h"
#include "Functions/Functions.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

#include <cstring>

namespace pyaot::rt {

extern const char newMethodName[] = "__new__";
Status isRealInstance(Value v, Value cls);
Status isRealSubclass(Value derived, Value cls);

namespace {

Type *ty(Value v) { return as<Type>(v); }

} // namespace

Value moduleOfType(Type *type) {
  readyType(type);
  if (!(type->flags & Type::Heap))
    return type->module;
  return getStr(type->dict, names::__module__);
}
Value qualnameOfType(Type *type) { return type->qualname == kUnset ? valueOf(type->name) : type->qualname; }

Value typeRepr(Value self) {
  Type *type = ty(self);
  Value module = moduleOfType(type);
  if (module == kUnset || !isStr(module) || equalStr(as<Str>(module), "builtins"))
    return formatText("<class '%U'>", type->name);
  return formatText("<class '%U.%S'>", as<Str>(module), qualnameOfType(type));
}

// --- Attributes of classes ---------------------------------------------------------------------------------------------

static Value findTypeAttr(Value self, Str *name) {
  Type *type = ty(self), *meta = typeOf(self);
  name = canonical(name);
  Value ofMeta = lookupInType(meta, name);
  auto get = ofMeta == kUnset ? nullptr : typeOf(ofMeta)->slots.descriptorGet;
  if (get && typeOf(ofMeta)->slots.descriptorSet)
    return get(ofMeta, self, valueOf(meta));
  Value v = lookupInType(type, name);
  if (v != kUnset) {
    auto bindFn = typeOf(v)->slots.descriptorGet;
    return bindFn ? bindFn(v, kUnset, self) : v;
  }
  return get ? get(ofMeta, self, valueOf(meta)) : ofMeta;
}

Value typeGetAttr(Value self, Str *name) {
  Value v = findTypeAttr(self, name);
  return v == kUnset ? Value(raiseAttributeError(self, name, "type object '%.50U' has no attribute '%U'", ty(self)->name, name))
                     : v;
}

/// No descriptor: what a cache may hold without looking further.
static bool isPlain(Value v) { return !typeOf(v)->slots.descriptorGet && !typeOf(v)->slots.descriptorSet; }

Status typeSetAttr(Value self, Str *name, Value value) {
  Type *type = ty(self), *meta = typeOf(self);
  if (type->flags & Type::Immutable)
    return raise(types::TypeError, "cannot set '%U' attribute of immutable type '%.400U'", name, type->name);
  name = canonical(name);
  Value ofMeta = lookupInType(meta, name);
  if (ofMeta != kUnset && typeOf(ofMeta)->slots.descriptorSet)
    return typeOf(ofMeta)->slots.descriptorSet(ofMeta, self, value);
  if (value == kUnset) {
    if (remove(type->dict, valueOf(name)) != 1)
      return raiseAttributeError(self, name, "type object '%.50U' has no attribute '%U'", type->name, name);
    renewVersions(type);
  } else {
    Value old = getStr(type->dict, name);
    bool counts = old != kUnset && isPlain(old) && isPlain(value) && !isSlotName(name);
    bool known = counts && isObject(type->volatileNames) && getStr(as<Dict>(type->volatileNames), name) != kUnset;
    setStr(type->dict, name, value);
    if (known)
      return kOk;
    if (counts) {
      if (!isObject(type->volatileNames))
        store(type, &type->volatileNames, valueOf(newDict()));
      setStr(as<Dict>(type->volatileNames), name, kTrue);
    }
    renewVersions(type);
  }
  if (isSlotName(name))
    updateSlots(type, name);
  return kOk;
}

// --- Calling -------------------------------------------------------------------------------------------------------------

/// Notes that calling this class means no more than allocating an instance and calling its __init__.
static void noteInit(Type *type) {
  if (type->slots.create != objectNew || type->slots.initialise != pythonSlots::initialise || type->flags & Type::Abstract)
    return;
  Value function = lookupInType(type, names::__init__);
  if (!isExact<Function>(function))
    return;
  store(type, &type->initFunction, as<Function>(function));
  type->initVersion = type->version;
}

Value typeCall(Value cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Type *type = ty(cls);
  constexpr size_t kFew = 10;
  if (type->initVersion == type->version) {
    size_t total = nargs + (keywordNames ? size_t(keywordNames->length) : 0);
    if (total < kFew) {
      Value all[kFew];
      Value object = all[0] = valueOf(allocateInstance(type));
      for (size_t i = 0; i < total; ++i)
        all[i + 1] = args[i];
      Function *function = type->initFunction;
      Value v = function->code->entry(valueOf(function), all, nargs + 1, keywordNames);
      if (isNone(v)) [[likely]]
        return object;
      return v ? Value(raise(types::TypeError, "__init__() should return None, not '%.200T'", v)) : kError;
    }
  }
  if (type == &types::Type && nargs == 1 && !(keywordNames && keywordNames->length))
    return valueOf(typeOf(args[0]));
  if (!type->slots.create)
    return raise(types::TypeError, "cannot create '%.100N' instances", type);
  runFinalisers(); // a safe point: whoever makes objects lets the dead ones be finalised
  Value object = type->slots.create(type, args, nargs, keywordNames);
  if (!object || !isInstance(object, type))
    return object;
  if (typeOf(object) == type)
    noteInit(type);
  auto initialise = typeOf(object)->slots.initialise;
  if (initialise && initialise(object, args, nargs, keywordNames) < 0)
    return kError;
  return object;
}

/// cls.__new__(subtype, ...) of a builtin type; self is the type.
static Value callNew(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Type *type = ty(self);
  if (nargs == 0)
    return raise(types::TypeError, "%N.__new__(): not enough arguments", type);
  if (!isType(args[0]))
    return raise(types::TypeError, "%N.__new__(X): X is not a type object (%T)", type, args[0]);
  Type *subtype = ty(args[0]);
  if (!isSubtype(subtype, type))
    return raise(types::TypeError, "%N.__new__(%N): %N is not a subtype of %N", type, subtype, subtype, type);
  Type *native = subtype;
  while (native && native->flags & Type::Heap)
    native = native->base;
  if (native && native->slots.create != type->slots.create)
    return raise(types::TypeError, "%N.__new__(%N) is not safe, use %N.__new__()", type, subtype, native);
  return type->slots.create(subtype, args + 1, nargs - 1, keywordNames);
}
static constinit const NativeMethod newMethod = {newMethodName, callNew, Arity::Keywords};

Value typeNewMethod(Type *type) {
  Value f = makeBuiltinFunction(&newMethod, valueOf(type), kNone);
  as<BuiltinFunction>(f)->owner = type;
  return f;
}

namespace {

Status typeInit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length && nargs == 1)
    return raise(types::TypeError, "type.__init__() takes no keyword arguments");
  if (nargs != 1 && nargs != 3)
    return raise(types::TypeError, "type.__init__() takes 1 or 3 arguments");
  return kOk;
}

// --- Attributes of `type` ----------------------------------------------------------------------------------------------

bool checkMutable(Value self, Value value, const char *name) {
  Type *type = ty(self);
  if (type->flags & Type::Immutable) {
    raise(types::TypeError, "cannot set '%s' attribute of immutable type '%N'", name, type);
    return false;
  }
  if (value == kUnset) {
    raise(types::TypeError, "cannot delete '%s' attribute of immutable type '%N'", name, type);
    return false;
  }
  return true;
}

Value getName(Value self) { return valueOf(ty(self)->name); }
Status setName(Value self, Value v) {
  if (!checkMutable(self, v, "__name__"))
    return kRaised;
  if (!isStr(v))
    return raise(types::TypeError, "can only assign string to %N.__name__, not '%T'", ty(self), v);
  store(objectOf(self), &ty(self)->name, as<Str>(v));
  return kOk;
}
Value getQualname(Value self) { return qualnameOfType(ty(self)); }
Status setQualname(Value self, Value v) {
  if (!checkMutable(self, v, "__qualname__"))
    return kRaised;
  if (!isStr(v))
    return raise(types::TypeError, "can only assign string to %N.__qualname__, not '%T'", ty(self), v);
  store(objectOf(self), &ty(self)->qualname, v);
  return kOk;
}
Value getModule(Value self) {
  Value v = moduleOfType(ty(self));
  return v == kUnset ? Value(raiseAttributeError(self, names::__module__, "__module__")) : v;
}
Status setModule(Value self, Value v) {
  if (!checkMutable(self, v, "__module__"))
    return kRaised;
  setStr(ty(self)->dict, names::__module__, v);
  renewVersions(ty(self));
  return kOk;
}
Value getBases(Value self) {
  readyType(ty(self));
  return valueOf(ty(self)->bases);
}
Status setBases(Value self, Value v) {
  if (!checkMutable(self, v, "__bases__"))
    return kRaised;
  Type *type = ty(self);
  if (!isKind<Tuple>(v))
    return raise(types::TypeError, "can only assign tuple to %N.__bases__, not %T", type, v);
  Tuple *bases = as<Tuple>(v);
  if (!bases->length)
    return raise(types::TypeError, "can only assign non-empty tuple to %N.__bases__, not ()", type);
  for (int64_t i = 0; i < bases->length; ++i) {
    Value base = bases->items()[i];
    if (!isType(base))
      return raise(types::TypeError, "%N.__bases__ must be tuple of classes, not '%T'", type, base);
    if (isSubtype(ty(base), type))
      return raise(types::TypeError, "a __bases__ item causes an inheritance cycle");
    if (ty(base)->kind != type->kind || ty(base)->reservedSlots != type->base->reservedSlots)
      return raise(types::TypeError, "__bases__ assignment: '%N' object layout differs from '%N'", ty(base), type->base);
  }
  Tuple *oldBases = type->bases;
  type->bases = bases;
  Tuple *mro = askForMro(type);
  if (!mro) {
    type->bases = oldBases;
    return kRaised;
  }
  for (int64_t i = 0; i < oldBases->length; ++i) {
    List *list = isObject(ty(oldBases->items()[i])->subclasses) ? as<List>(ty(oldBases->items()[i])->subclasses) : nullptr;
    for (int64_t j = 0; list && j < list->length; ++j)
      if (list->items[j] == self) {
        for (; j + 1 < list->length; ++j)
          list->items[j] = list->items[j + 1];
        --list->length;
      }
  }
  for (int64_t i = 0; i < bases->length; ++i) {
    Type *base = ty(bases->items()[i]);
    if (!isObject(base->subclasses))
      base->subclasses = valueOf(newList());
    append(as<List>(base->subclasses), self);
  }
  type->base = ty(bases->items()[0]);
  // The subclasses' orders change too.
  struct Update {
    static bool run(Type *type) {
      Tuple *order = askForMro(type);
      if (!order)
        return false;
      store(type, &type->mro, order);
      renewVersions(type);
      fillSlots(type);
      if (isObject(type->subclasses))
        for (int64_t i = 0; i < as<List>(type->subclasses)->length; ++i)
          if (!run(ty(as<List>(type->subclasses)->items[i])))
            return false;
      return true;
    }
  };
  return Update::run(type) ? kOk : kRaised;
}
Value getBase(Value self) { return ty(self)->base ? valueOf(ty(self)->base) : kNone; }
Value getMro(Value self) {
  readyType(ty(self));
  // Null while the metaclass computes it.
  return ty(self)->mro ? valueOf(ty(self)->mro) : kNone;
}
Value getDict(Value self) {
  readyType(ty(self));
  return call(valueOf(&types::MappingProxy), {valueOf(ty(self)->dict)});
}
Value getDoc(Value self) {
  Type *type = ty(self);
  if (!(type->flags & Type::Heap))
    return type->definition && type->definition->doc ? valueOf(makeStr(type->definition->doc)) : kNone;
  Value v = lookupInType(type, names::__doc__);
  return v == kUnset ? kNone : bind(v, kUnset, type);
}
Status setDoc(Value self, Value v) {
  if (!checkMutable(self, v, "__doc__"))
    return kRaised;
  setStr(ty(self)->dict, names::__doc__, v);
  renewVersions(ty(self));
  return kOk;
}
/// 3.14: the function that computes __annotations__, as the class body left it.
Value getAnnotate(Value self) {
  Type *type = ty(self);
  if (!(type->flags & Type::Heap))
    return raiseAttributeError(self, intern("__annotate__"), "type object '%N' has no attribute '__annotate__'", type);
  Value v = getStr(type->dict, intern("__annotate_func__"));
  if (v == kUnset)
    v = getStr(type->dict, intern("__annotate__"));
  return v == kUnset ? kNone : bind(v, kUnset, type);
}
Status setAnnotate(Value self, Value v) {
  Type *type = ty(self);
  if (v == kUnset)
    return raise(types::TypeError, "cannot delete __annotate__ attribute");
  if (type->flags & Type::Immutable)
    return raise(types::TypeError, "cannot set '__annotate__' attribute of immutable type '%N'", type);
  if (!isNone(v) && !isCallable(v))
    return raise(types::TypeError, "__annotate__ must be callable or None");
  setStr(type->dict, intern("__annotate_func__"), v);
  remove(type->dict, valueOf(intern("__annotations_cache__")));
  renewVersions(type);
  return kOk;
}
Value getTypeParameters(Value self) {
  Value v = ty(self)->flags & Type::Heap ? getStr(ty(self)->dict, names::__type_params__) : kUnset;
  return v == kUnset ? valueOf(emptyTuple) : v;
}
Status setTypeParameters(Value self, Value v) {
  if (!checkMutable(self, v, "__type_params__"))
    return kRaised;
  setStr(ty(self)->dict, names::__type_params__, v);
  renewVersions(ty(self));
  return kOk;
}
Value getAnnotations(Value self) {
  Type *type = ty(self);
  if (!(type->flags & Type::Heap))
    return raiseAttributeError(self, names::__annotations__, "type object '%N' has no attribute '__annotations__'", type);
  Value v = getStr(type->dict, names::__annotations__);
  if (v != kUnset)
    return bind(v, kUnset, type);
  if (!semanticsAtLeast(14)) {
    v = valueOf(newDict());
    setStr(type->dict, names::__annotations__, v);
    renewVersions(type);
    return v;
  }
  Str *cache = intern("__annotations_cache__");
  v = getStr(type->dict, cache);
  if (v != kUnset)
    return v;
  Value annotate = getAnnotate(self);
  v = isNone(annotate) ? valueOf(newDict()) : annotate ? evaluateAnnotations(annotate) : kError;
  if (!v)
    return kError;
  setStr(type->dict, cache, v);
  renewVersions(type);
  return v;
}
Status setAnnotations(Value self, Value v) {
  if (ty(self)->flags & Type::Immutable)
    return raise(types::TypeError, "cannot set '__annotations__' attribute of immutable type '%N'", ty(self));
  if (v == kUnset) {
    if (remove(ty(self)->dict, valueOf(names::__annotations__)) != 1)
      return raiseAttributeError(self, names::__annotations__, "__annotations__");
  } else {
    setStr(ty(self)->dict, names::__annotations__, v);
  }
  renewVersions(ty(self));
  return kOk;
}
Value getAbstractMethods(Value self) {
  Value v = ty(self)->flags & Type::Heap ? getStr(ty(self)->dict, names::__abstractmethods__) : kUnset;
  return v == kUnset ? Value(raiseAttributeError(self, names::__abstractmethods__, "__abstractmethods__")) : v;
}
Status setAbstractMethods(Value self, Value v) {
  Type *type = ty(self);
  Status abstract = 0;
  if (v == kUnset) {
    if (!(type->flags & Type::Heap) || remove(type->dict, valueOf(names::__abstractmethods__)) != 1)
      return raiseAttributeError(self, names::__abstractmethods__, "__abstractmethods__");
  } else {
    abstract = Truth(v);
    if (abstract < 0)
      return kRaised;
    setStr(type->dict, names::__abstractmethods__, v);
  }
  renewVersions(type);
  type->flags = abstract ? type->flags | Type::Abstract : type->flags & ~uint32_t(Type::Abstract);
  return kOk;
}
Value getFlags(Value self) {
  // The bits of CPython's that say something here: heap type, subclassable, abstract, ready, default.
  uint32_t flags = ty(self)->flags;
  int64_t bits = 1 << 12 | 1 << 18;
  bits |= flags & Type::Heap ? 1 << 9 : 1 << 8;
  bits |= flags & Type::Subclassable ? 1 << 10 : 0;
  bits |= flags & Type::Abstract ? 1 << 20 : 0;
  return smallInt(bits);
}
Value getBasicSize(Value self) { return smallInt(ty(self)->instanceSize); }
Value getZero(Value) { return smallInt(0); }
Value getNone(Value) { return kNone; }

// --- Methods -----------------------------------------------------------------------------------------------------------

Value mroMethod(Value self, Value *, size_t, Tuple *) {
  Tuple *mro = computeMro(ty(self));
  return mro ? valueOf(makeList(mro->items(), size_t(mro->length))) : kError;
}
Value subclassesMethod(Value self, Value *, size_t, Tuple *) {
  Value v = ty(self)->subclasses;
  return valueOf(isObject(v) ? makeList(as<List>(v)->items, size_t(as<List>(v)->length)) : newList());
}
Value prepareMethod(Value, Value *, size_t, Tuple *) { return valueOf(newDict()); }
Value instanceCheck(Value self, Value *args, size_t, Tuple *) {
  Status s = isRealInstance(args[0], self);
  return s < 0 ? kError : boolValue(s);
}
Value subclassCheck(Value self, Value *args, size_t, Tuple *) {
  Status s = isRealSubclass(args[0], self);
  return s < 0 ? kError : boolValue(s);
}
Value dirMethod(Value self, Value *, size_t, Tuple *) {
  readyType(ty(self));
  Dict *all = newDict();
  Tuple *mro = ty(self)->mro;
  for (int64_t i = mro ? mro->length : 0; i-- > 0;) {
    int64_t position = 0;
    Value key, value;
    readyType(ty(mro->items()[i]));
    while (nextEntry(ty(mro->items()[i])->dict, &position, &key, &value))
      if (set(all, key, kNone) < 0)
        return kError;
  }
  List *list = listFrom(valueOf(all));
  return list ? valueOf(list) : kError;
}
Value sizeofMethod(Value self, Value *, size_t, Tuple *) { return smallInt(sizeof(Type)); }

void traceType(Object *o, Tracer &t) {
  Type *type = static_cast<Type *>(o);
  t.visit(type->name);
  t.visit(type->qualname);
  t.visit(type->module);
  t.visit(type->bases);
  t.visit(type->mro);
  t.visit(type->base);
  t.visit(type->dict);
  t.visit(type->subclasses);
  t.visit(type->initFunction);
  t.visit(type->volatileNames);
}

} // namespace

constinit const NativeGetSet typeGetSets[] = {
    {"__basicsize__", getBasicSize},
    {"__itemsize__", getZero},
    {"__flags__", getFlags},
    {"__weakrefoffset__", getZero},
    {"__base__", getBase},
    {"__dictoffset__", getZero},
    {"__mro__", getMro},
    {"__name__", getName, setName},
    {"__qualname__", getQualname, setQualname},
    {"__bases__", getBases, setBases},
    {"__module__", getModule, setModule},
    {"__abstractmethods__", getAbstractMethods, setAbstractMethods},
    {"__dict__", getDict},
    {"__doc__", getDoc, setDoc},
    {"__text_signature__", getNone},
    {"__annotations__", getAnnotations, setAnnotations},
    {"__annotate__", getAnnotate, setAnnotate},
    {"__type_params__", getTypeParameters, setTypeParameters},
    {nullptr, nullptr},
};

constinit const NativeMethod typeMethods[] = {
    {"mro", mroMethod},
    {"__subclasses__", subclassesMethod},
    {"__prepare__", prepareMethod, Arity::Keywords, 0, 0, NativeMethod::Class},
    {"__instancecheck__", instanceCheck, Arity::One},
    {"__subclasscheck__", subclassCheck, Arity::One},
    {"__dir__", dirMethod},
    {"__sizeof__", sizeofMethod},
    {nullptr, nullptr},
};

constinit const TypeDefinition definitions::Type = {
    .slots = {.repr = typeRepr,
              .call = typeCall,
              .getAttr = typeGetAttr,
              .setAttr = typeSetAttr,
              .create = createType,
              .initialise = typeInit,
              .bitOr = unionOf,
              .trace = traceType},
    .methods = typeMethods,
    .getSets = typeGetSets,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .instanceSize = sizeof(rt::Type),
};

} // namespace pyaot::rt
