//===- NewClass.cpp - making classes ----------------------------------------------------===//
//
// type.__new__: metaclass and layout from the bases, __slots__, MRO, slots from the
// special methods, __set_name__, __init_subclass__. Reference: "Customizing class
// creation".
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Modules/Module.h"

#include <cstring>

namespace pyaot::rt {

Type *bestMetaclass(Type *metaclass, Tuple *bases) {
  Type *winner = metaclass;
  for (int64_t i = 0; i < bases->length; ++i) {
    Type *type = typeOf(bases->items()[i]);
    if (isSubtype(winner, type))
      continue;
    if (!isType(bases->items()[i]) && lookupInType(type, names::__mro_entries__) != kUnset)
      return raise(types::TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    if (!isSubtype(type, winner))
      return raise(types::TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                                     "the metaclasses of all its bases");
    winner = type;
  }
  return winner;
}

namespace {

/// The class whose layout `type` has: the last one in its chain of bases that added something to the object.
Type *solidBase(Type *type) {
  for (; type->base; type = type->base) {
    Type *base = type->base;
    if (type->kind != base->kind || type->instanceSize != base->instanceSize || type->reservedSlots != base->reservedSlots)
      return type;
  }
  return type;
}

Type *bestBase(Tuple *bases, bool isNative) {
  Type *winner = nullptr, *base = nullptr;
  for (int64_t i = 0; i < bases->length; ++i) {
    Value v = bases->items()[i];
    if (!isType(v))
      return raise(types::TypeError, "bases must be types");
    Type *candidateBase = as<Type>(v);
    if (!isNative && !(candidateBase->flags & Type::Subclassable))
      return raise(types::TypeError, "type '%.100N' is not an acceptable base type", candidateBase);
    Type *candidate = solidBase(candidateBase);
    if (!winner || (isSubtype(candidate, winner) && candidate != winner)) {
      winner = candidate;
      base = candidateBase;
    } else if (!isSubtype(winner, candidate)) {
      return raise(types::TypeError, "multiple bases have instance lay-out conflict");
    }
  }
  return base;
}

bool isIdentifier(const Str *s) {
  int64_t n = s->length();
  for (int64_t i = 0; i < n; ++i) {
    uint32_t c = charAt(s, i);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    if (!letter && (i == 0 || c < '0' || c > '9'))
      return false;
  }
  return n > 0;
}

/// __x in class C is _C__x. Reference: "Private name mangling".
Str *mangle(Str *cls, Str *name) {
  int64_t n = name->length(), skip = 0;
  if (n < 2 || charAt(name, 0) != '_' || charAt(name, 1) != '_' || (n > 3 && charAt(name, n - 1) == '_' && charAt(name, n - 2) == '_'))
    return name;
  while (skip < cls->length() && charAt(cls, skip) == '_')
    ++skip;
  if (skip == cls->length())
    return name;
  StrBuilder out;
  out.append('_');
  out.append(cls, skip, cls->length() - skip);
  out.append(name);
  return out.finish();
}

struct SlotNames {
  RootedValues names; ///< Mangled, interned.
  bool wantsDict = false, wantsWeak = false;
};

bool readSlots(Value slots, Str *cls, Type *base, Dict *ns, SlotNames *out) {
  Tuple *list = isStr(slots) ? makeTuple({slots}) : tupleFrom(slots);
  if (!list)
    return false;
  if (list->length && (base->kind == Kind::Int || base->kind == Kind::Tuple || base->kind == Kind::Bytes ||
                       base->kind == Kind::Type)) {
    raise(types::TypeError, "nonempty __slots__ not supported for subtype of '%N'", base);
    return false;
  }
  for (int64_t i = 0; i < list->length; ++i) {
    Value v = list->items()[i];
    if (!isStr(v)) {
      raise(types::TypeError, "__slots__ items must be strings, not '%.200T'", v);
      return false;
    }
    Str *name = as<Str>(v);
    if (!isIdentifier(name)) {
      raise(types::TypeError, "__slots__ must be identifiers");
      return false;
    }
    if (equalStr(name, "__dict__")) {
      if (out->wantsDict || base->flags & Type::HasDict) {
        raise(types::TypeError, "__dict__ slot disallowed: we already got one");
        return false;
      }
      out->wantsDict = true;
      continue;
    }
    if (equalStr(name, "__weakref__")) {
      if (out->wantsWeak) {
        raise(types::TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        return false;
      }
      out->wantsWeak = true;
      continue;
    }
    Str *mangled = intern(mangle(cls, name));
    if (getStr(ns, mangled) != kUnset && mangled != names::__qualname__ && mangled != names::__classcell__) {
      raise(types::ValueError, "'%U' in __slots__ conflicts with class variable", name);
      return false;
    }
    out->names.push(valueOf(mangled));
  }
  // In order of names, as CPython has them: classes with the same slots have the same layout (__class__ assignment).
  for (size_t i = 1; i < out->names.size(); ++i)
    for (size_t j = i; j > 0 && compareStr(as<Str>(out->names[j]), as<Str>(out->names[j - 1])) < 0; --j) {
      Value earlier = out->names[j];
      out->names[j] = out->names[j - 1];
      out->names[j - 1] = earlier;
    }
  return true;
}

void addSubclass(Type *base, Type *type) {
  if (!isObject(base->subclasses))
    store(base, &base->subclasses, valueOf(newList()));
  append(as<List>(base->subclasses), valueOf(type));
}

/// Where attributes are in instances, and the first root shape.
void layOut(Type *type, Type *base, uint32_t newSlots, bool hasDict) {
  type->reservedSlots = base->reservedSlots + newSlots;
  type->instanceSize = base->instanceSize;
  if (hasDict)
    type->flags |= Type::HasDict;
  int32_t offset = base->instanceShape->slotsOffset;
  if (!offset && (hasDict || type->reservedSlots))
    offset = type->kind == Kind::Int || type->kind == Kind::Tuple ? -1 : int32_t((type->instanceSize + 7) & ~7u);
  type->slotsSeen = base->slotsSeen > type->reservedSlots ? base->slotsSeen : type->reservedSlots;
  uint32_t slots = type->reservedSlots;
  if (hasDict) {
    // A guess for the first instances; corrected as soon as some have been seen.
    uint32_t guess = base->flags & Type::Heap && base->slotsSeen ? base->slotsSeen + 2 : slots + 6;
    slots = guess < kMaxInlineSlots ? guess : slots > kMaxInlineSlots ? slots : kMaxInlineSlots;
  }
  if (offset > 0 && (uint32_t(offset) + sizeof(InstancePart) + slots * sizeof(Value)) % 16 && hasDict)
    ++slots;
  if (!offset)
    slots = 0;
  Shape place{};
  place.slotsOffset = offset;
  type->instanceShape = &place;
  type->instanceShape = makeRootShape(type, slots);
  type->untilPrediction = 3;
  type->predictions = 0;
}

Status callSetNames(Type *type, Dict *ns) {
  // A copy: __set_name__ may change the class.
  Dict *entries = copy(ns);
  int64_t position = 0;
  Value key, value;
  while (nextEntry(entries, &position, &key, &value)) {
    Value method = lookupSpecial(value, names::__set_name__);
    if (method == kUnset)
      continue;
    if (method && call(method, {valueOf(type), key}))
      continue;
    Value cause = takePending();
    raise(types::RuntimeError, "Error calling __set_name__ on '%.100T' instance %R in '%.100U'", value, key, type->name);
    Value error = takePending();
    store(objectOf(error), &exceptionOf(error)->cause, cause);
    store(objectOf(error), &exceptionOf(error)->context, cause);
    exceptionOf(error)->suppressContext = 1;
    restorePending(error);
    return kRaised;
  }
  return kOk;
}

Status callInitSubclass(Type *type, Value *keywordValues, Tuple *keywordNames) {
  // super(type, type).__init_subclass__(**keywords)
  Tuple *mro = type->mro;
  for (int64_t i = 1; i < mro->length; ++i) {
    Type *base = as<Type>(mro->items()[i]);
    readyType(base);
    Value found = getStr(base->dict, names::__init_subclass__);
    if (found == kUnset)
      continue;
    Value bound = bind(found, kUnset, type);
    return bound && Call(bound, keywordValues, 0, keywordNames) ? kOk : kRaised;
  }
  return kOk;
}

/// Functions in the dict that are static or class methods without saying so.
void wrapImplicit(Dict *ns, Str *name, bool isStatic) {
  Value v = getStr(ns, name);
  if (v == kUnset || !isExact<Function>(v))
    return;
  if (isStatic) {
    StaticMethod *s = static_cast<StaticMethod *>(allocateInstance(&types::StaticMethod));
    s->function = v;
    setStr(ns, name, valueOf(s));
  } else {
    ClassMethod *c = static_cast<ClassMethod *>(allocateInstance(&types::ClassMethod));
    c->function = v;
    setStr(ns, name, valueOf(c));
  }
}

} // namespace

static Value makeClass(Type *metaclass, Str *name, Tuple *bases, Dict *original, Value *keywordValues, Tuple *keywordNames,
                       bool isNative) {
  if (bases->length == 0)
    bases = makeTuple({valueOf(&types::Object)});
  for (int64_t i = 0; i < bases->length; ++i) {
    Value base = bases->items()[i];
    if (isType(base)) {
      readyType(as<Type>(base));
      continue;
    }
    Value entries = getAttrOptional(base, names::__mro_entries__);
    if (!entries)
      return kError;
    if (entries != kUnset)
      return raise(types::TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  Type *base = bestBase(bases, isNative);
  if (!base)
    return kError;
  Dict *ns = copy(original);
  SlotNames slots;
  Value declared = getStr(ns, names::__slots__);
  if (declared != kUnset && !readSlots(declared, name, base, ns, &slots))
    return kError;

  // The metaclass's instances may have attributes of their own kind only in their dict: all types are alike.
  Type *type = allocate<Type>(metaclass->instanceShape, sizeof(Type));
  type->name = canonical(exactStr(name));
  type->bases = bases;
  type->base = base;
  type->dict = ns;
  type->kind = base->kind;
  type->module = type->subclasses = type->volatileNames = kUnset;
  type->flags = Type::Heap | Type::Ready | (base->flags & (Type::Exception | Type::HasDict | Type::HasWeakRefs)) |
                (isNative ? base->flags & Type::Subclassable : Type::Subclassable);
  type->version = newVersion();
  type->slots.trace = base->slots.trace;
  bool hasDict = base->flags & Type::HasDict || (declared == kUnset && base->kind != Kind::Type && !isNative) || slots.wantsDict;
  for (int64_t i = 0; i < bases->length; ++i) {
    Type *b = as<Type>(bases->items()[i]);
    hasDict |= (b->flags & Type::HasDict) != 0;
    type->flags |= b->flags & (Type::MatchSelf | Type::Sequence | Type::Mapping);
  }
  // Of several bases with a pattern kind the first one decides.
  if ((type->flags & Type::Sequence) && (type->flags & Type::Mapping))
    type->flags &= ~(base->flags & Type::Mapping ? Type::Sequence : Type::Mapping);
  layOut(type, base, uint32_t(slots.names.size()), hasDict);

  Value qualname = getStr(ns, names::__qualname__);
  if (qualname != kUnset) {
    if (!isStr(qualname))
      return raise(types::TypeError, "type __qualname__ must be a str, not %T", qualname);
    remove(ns, valueOf(names::__qualname__));
    type->qualname = qualname;
  } else {
    type->qualname = valueOf(type->name);
  }
  wrapImplicit(ns, names::__new__, true);
  wrapImplicit(ns, names::__init_subclass__, false);
  wrapImplicit(ns, names::__class_getitem__, false);
  for (size_t i = 0; i < slots.names.size(); ++i) {
    MemberDescriptor *d = allocate<MemberDescriptor>(&shapes::MemberDescriptor);
    d->name = as<Str>(slots.names[i]);
    d->owner = type;
    d->slot = base->reservedSlots + uint32_t(i);
    setStr(ns, d->name, valueOf(d));
  }
  if (hasDict && !(base->flags & Type::HasDict) && getStr(ns, names::__dict__) == kUnset)
    setStr(ns, names::__dict__, dictDescriptor(type));
  bool baseHasWeak = base->kind != Kind::Object || lookupInType(base, names::__weakref__) != kUnset;
  if (((declared == kUnset && !isNative) || slots.wantsWeak) && !baseHasWeak && getStr(ns, names::__weakref__) == kUnset)
    setStr(ns, names::__weakref__, weakRefDescriptor(type));
  if (getStr(ns, names::__doc__) == kUnset)
    setStr(ns, names::__doc__, kNone);
  if (getStr(ns, names::__eq__) != kUnset && getStr(ns, names::__hash__) == kUnset)
    setStr(ns, names::__hash__, kNone);
  if (getStr(ns, names::__module__) == kUnset)
    setStr(ns, names::__module__, valueOf(names::__main__));
  Value cell = getStr(ns, names::__classcell__);
  if (cell != kUnset) {
    if (!isExact<Cell>(cell))
      return raise(types::TypeError, "__classcell__ must be a nonlocal cell, not %.200R", valueOf(typeOf(cell)));
    remove(ns, valueOf(names::__classcell__));
    store(as<Cell>(cell), &as<Cell>(cell)->value, valueOf(type));
  }

  Tuple *mro = askForMro(type);
  if (!mro)
    return kError;
  store(type, &type->mro, mro);
  fillSlots(type);
  for (int64_t i = 0; i < bases->length; ++i)
    addSubclass(as<Type>(bases->items()[i]), type);
  if (callSetNames(type, ns) < 0 || callInitSubclass(type, keywordValues, keywordNames) < 0)
    return kError;
  return valueOf(type);
}

Value newClass(Type *metaclass, Str *name, Tuple *bases, Dict *ns, Value *keywordValues, Tuple *keywordNames) {
  return makeClass(metaclass, name, bases, ns, keywordValues, keywordNames, false);
}

Type *makeType(Str *name, Tuple *bases, Dict *ns, Type *metaclass) {
  Value v = makeClass(metaclass ? metaclass : &types::Type, name, bases, ns, nullptr, nullptr, true);
  return v ? as<Type>(v) : nullptr;
}

Value createType(Type *metaclass, Value *args, size_t nargs, Tuple *keywordNames) {
  if (metaclass == &types::Type && nargs == 1 && !(keywordNames && keywordNames->length))
    return valueOf(typeOf(args[0]));
  if (nargs != 3) {
    if (metaclass == &types::Type)
      return raise(types::TypeError, "type() takes 1 or 3 arguments");
    return raise(types::TypeError, "type.__new__() takes exactly 3 arguments (%z given)", nargs);
  }
  if (!isStr(args[0]))
    return raise(types::TypeError, "type.__new__() argument 1 must be str, not %.50T", args[0]);
  if (!isKind<Tuple>(args[1]))
    return raise(types::TypeError, "type.__new__() argument 2 must be tuple, not %.50T", args[1]);
  if (!isKind<Dict>(args[2]))
    return raise(types::TypeError, "type.__new__() argument 3 must be dict, not %.50T", args[2]);
  Tuple *bases = as<Tuple>(args[1]);
  Type *winner = metaclass;
  if (bases->length) {
    winner = bestMetaclass(metaclass, bases);
    if (!winner)
      return kError;
    if (winner != metaclass && winner->slots.create != types::Type.slots.create)
      return winner->slots.create(winner, args, nargs, keywordNames);
  }
  return newClass(winner, as<Str>(args[0]), bases, as<Dict>(args[2]), args + nargs, keywordNames);
}

} // namespace pyaot::rt
