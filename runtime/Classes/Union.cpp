//===- Union.cpp - types.UnionType and types.GenericAlias ---------------------------------===//
//
// int | str and list[int]. Python reference: library, "Standard types: Generic Alias
// Type, Union Type".
//
//===----------------------------------------------------------------------===//
#include "Classes/Union.h"
#include "Classes/TypeObject.h"
#include "Classes/TypeParameters.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

// --- Union ---------------------------------------------------------------------------------------------------------------

UnionType *un(Value v) { return as<UnionType>(v); }

/// How annotations show an argument: classes by their name, `...`, None.
bool appendItem(StrBuilder &out, Value v) {
  if (v == kEllipsis) {
    out.append(std::string_view("..."));
    return true;
  }
  if (v == valueOf(&types::NoneType)) {
    out.append(std::string_view("None"));
    return true;
  }
  Str *text = nullptr;
  if (isType(v)) {
    Type *type = as<Type>(v);
    Value module = moduleOfType(type), qualname = qualnameOfType(type);
    Value named = module == kUnset || !isStr(module) || equalStr(as<Str>(module), "builtins") ? qualname
                                                                                            : formatText("%S.%S", module, qualname);
    if (!named)
      return false;
    text = as<Str>(named);
  } else if (isKind<TypeAlias>(v) && semanticsAtLeast(15)) {
    Value named = formatText("%S.%U", as<TypeAlias>(v)->module, as<TypeAlias>(v)->name);
    if (!named)
      return false;
    text = as<Str>(named);
  } else if (!(text = repr(v))) {
    return false;
  }
  out.append(text);
  return true;
}

bool canBeMember(Value v) {
  return isNone(v) || isType(v) || isExact<UnionType>(v) || isKind<GenericAlias>(v) || isTypeParameter(v) ||
         isExact<TypeAlias>(v) || isExact<TypingAlias>(v);
}

/// Adds v, or the members of a union, unless an equal one is there. False = exception.
bool addMember(RootedValues &members, Value v) {
  if (isExact<UnionType>(v)) {
    Tuple *args = un(v)->args;
    for (int64_t i = 0; i < args->length; ++i)
      if (!addMember(members, args->items()[i]))
        return false;
    return true;
  }
  if (isNone(v))
    v = valueOf(&types::NoneType);
  for (Value seen : members) {
    Status same = equal(seen, v);
    if (same < 0)
      return false;
    if (same)
      return true;
  }
  members.push(v);
  return true;
}

Value unionRepr(Value self) {
  StrBuilder out;
  Tuple *args = un(self)->args;
  for (int64_t i = 0; i < args->length; ++i) {
    if (i)
      out.append(std::string_view(" | "));
    if (!appendItem(out, args->items()[i]))
      return kError;
  }
  return valueOf(out.finish());
}

Value memberSet(Value self) {
  Set *set = newFrozenSet();
  for (int64_t i = 0; i < un(self)->args->length; ++i)
    if (add(set, un(self)->args->items()[i]) < 0)
      return kError;
  return valueOf(set);
}
int64_t unionHash(Value self) {
  Value members = memberSet(self);
  return members ? hash(members) : -1;
}
Value unionCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<UnionType>(b))
    return kNotImplemented;
  Value left = memberSet(a), right = left ? memberSet(b) : kError;
  return right ? compare(left, right, op) : kError;
}
Value unionCheck(Value self, Value *args, Status (*check)(Value, Value)) {
  Tuple *members = un(self)->args;
  for (int64_t i = 0; i < members->length; ++i)
    if (Status s = check(args[0], members->items()[i]))
      return s < 0 ? kError : kTrue;
  return kFalse;
}
Value checkInstance(Value self, Value *args, size_t, Tuple *) { return unionCheck(self, args, isInstanceOf); }
Value checkSubclass(Value self, Value *args, size_t, Tuple *) { return unionCheck(self, args, isSubclassOf); }
Value unionArgs(Value self) { return valueOf(un(self)->args); }
Value noParameters(Value) { return valueOf(emptyTuple); }
void traceUnion(Object *o, Tracer &t) { t.visit(static_cast<UnionType *>(o)->args); }

constinit const NativeMethod unionMethods[] = {{"__instancecheck__", checkInstance, Arity::One},
                                               {"__subclasscheck__", checkSubclass, Arity::One},
                                               {nullptr, nullptr}};
constinit const NativeGetSet unionGetSets[] = {{"__args__", unionArgs}, {"__parameters__", noParameters}, {nullptr, nullptr}};

// --- Generic alias -------------------------------------------------------------------------------------------------------

GenericAlias *alias(Value v) { return as<GenericAlias>(v); }

Value aliasNew(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "GenericAlias() takes no keyword arguments");
  if (nargs != 2)
    return raise(types::TypeError, "GenericAlias expected 2 arguments, got %z", nargs);
  return makeGenericAlias(args[0], args[1]);
}

Value aliasRepr(Value self) {
  StrBuilder out;
  if (alias(self)->isUnpacked)
    out.append('*');
  if (!appendItem(out, alias(self)->origin))
    return kError;
  out.append('[');
  Tuple *args = alias(self)->args;
  for (int64_t i = 0; i < args->length; ++i) {
    if (i)
      out.append(std::string_view(", "));
    if (!appendItem(out, args->items()[i]))
      return kError;
  }
  if (!args->length)
    out.append(std::string_view("()"));
  out.append(']');
  return valueOf(out.finish());
}

Value aliasCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Value made = Call(alias(self)->origin, args, nargs, keywordNames);
  if (!made)
    return kError;
  if (setAttr(made, intern("__orig_class__"), self) < 0) {
    if (!isPending(types::AttributeError) && !isPending(types::TypeError))
      return kError;
    clearPending();
  }
  return made;
}

/// Attributes are the origin's, but for those that make the alias one.
Value aliasGetAttr(Value self, Str *name) {
  static const char *const own[] = {"__class__",      "__origin__",        "__args__",          "__parameters__",
                                    "__mro_entries__", "__reduce_ex__",     "__reduce__",        "__copy__",
                                    "__deepcopy__",   "__unpacked__",      "__instancecheck__", "__subclasscheck__"};
  for (const char *text : own)
    if (equalStr(name, text))
      return genericGetAttr(self, name);
  return getAttr(alias(self)->origin, name);
}

Value substitute(Value v, Tuple *parameters, Tuple *values) {
  for (int64_t i = 0; i < parameters->length; ++i)
    if (parameters->items()[i] == v)
      return values->items()[i];
  if (!isKind<GenericAlias>(v) || !as<Tuple>(alias(v)->parameters)->length)
    return v;
  Tuple *inner = alias(v)->args, *args = newTuple(inner->length);
  for (int64_t i = 0; i < inner->length; ++i)
    args->items()[i] = substitute(inner->items()[i], parameters, values);
  return makeGenericAlias(alias(v)->origin, valueOf(args));
}

Value aliasGetItem(Value self, Value key) {
  Tuple *parameters = as<Tuple>(alias(self)->parameters);
  if (!parameters->length)
    return raise(types::TypeError, "%R is not a generic class", self);
  Tuple *values = isExact<Tuple>(key) ? as<Tuple>(key) : makeTuple({key});
  if (values->length != parameters->length)
    return raise(types::TypeError, "Too %s arguments for %R; actual %l, expected %l",
                 values->length > parameters->length ? "many" : "few", self, values->length, parameters->length);
  return substitute(self, parameters, values);
}

int64_t aliasHash(Value self) {
  int64_t a = hash(alias(self)->origin), b = a == -1 ? -1 : hash(valueOf(alias(self)->args));
  if (b == -1)
    return -1;
  return (a ^ b) == -1 ? -2 : a ^ b;
}
Value aliasCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isKind<GenericAlias>(b))
    return kNotImplemented;
  Status same = equal(alias(a)->origin, alias(b)->origin);
  if (same > 0)
    same = equal(valueOf(alias(a)->args), valueOf(alias(b)->args));
  return same < 0 ? kError : boolValue(same == (op == CompareOp::Equal));
}
Value mroEntries(Value self, Value *, size_t, Tuple *) { return valueOf(makeTuple({alias(self)->origin})); }
Value noInstanceCheck(Value, Value *, size_t, Tuple *) {
  return raise(types::TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
Value noSubclassCheck(Value, Value *, size_t, Tuple *) {
  return raise(types::TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}
Value aliasReduce(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({valueOf(&types::GenericAlias),
                            valueOf(makeTuple({alias(self)->origin, valueOf(alias(self)->args)}))}));
}
Value getOrigin(Value self) { return alias(self)->origin; }
Value getArgs(Value self) { return valueOf(alias(self)->args); }
Value getParameters(Value self) { return alias(self)->parameters; }
Value getUnpacked(Value self) { return boolValue(alias(self)->isUnpacked); }
/// *tuple[int, str]: one item, the alias as something to unpack. Reference: "Star expressions in index".
Value aliasIter(Value self) {
  Value unpacked = makeGenericAlias(alias(self)->origin, valueOf(alias(self)->args));
  alias(unpacked)->isUnpacked = true;
  return GetIter(valueOf(makeTuple({unpacked})));
}
void traceAlias(Object *o, Tracer &t) {
  GenericAlias *a = static_cast<GenericAlias *>(o);
  t.visit(a->origin);
  t.visit(a->args);
  t.visit(a->parameters);
}

constinit const NativeMethod aliasMethods[] = {{"__mro_entries__", mroEntries, Arity::One},
                                               {"__instancecheck__", noInstanceCheck, Arity::One},
                                               {"__subclasscheck__", noSubclassCheck, Arity::One},
                                               {"__reduce__", aliasReduce},
                                               {nullptr, nullptr}};
constinit const NativeGetSet aliasGetSets[] = {{"__origin__", getOrigin},
                                               {"__args__", getArgs},
                                               {"__parameters__", getParameters},
                                               {"__unpacked__", getUnpacked},
                                               {nullptr, nullptr}};

} // namespace

Value unionOf(Value left, Value right) {
  if (!canBeMember(left) || !canBeMember(right) || !semanticsAtLeast(10))
    return kNotImplemented;
  RootedValues members;
  if (!addMember(members, left) || !addMember(members, right))
    return kError;
  if (members.size() == 1)
    return members[0];
  UnionType *u = allocate<UnionType>(&shapes::UnionType);
  u->args = makeTuple(members.begin(), members.size());
  return valueOf(u);
}

Value makeGenericAlias(Value origin, Value args) {
  GenericAlias *a = allocate<GenericAlias>(&shapes::GenericAlias);
  a->origin = origin;
  a->args = isExact<Tuple>(args) ? as<Tuple>(args) : makeTuple({args});
  a->parameters = valueOf(typeParametersOf(a->args));
  return valueOf(a);
}

constinit const TypeDefinition definitions::UnionType = {
    .slots = {.repr = unionRepr, .hash = unionHash, .compare = unionCompare, .bitOr = unionOf, .trace = traceUnion},
    .methods = unionMethods,
    .getSets = unionGetSets,
    .instanceSize = sizeof(rt::UnionType),
};
constinit const TypeDefinition definitions::GenericAlias = {
    .slots = {.repr = aliasRepr,
              .hash = aliasHash,
              .call = aliasCall,
              .getAttr = aliasGetAttr,
              .compare = aliasCompare,
              .iter = aliasIter,
              .create = aliasNew,
              .bitOr = unionOf,
              .getItem = aliasGetItem,
              .trace = traceAlias},
    .methods = aliasMethods,
    .getSets = aliasGetSets,
    .instanceSize = sizeof(rt::GenericAlias),
};

} // namespace pyaot::rt
