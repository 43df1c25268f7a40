//===- TypeParameters.cpp - TypeVar, ParamSpec, TypeVarTuple, TypeAliasType -----------===//
#include "Classes/TypeParameters.h"

#include "Classes/Union.h"
#include "Modules/Module.h"
#include "Modules/NativeModule.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

Value Deferred::get(Object *owner, Value fallback) {
  if (value == kUnset && evaluator != kUnset) {
    // Its parameter, the format, exists since 3.14 and has a default: the value itself.
    Value v = call(evaluator, {});
    if (!v)
      return kError;
    store(owner, &value, v);
  }
  return value == kUnset ? fallback : value;
}

bool isTypeParameter(Value v) {
  if (!isObject(v))
    return false;
  Kind kind = objectOf(v)->shape->kind;
  return kind == Kind::TypeVar || kind == Kind::ParamSpec || kind == Kind::TypeVarTuple;
}

namespace {

TypeParameter *parameter(Value v) { return as<TypeParameter>(v); }

Value mainModuleName() { return valueOf(program.modules[program.mainModule]->name); }

Value repr(Value self) {
  TypeParameter *p = parameter(self);
  Kind kind = p->shape->kind;
  if (kind == Kind::TypeVarTuple || p->infersVariance)
    return valueOf(p->name);
  return formatText(p->isCovariant ? "+%U" : p->isContravariant ? "-%U" : "~%U", p->name);
}

void traceParameter(Object *o, Tracer &t) {
  auto *p = static_cast<TypeParameter *>(o);
  t.visit(p->name);
  t.visit(p->module);
  p->bound.trace(t);
  p->constraints.trace(t);
  p->defaultValue.trace(t);
}

TypeParameter *newParameter(Type *type, Str *name) {
  auto *p = static_cast<TypeParameter *>(allocateInstance(type));
  p->name = name;
  p->module = mainModuleName();
  p->bound = p->constraints = p->defaultValue = Deferred();
  return p;
}

/// TypeVar(name, *constraints, bound=, covariant=, contravariant=, infer_variance=, default=) and its like.
Value create(Type *type, Value *args, size_t nargs, Tuple *keywordNames) {
  bool takesConstraints = type == &types::TypeVar;
  if (nargs < 1 || !isStr(args[0]))
    return raise(types::TypeError, "%N() missing required argument 'name' (pos 1)", type);
  if (nargs > 1 && !takesConstraints)
    return raise(types::TypeError, "%N() takes exactly 1 positional argument (%z given)", type, nargs);
  TypeParameter *p = newParameter(type, as<Str>(args[0]));
  if (nargs == 2)
    return raise(types::TypeError, "A single constraint is not allowed");
  if (nargs > 1)
    p->constraints.value = valueOf(makeTuple(args + 1, nargs - 1));
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i) {
    Str *key = as<Str>(keywordNames->items()[i]);
    Value v = args[nargs + size_t(i)];
    Status isTrue = 0;
    if (equalStr(key, "bound")) {
      if (!isNone(v))
        p->bound.value = v;
      continue;
    }
    if (equalStr(key, "default") && semanticsAtLeast(13)) {
      p->defaultValue.value = v;
      continue;
    }
    if ((isTrue = truth(v)) < 0)
      return kError;
    if (equalStr(key, "covariant"))
      p->isCovariant = isTrue;
    else if (equalStr(key, "contravariant"))
      p->isContravariant = isTrue;
    else if (equalStr(key, "infer_variance"))
      p->infersVariance = isTrue;
    else
      return raise(types::TypeError, "%N() got an unexpected keyword argument '%U'", type, key);
  }
  if (p->isCovariant && p->isContravariant)
    return raise(types::ValueError, "Bivariant types are not supported.");
  if (p->constraints.exists() && p->bound.exists())
    return raise(types::TypeError, "Constraints cannot be combined with bound=...");
  return valueOf(p);
}

Value getName(Value self) { return valueOf(parameter(self)->name); }
Value getModule(Value self) { return parameter(self)->module; }
Value getBound(Value self) { return parameter(self)->bound.get(parameter(self), kNone); }
Value getConstraints(Value self) { return parameter(self)->constraints.get(parameter(self), valueOf(emptyTuple)); }
Value getDefault(Value self) { return parameter(self)->defaultValue.get(parameter(self), noDefault()); }
Value getCovariant(Value self) { return boolValue(parameter(self)->isCovariant); }
Value getContravariant(Value self) { return boolValue(parameter(self)->isContravariant); }
Value getInferVariance(Value self) { return boolValue(parameter(self)->infersVariance); }
Value hasDefault(Value self, Value *, size_t, Tuple *) {
  return boolValue(parameter(self)->defaultValue.exists() && parameter(self)->defaultValue.value != noDefault());
}
Value substitute(Value, Value *args, size_t, Tuple *) { return args[0]; }
Value noSubclasses(Value self, Value *, size_t, Tuple *) {
  return raise(types::TypeError, "Cannot subclass an instance of %T", self);
}
Value reduce(Value self, Value *, size_t, Tuple *) { return valueOf(parameter(self)->name); }

constinit const NativeGetSet typeVarGetSets[] = {{"__name__", getName},
                                                 {"__module__", getModule},
                                                 {"__bound__", getBound},
                                                 {"__constraints__", getConstraints},
                                                 {"__default__", getDefault},
                                                 {"__covariant__", getCovariant},
                                                 {"__contravariant__", getContravariant},
                                                 {"__infer_variance__", getInferVariance},
                                                 {nullptr, nullptr}};
constinit const NativeMethod typeVarMethods[] = {{"__typing_subst__", substitute, Arity::One},
                                                 {"__mro_entries__", noSubclasses, Arity::One},
                                                 {"__reduce__", reduce},
                                                 {"has_default", hasDefault},
                                                 {}};

template <bool IsArgs> Value getPart(Value self) {
  auto *part = allocate<ParamSpecPart>(IsArgs ? &shapes::ParamSpecArgs : &shapes::ParamSpecKwargs);
  part->origin = self;
  return valueOf(part);
}
constinit const NativeGetSet paramSpecGetSets[] = {{"__name__", getName},
                                                   {"__module__", getModule},
                                                   {"__bound__", getBound},
                                                   {"__default__", getDefault},
                                                   {"__covariant__", getCovariant},
                                                   {"__contravariant__", getContravariant},
                                                   {"__infer_variance__", getInferVariance},
                                                   {"args", getPart<true>},
                                                   {"kwargs", getPart<false>},
                                                   {nullptr, nullptr}};

Value partOrigin(Value self) { return as<ParamSpecPart>(self)->origin; }
template <bool IsArgs> Value partRepr(Value self) {
  return formatText(IsArgs ? "%U.args" : "%U.kwargs", parameter(as<ParamSpecPart>(self)->origin)->name);
}
void tracePart(Object *o, Tracer &t) { t.visit(static_cast<ParamSpecPart *>(o)->origin); }
constinit const NativeGetSet partGetSets[] = {{"__origin__", partOrigin}, {nullptr, nullptr}};

constinit const NativeGetSet tupleGetSets[] = {
    {"__name__", getName}, {"__module__", getModule}, {"__default__", getDefault}, {nullptr, nullptr}};
Value tupleIter(Value self) { return GetIter(valueOf(makeTuple({makeUnpack(self)}))); }

// --- type A[T] = ... -----------------------------------------------------------------------------------------------------

TypeAlias *typeAlias(Value v) { return as<TypeAlias>(v); }
Value aliasRepr(Value self) { return valueOf(typeAlias(self)->name); }
Value aliasName(Value self) { return valueOf(typeAlias(self)->name); }
Value aliasModule(Value self) { return typeAlias(self)->module; }
Value aliasValue(Value self) { return typeAlias(self)->value.get(typeAlias(self), kNone); }
Value aliasTypeParameters(Value self) { return typeAlias(self)->typeParameters; }
Value aliasParameters(Value self) {
  Tuple *own = as<Tuple>(typeAlias(self)->typeParameters);
  RootedValues all;
  for (int64_t i = 0; i < own->length; ++i)
    all.push(isKind<TypingAlias>(own->items()[i]) || objectOf(own->items()[i])->shape->kind != Kind::TypeVarTuple
                 ? own->items()[i]
                 : makeUnpack(own->items()[i]));
  return valueOf(makeTuple(all.begin(), all.size()));
}
Value aliasGetItem(Value self, Value key) {
  if (!as<Tuple>(typeAlias(self)->typeParameters)->length)
    return raise(types::TypeError, "Only generic type aliases are subscriptable");
  return makeGenericAlias(self, key);
}
Value aliasCreate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"name", "value", "type_params", nullptr};
  Value v[3];
  if (!bindNative("typealias", names, 0, 2, 2, args, nargs, keywordNames, v))
    return kError;
  if (!isStr(v[0]))
    return raise(types::TypeError, "typealias() argument 'name' must be str, not %T", v[0]);
  auto *a = allocate<TypeAlias>(&shapes::TypeAliasType);
  a->name = as<Str>(v[0]);
  a->module = mainModuleName();
  a->typeParameters = v[2] == kUnset ? valueOf(emptyTuple) : v[2];
  if (!isKind<Tuple>(a->typeParameters))
    return raise(types::TypeError, "type_params must be a tuple");
  a->value = Deferred{v[1], kUnset};
  return valueOf(a);
}
void traceAlias(Object *o, Tracer &t) {
  auto *a = static_cast<TypeAlias *>(o);
  t.visit(a->name);
  t.visit(a->module);
  t.visit(a->typeParameters);
  a->value.trace(t);
}
constinit const NativeGetSet aliasGetSets[] = {{"__name__", aliasName},
                                               {"__module__", aliasModule},
                                               {"__value__", aliasValue},
                                               {"__type_params__", aliasTypeParameters},
                                               {"__parameters__", aliasParameters},
                                               {nullptr, nullptr}};

// --- typing.NoDefault ----------------------------------------------------------------------------------------------------

Value noDefaultRepr(Value) { return valueOf(makeStr("typing.NoDefault")); }
constinit Object noDefaultObject = {&shapes::NoDefaultType};

Status fillModule(Dict *ns) {
  Type *generic = genericType();
  if (!generic)
    return kRaised;
  for (Type *type : {&types::TypeVar, &types::ParamSpec, &types::TypeVarTuple, &types::ParamSpecArgs, &types::ParamSpecKwargs,
                     &types::TypeAliasType, generic})
    setStr(ns, intern(type->name), valueOf(type));
  if (semanticsAtLeast(13))
    setStr(ns, intern("NoDefault"), noDefault());
  return kOk;
}
Value same(Value, Value *args, size_t, Tuple *) { return args[0]; }
constinit const NativeMethod functions[] = {{"_idfunc", same, Arity::One}, {}};

} // namespace

Value noDefault() { return valueOf(&noDefaultObject); }

constinit const NativeModule modules::typing_ = {"_typing", functions, fillModule};

constinit const TypeDefinition definitions::TypeVar = {
    .slots = {.repr = repr, .create = create, .bitOr = unionOf, .trace = traceParameter},
    .methods = typeVarMethods,
    .getSets = typeVarGetSets,
    .doc = "Type variable.",
    .instanceSize = sizeof(TypeParameter),
};
constinit const TypeDefinition definitions::ParamSpec = {
    .slots = {.repr = repr, .create = create, .bitOr = unionOf, .trace = traceParameter},
    .methods = typeVarMethods,
    .getSets = paramSpecGetSets,
    .doc = "Parameter specification.",
    .instanceSize = sizeof(TypeParameter),
};
constinit const TypeDefinition definitions::TypeVarTuple = {
    .slots = {.repr = repr, .iter = tupleIter, .create = create, .trace = traceParameter},
    .methods = typeVarMethods,
    .getSets = tupleGetSets,
    .doc = "Type variable tuple.",
    .instanceSize = sizeof(TypeParameter),
};
constinit const TypeDefinition definitions::ParamSpecArgs = {
    .slots = {.repr = partRepr<true>, .trace = tracePart}, .getSets = partGetSets, .instanceSize = sizeof(ParamSpecPart)};
constinit const TypeDefinition definitions::ParamSpecKwargs = {
    .slots = {.repr = partRepr<false>, .trace = tracePart}, .getSets = partGetSets, .instanceSize = sizeof(ParamSpecPart)};
constinit const TypeDefinition definitions::TypeAliasType = {
    .slots = {.repr = aliasRepr, .create = aliasCreate, .bitOr = unionOf, .getItem = aliasGetItem, .trace = traceAlias},
    .getSets = aliasGetSets,
    .doc = "Type alias.",
    .instanceSize = sizeof(TypeAlias),
};
constinit const TypeDefinition definitions::NoDefaultType = {.slots = {.repr = noDefaultRepr},
                                                             .instanceSize = sizeof(pyaot::Object)};

} // namespace pyaot::rt

namespace pyaot {

using namespace rt;

Value rt::MakeTypeParameter(Value name, Value evaluator, uint32_t kind) {
  Type *type = &types::TypeVar;
  if (TypeParameterKind(kind) == TypeParameterKind::ParamSpec)
    type = &types::ParamSpec;
  else if (TypeParameterKind(kind) == TypeParameterKind::TypeVarTuple)
    type = &types::TypeVarTuple;
  TypeParameter *p = newParameter(type, as<Str>(name));
  p->infersVariance = true;
  if (TypeParameterKind(kind) == TypeParameterKind::TypeVarWithBound)
    p->bound.evaluator = evaluator;
  else if (TypeParameterKind(kind) == TypeParameterKind::TypeVarWithConstraints)
    p->constraints.evaluator = evaluator;
  return valueOf(p);
}

Value rt::SetTypeParameters(Value function, Value parameters) {
  if (isExact<Function>(function))
    store(as<Function>(function), &as<Function>(function)->typeParameters, parameters);
  return function;
}

Value rt::SetTypeDefault(Value parameter, Value evaluator) {
  if (isTypeParameter(parameter))
    store(objectOf(parameter), &as<TypeParameter>(parameter)->defaultValue.evaluator, evaluator);
  return parameter;
}

Value rt::MakeTypeAlias(Value parts) {
  if (!isExact<Tuple>(parts) || as<Tuple>(parts)->length != 3)
    return raise(types::SystemError, "bad type alias");
  Value *items = as<Tuple>(parts)->items();
  auto *a = allocate<TypeAlias>(&shapes::TypeAliasType);
  a->name = as<Str>(items[0]);
  a->module = mainModuleName();
  a->typeParameters = isNone(items[1]) ? valueOf(emptyTuple) : items[1];
  a->value = Deferred{kUnset, items[2]};
  return valueOf(a);
}

Value rt::SubscriptGeneric(Value parameters) {
  Type *generic = genericType();
  if (!generic)
    return kError;
  RootedValues all;
  Tuple *given = isExact<Tuple>(parameters) ? as<Tuple>(parameters) : makeTuple({parameters});
  for (int64_t i = 0; i < given->length; ++i) {
    Value v = given->items()[i];
    all.push(isObject(v) && objectOf(v)->shape->kind == Kind::TypeVarTuple ? makeUnpack(v) : v);
  }
  return rt::GetItem(valueOf(generic), valueOf(makeTuple(all.begin(), all.size())));
}

} // namespace pyaot
