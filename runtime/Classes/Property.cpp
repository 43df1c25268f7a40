//===- Property.cpp - property, staticmethod, classmethod --------------------------------===//
#include "Startup/Semantics.h"
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"

namespace pyaot::rt {

namespace {

// --- property ----------------------------------------------------------------------------------------------------------

Property *prop(Value v) { return as<Property>(v); }
Value orUnset(Value v) { return v == kUnset || isNone(v) ? kUnset : v; }
Value orNone(Value v) { return v == kUnset ? kNone : v; }

Value propertyNew(Type *cls, Value *, size_t, Tuple *) {
  Property *p = static_cast<Property *>(allocateInstance(cls));
  p->get = p->set = p->del = p->name = kUnset;
  p->doc = kNone;
  return valueOf(p);
}

Status propertyInit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"fget", "fset", "fdel", "doc", nullptr};
  Value v[4];
  if (!bindNative("property", names, 0, -1, 0, args, nargs, keywordNames, v))
    return kRaised;
  Property *p = prop(self);
  store(p, &p->get, orUnset(v[0]));
  store(p, &p->set, orUnset(v[1]));
  store(p, &p->del, orUnset(v[2]));
  store(p, &p->doc, orNone(v[3]));
  p->docFromGetter = false;
  if (isNone(p->doc) && p->get != kUnset) {
    Value doc = getAttrOptional(p->get, names::__doc__);
    if (!doc)
      return kRaised;
    if (doc != kUnset && !isNone(doc)) {
      // Subclasses keep it among their attributes, so that it is found before the class's own __doc__.
      if (typeOf(self) == &types::Property)
        store(p, &p->doc, doc);
      else if (setAttr(self, names::__doc__, doc) < 0)
        return kRaised;
      p->docFromGetter = true;
    }
  }
  return kOk;
}

Status raiseNo(Property *p, Value instance, const char *what) {
  if (!semanticsAtLeast(11)) {
    const char *action = what[0] == 'd' ? "can't delete attribute" : what[0] == 's' ? "can't set attribute" : "unreadable attribute";
    return p->name != kUnset && semanticsAtLeast(10) ? raise(types::AttributeError, "%s %R", action, p->name)
                                                     : raise(types::AttributeError, "%s", action);
  }
  Value qualname = qualnameOfType(typeOf(instance));
  if (p->name != kUnset)
    return raise(types::AttributeError, "property %R of %R object has no %s", p->name, qualname, what);
  return raise(types::AttributeError, "property of %R object has no %s", qualname, what);
}

Value propertyGet(Value self, Value instance, Value) {
  Property *p = prop(self);
  if (instance == kUnset || isNone(instance))
    return self;
  if (p->get == kUnset) {
    raiseNo(p, instance, "getter");
    return kError;
  }
  return Call(p->get, &instance, 1, nullptr);
}

Status propertySet(Value self, Value instance, Value value) {
  Property *p = prop(self);
  Value function = value == kUnset ? p->del : p->set;
  if (function == kUnset)
    return raiseNo(p, instance, value == kUnset ? "deleter" : "setter");
  Value args[2] = {instance, value};
  return Call(function, args, value == kUnset ? 1 : 2, nullptr) ? kOk : kRaised;
}

/// A copy with one function replaced: getter(), setter(), deleter().
Value copyWith(Value self, Value get, Value set, Value del) {
  Property *p = prop(self);
  Value doc = p->docFromGetter && get != kUnset ? kNone : p->doc;
  Value made = call(valueOf(typeOf(self)), {orNone(get == kUnset ? p->get : get), orNone(set == kUnset ? p->set : set),
                                            orNone(del == kUnset ? p->del : del), p->docFromGetter ? kNone : doc});
  if (made && isKind<Property>(made))
    store(prop(made), &prop(made)->name, p->name);
  return made;
}
Value getter(Value self, Value *args, size_t, Tuple *) { return copyWith(self, args[0], kUnset, kUnset); }
Value setter(Value self, Value *args, size_t, Tuple *) { return copyWith(self, kUnset, args[0], kUnset); }
Value deleter(Value self, Value *args, size_t, Tuple *) { return copyWith(self, kUnset, kUnset, args[0]); }
Value setName(Value self, Value *args, size_t nargs, Tuple *) {
  if (nargs != 2)
    return raise(types::TypeError, "__set_name__() takes 2 positional arguments but %z were given", nargs);
  store(prop(self), &prop(self)->name, args[1]);
  return kNone;
}

template <Value Property::*field> Value getField(Value self) { return orNone(prop(self)->*field); }
Status setDoc(Value self, Value v) {
  store(prop(self), &prop(self)->doc, orNone(v));
  return kOk;
}
Value isAbstractAny(const Value *functions, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    if (functions[i] == kUnset)
      continue;
    Value v = getAttrOptional(functions[i], names::__isabstractmethod__);
    if (!v)
      return kError;
    if (v == kUnset)
      continue;
    Status s = Truth(v);
    if (s)
      return s < 0 ? kError : kTrue;
  }
  return kFalse;
}
Value propertyAbstract(Value self) {
  Value functions[] = {prop(self)->get, prop(self)->set, prop(self)->del};
  return isAbstractAny(functions, 3);
}
void traceProperty(Object *o, Tracer &t) {
  Property *p = static_cast<Property *>(o);
  for (Value v : {p->get, p->set, p->del, p->doc, p->name})
    t.visit(v);
}

constinit const NativeGetSet propertyGetSets[] = {
    {"fget", getField<&Property::get>}, {"fset", getField<&Property::set>},
    {"fdel", getField<&Property::del>}, {"__doc__", getField<&Property::doc>, setDoc},
    {"__isabstractmethod__", propertyAbstract}, {nullptr, nullptr}};
constinit const NativeMethod propertyMethods[] = {{"getter", getter, Arity::One},
                                                  {"setter", setter, Arity::One},
                                                  {"deleter", deleter, Arity::One},
                                                  {"__set_name__", setName, Arity::Range, 0, -1},
                                                  {nullptr, nullptr}};

// --- staticmethod and classmethod: both hold a function in the same place ------------------------------------------------

Value &functionOf(Value v) { return static_cast<StaticMethod *>(objectOf(v))->function; }

Value wrapperNew(Type *cls, Value *, size_t, Tuple *) {
  Object *o = allocateInstance(cls);
  static_cast<StaticMethod *>(o)->function = kNone;
  return valueOf(o);
}
Status wrapperInit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  const char *name = isKind<StaticMethod>(self) ? "staticmethod" : "classmethod";
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "%s() takes no keyword arguments", name);
  if (nargs != 1)
    return raise(types::TypeError, "%s expected 1 argument, got %z", name, nargs);
  store(objectOf(self), &functionOf(self), args[0]);
  return kOk;
}
Value wrapperRepr(Value self) {
  return formatText("<%s(%R)>", isKind<StaticMethod>(self) ? "staticmethod" : "classmethod", functionOf(self));
}
Value getFunction(Value self) { return functionOf(self); }
/// What the wrapper has of its own, else the function's: as if copied when it was made.
template <Str *const &name> Value getCopied(Value self) {
  if (objectOf(self)->shape->slotsOffset) {
    Value own = instanceGet(objectOf(self), name);
    if (own != kUnset)
      return own;
  }
  return getAttr(functionOf(self), name);
}
template <Str *const &name> Status setCopied(Value self, Value v) {
  if (v == kUnset)
    instanceDelete(objectOf(self), name);
  else
    instanceSet(objectOf(self), name, v);
  return kOk;
}
Value wrapperAbstract(Value self) { return isAbstractAny(&functionOf(self), 1); }
void traceWrapped(Object *o, Tracer &t) { t.visit(static_cast<StaticMethod *>(o)->function); }

constinit const NativeGetSet wrapperGetSets[] = {
    {"__func__", getFunction},
    {"__wrapped__", getFunction},
    {"__name__", getCopied<names::__name__>, setCopied<names::__name__>},
    {"__qualname__", getCopied<names::__qualname__>, setCopied<names::__qualname__>},
    {"__module__", getCopied<names::__module__>, setCopied<names::__module__>},
    {"__doc__", getCopied<names::__doc__>, setCopied<names::__doc__>},
    {"__annotations__", getCopied<names::__annotations__>, setCopied<names::__annotations__>},
    {"__isabstractmethod__", wrapperAbstract},
    {nullptr, nullptr}};

Value staticGet(Value self, Value, Value) { return functionOf(self); }
Value staticCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return Call(functionOf(self), args, nargs, keywordNames);
}
Value classGet(Value self, Value instance, Value owner) {
  if (owner == kUnset || isNone(owner))
    owner = valueOf(typeOf(instance));
  Value function = functionOf(self);
  if (isExact<Function>(function))
    return makeMethod(function, owner);
  auto get = typeOf(function)->slots.descriptorGet;
  return get ? get(function, owner, owner) : makeMethod(function, owner);
}

} // namespace

constinit const TypeDefinition definitions::Property = {
    .slots = {.descriptorGet = propertyGet,
              .descriptorSet = propertySet,
              .create = propertyNew,
              .initialise = propertyInit,
              .trace = traceProperty},
    .methods = propertyMethods,
    .getSets = propertyGetSets,
    .instanceSize = sizeof(rt::Property),
};
constinit const TypeDefinition definitions::StaticMethod = {
    .slots = {.repr = wrapperRepr,
              .call = staticCall,
              .descriptorGet = staticGet,
              .create = wrapperNew,
              .initialise = wrapperInit,
              .trace = traceWrapped},
    .getSets = wrapperGetSets,
    .instanceSize = sizeof(rt::StaticMethod),
};
constinit const TypeDefinition definitions::ClassMethod = {
    .slots = {.repr = wrapperRepr,
              .descriptorGet = classGet,
              .create = wrapperNew,
              .initialise = wrapperInit,
              .trace = traceWrapped},
    .getSets = wrapperGetSets,
    .instanceSize = sizeof(rt::ClassMethod),
};

} // namespace pyaot::rt
