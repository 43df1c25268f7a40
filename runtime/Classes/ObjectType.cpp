//===- ObjectType.cpp - the type `object` --------------------------------------------------===//
//
// Python reference: "Basic customization"; library, "object".
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Format/Format.h"
#include "Functions/Functions.h"
#include "Modules/Module.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

Status objectInit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs || (keywordNames && keywordNames->length)) [[unlikely]] {
    Type *type = typeOf(self);
    if (type->slots.initialise != objectInit)
      return raise(types::TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->slots.create == objectNew)
      return raise(types::TypeError, "%.200N.__init__() takes exactly one argument (the instance to initialize)", type);
  }
  return kOk;
}

Value raiseAbstract(Type *cls) {
  Value methods = getAttr(valueOf(cls), names::__abstractmethods__);
  if (!methods)
    return kError;
  List *sorted = listFrom(methods);
  if (!sorted || sortList(sorted, kNone, false) < 0)
    return kError;
  StrBuilder text;
  for (int64_t i = 0; i < sorted->length; ++i) {
    if (i)
      text.append(std::string_view(", "));
    if (isStr(sorted->items[i]))
      text.append(as<Str>(sorted->items[i]));
  }
  return raise(types::TypeError, "Can't instantiate abstract class %N with abstract method%s %U", cls,
               sorted->length > 1 ? "s" : "", text.finish());
}

} // namespace

Value objectNew(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs || (keywordNames && keywordNames->length)) {
    if (cls->slots.create != objectNew)
      return raise(types::TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (cls->slots.initialise == objectInit)
      return raise(types::TypeError, "%.200N() takes no arguments", cls);
  }
  if (cls->flags & Type::Abstract) [[unlikely]]
    return raiseAbstract(cls);
  return valueOf(allocateInstance(cls));
}

namespace {

Value objectRepr(Value self) {
  Type *type = typeOf(self);
  Value module = moduleOfType(type);
  if (module == kUnset || !isStr(module) || equalStr(as<Str>(module), "builtins"))
    return formatText("<%U object at %s>", type->name, addressText(self).text);
  return formatText("<%U.%S object at %s>", as<Str>(module), qualnameOfType(type), addressText(self).text);
}
Value objectStr(Value self) {
  Str *s = repr(self);
  return s ? valueOf(s) : kError;
}
int64_t objectHash(Value self) {
  int64_t h = int64_t(self.bits >> 4 | self.bits << 60);
  return h == -1 ? -2 : h;
}
Value objectCompare(Value self, Value other, CompareOp op) {
  if (op == CompareOp::Equal)
    return self == other ? kTrue : kNotImplemented;
  if (op != CompareOp::NotEqual)
    return kNotImplemented;
  Value same = typeOf(self)->slots.compare(self, other, CompareOp::Equal);
  if (!same || same == kNotImplemented)
    return same;
  Status s = Truth(same);
  return s < 0 ? kError : boolValue(!s);
}

// --- __class__ ---------------------------------------------------------------------------------------------------------

Value getClass(Value self) { return valueOf(typeOf(self)); }

Status setClass(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "can't delete __class__ attribute");
  if (!isType(value))
    return raise(types::TypeError, "__class__ must be set to a class, not '%T' object", value);
  Type *from = typeOf(self), *to = as<Type>(value);
  if (from == to)
    return kOk;
  bool modules = from->kind == Kind::Module && to->kind == Kind::Module;
  if (!modules && (!(from->flags & Type::Heap) || !(to->flags & Type::Heap)))
    return raise(types::TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (from->kind != to->kind || from->instanceSize != to->instanceSize || from->reservedSlots != to->reservedSlots ||
      (from->flags & Type::HasDict) != (to->flags & Type::HasDict))
    return raise(types::TypeError, "__class__ assignment: '%N' object layout differs from '%N'", to, from);
  Object *o = objectOf(self);
  if (modules && !o->shape->slotsOffset && !to->instanceShape->slotsOffset) {
    o->shape = to->instanceShape;
    return kOk;
  }
  moveToType(o, to);
  if (isType(self))
    renewVersions(as<Type>(self));
  return kOk;
}

// --- Methods -----------------------------------------------------------------------------------------------------------

Value formatMethod(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "__format__() argument must be str, not %T", args[0]);
  if (as<Str>(args[0])->length())
    return raise(types::TypeError, "unsupported format string passed to %N.__format__", typeOf(self));
  Str *s = str(self);
  return s ? valueOf(s) : kError;
}
Value sizeofMethod(Value self, Value *, size_t, Tuple *) {
  return smallInt(isObject(self) ? int64_t(typeOf(self)->instanceSize) + 8 : 24);
}
Value initSubclass(Value, Value *, size_t, Tuple *) { return kNone; }
Value subclassHook(Value, Value *, size_t, Tuple *) { return kNotImplemented; }

Value dirMethod(Value self, Value *, size_t, Tuple *) {
  Type *type = typeOf(self);
  // type.__dir__ of the class, whatever its metaclass does.
  Value dir = call(lookupInType(&types::Type, names::__dir__), {valueOf(type)});
  if (!dir)
    return kError;
  Dict *all = newDict();
  Value attributes = getAttrOptional(self, names::__dict__);
  if (!attributes)
    return kError;
  if (attributes != kUnset && isKind<Dict>(attributes)) {
    int64_t position = 0;
    Value key, value;
    while (nextEntry(as<Dict>(attributes), &position, &key, &value))
      if (set(all, key, kNone) < 0)
        return kError;
  }
  List *list = as<List>(dir);
  for (int64_t i = 0; i < list->length; ++i)
    if (set(all, list->items[i], kNone) < 0)
      return kError;
  List *result = listFrom(valueOf(all));
  return result ? valueOf(result) : kError;
}

// --- Copying and pickling: __reduce_ex__ -------------------------------------------------------------------------------

Value getStateOf(Value self) {
  Type *type = typeOf(self);
  Value state = kNone;
  if (isObject(self) && type->flags & Type::HasDict && objectOf(self)->shape->slotsOffset) {
    Dict *dict = newDict();
    forEachAttribute(
        objectOf(self), [](void *to, Str *name, Value v) { setStr(static_cast<Dict *>(to), name, v); }, dict);
    if (dict->used)
      state = valueOf(dict);
  }
  if (!isObject(self) || !type->reservedSlots)
    return state;
  Dict *slots = newDict();
  for (int64_t i = 0; i < type->mro->length; ++i) {
    Dict *ns = as<Type>(type->mro->items()[i])->dict;
    int64_t position = 0;
    Value key, value;
    while (nextEntry(ns, &position, &key, &value))
      if (isExact<MemberDescriptor>(value)) {
        Value v = *slotPlace(objectOf(self), as<MemberDescriptor>(value)->slot);
        if (v)
          setStr(slots, as<Str>(key), v);
      }
  }
  return slots->used ? valueOf(makeTuple({state, valueOf(slots)})) : state;
}

Value getState(Value self, Value *, size_t, Tuple *) { return getStateOf(self); }

Value fromCopyreg(const char *name) {
  Value module = importModule(intern("copyreg"));
  return module ? getAttr(module, intern(name)) : kError;
}

Value reduceOld(Value self, int64_t protocol) {
  Value function = fromCopyreg("_reduce_ex");
  return function ? call(function, {self, smallInt(protocol)}) : kError;
}

Value reduceNew(Value self) {
  Type *type = typeOf(self);
  Value function = fromCopyreg("__newobj__");
  if (!function)
    return kError;
  Tuple *args = makeTuple({valueOf(type)});
  // __getnewargs_ex__: (positional, keywords); the keywords need a function of their own.
  Value getNewArgsEx = lookupSpecial(self, intern("__getnewargs_ex__"));
  if (!getNewArgsEx)
    return kError;
  Value keywords = kUnset;
  if (getNewArgsEx != kUnset) {
    Value both = Call(getNewArgsEx, nullptr, 0, nullptr);
    if (!both)
      return kError;
    if (!isKind<Tuple>(both))
      return raise(types::TypeError, "__getnewargs_ex__ should return a tuple, not '%.200T'", both);
    if (as<Tuple>(both)->length != 2)
      return raise(types::ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %l", as<Tuple>(both)->length);
    Value positional = as<Tuple>(both)->items()[0];
    keywords = as<Tuple>(both)->items()[1];
    if (!isKind<Tuple>(positional))
      return raise(types::TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200T'",
                   positional);
    if (!isKind<Dict>(keywords))
      return raise(types::TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200T'",
                   keywords);
    if (as<Dict>(keywords)->used) {
      function = fromCopyreg("__newobj_ex__");
      if (!function)
        return kError;
      args = makeTuple({valueOf(type), positional, keywords});
    } else {
      Tuple *given = as<Tuple>(positional);
      args = newTuple(given->length + 1);
      args->items()[0] = valueOf(type);
      for (int64_t i = 0; i < given->length; ++i)
        args->items()[i + 1] = given->items()[i];
    }
  }
  Value getNewArgs = keywords == kUnset ? lookupSpecial(self, names::__getnewargs__) : kUnset;
  if (!getNewArgs)
    return kError;
  if (getNewArgs != kUnset) {
    Value more = Call(getNewArgs, nullptr, 0, nullptr);
    if (!more)
      return kError;
    if (!isKind<Tuple>(more))
      return raise(types::TypeError, "__getnewargs__ should return a tuple, not '%.200T'", more);
    Tuple *extra = as<Tuple>(more);
    args = newTuple(extra->length + 1);
    args->items()[0] = valueOf(type);
    for (int64_t i = 0; i < extra->length; ++i)
      args->items()[i + 1] = extra->items()[i];
  }
  Value state = callMethod(self, names::__getstate__, {});
  if (!state)
    return kError;
  Value listItems = kNone, dictItems = kNone;
  if (isKind<List>(self) && !(listItems = GetIter(self)))
    return kError;
  if (isKind<Dict>(self)) {
    Value items = callMethod(self, names::items, {});
    if (!items || !(dictItems = GetIter(items)))
      return kError;
  }
  return valueOf(makeTuple({function, valueOf(args), state, listItems, dictItems}));
}

Value reduceMethod(Value self, Value *, size_t, Tuple *) { return reduceOld(self, 0); }

Value reduceEx(Value self, Value *args, size_t, Tuple *) {
  int64_t protocol;
  if (!requireInt64(args[0], &protocol))
    return kError;
  Value own = lookupInType(typeOf(self), names::__reduce__);
  if (own != lookupInType(&types::Object, names::__reduce__))
    return callMethod(self, names::__reduce__, {});
  return protocol >= 2 ? reduceNew(self) : reduceOld(self, protocol);
}

constinit const NativeGetSet objectGetSets[] = {{"__class__", getClass, setClass}, {nullptr, nullptr}};
constinit const NativeMethod objectMethods[] = {
    {"__reduce_ex__", reduceEx, Arity::One},
    {"__reduce__", reduceMethod},
    {"__getstate__", getState},
    {"__subclasshook__", subclassHook, Arity::Range, 0, -1, NativeMethod::Class},
    {"__init_subclass__", initSubclass, Arity::None, 0, 0, NativeMethod::Class},
    {"__format__", formatMethod, Arity::One},
    {"__sizeof__", sizeofMethod},
    {"__dir__", dirMethod},
    {nullptr, nullptr},
};

} // namespace

constinit const TypeDefinition definitions::Object = {
    .slots = {.repr = objectRepr,
              .str = objectStr,
              .hash = objectHash,
              .getAttr = genericGetAttr,
              .setAttr = genericSetAttr,
              .compare = objectCompare,
              .create = objectNew,
              .initialise = objectInit},
    .methods = objectMethods,
    .getSets = objectGetSets,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .instanceSize = sizeof(pyaot::Object),
};

} // namespace pyaot::rt
