//===- Generic.cpp - typing.Generic and the aliases of generic classes -------------------===//
//
// Where the program contains the module typing, its functions do the work, as
// with CPython; otherwise what follows, which does the same for classes made with
// type parameters. Python reference: library, "typing", "Generic".
//
//===----------------------------------------------------------------------===//
#include "Classes/TypeParameters.h"

#include "Classes/Union.h"
#include "Modules/Module.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

TypingAlias *alias(Value v) { return as<TypingAlias>(v); }
constinit Type *generic = nullptr;

Value makeTypingAlias(Value origin, Tuple *args) {
  auto *a = allocate<TypingAlias>(&shapes::TypingAlias);
  a->origin = origin;
  a->args = args;
  a->parameters = valueOf(typeParametersOf(args));
  return valueOf(a);
}

/// A function of the module typing, if the program has run it; kUnset if not.
Value functionOfTyping(const char *name) {
  Value module = getStr(modulesDict(), intern("typing"));
  return module == kUnset ? kUnset : getAttrOptional(module, intern(name));
}

Tuple *parametersOfClass(Value cls) {
  Value v = getAttrOptional(cls, intern("__parameters__"));
  if (!v)
    clearPending();
  return v && v != kUnset && isKind<Tuple>(v) ? as<Tuple>(v) : emptyTuple;
}

Value substitute(Value v, Tuple *parameters, Value *values) {
  for (int64_t i = 0; i < parameters->length; ++i)
    if (parameters->items()[i] == v)
      return values[i];
  Value nested = isObject(v) && !isType(v) ? getAttrOptional(v, intern("__parameters__")) : kUnset;
  if (!nested)
    return kError;
  if (nested == kUnset || !isKind<Tuple>(nested) || !as<Tuple>(nested)->length)
    return v;
  RootedValues inner;
  for (int64_t i = 0; i < as<Tuple>(nested)->length; ++i)
    inner.push(substitute(as<Tuple>(nested)->items()[i], parameters, values));
  return GetItem(v, inner.size() == 1 ? inner[0] : valueOf(makeTuple(inner.begin(), inner.size())));
}

/// The arguments for each of `parameters`; *Ts takes what the others leave. Null = exception.
Tuple *matchArguments(Value of, Tuple *parameters, Tuple *args) {
  int64_t variadic = -1, required = parameters->length;
  for (int64_t i = 0; i < parameters->length; ++i)
    if (objectOf(parameters->items()[i])->shape->kind == Kind::TypeVarTuple)
      variadic = i;
  if (variadic >= 0) {
    --required;
  } else if (semanticsAtLeast(13)) {
    while (required > 0 && as<TypeParameter>(parameters->items()[required - 1])->defaultValue.exists())
      --required;
  }
  if (args->length < required || (variadic < 0 && args->length > parameters->length))
    return raise(types::TypeError, "Too %s arguments for %R; actual %l, expected %s%l", args->length < required ? "few" : "many",
                 of, args->length, required < parameters->length && args->length < required ? "at least " : "", 
                 args->length < required ? required : parameters->length);
  return args;
}

Value classGetItem(Value, Value *args, size_t nargs, Tuple *) {
  if (nargs != 2)
    return raise(types::TypeError, "Generic.__class_getitem__() takes exactly one argument (%z given)", nargs - 1);
  Value cls = args[0];
  if (Value typing = functionOfTyping("_generic_class_getitem"); !typing)
    return kError;
  else if (typing != kUnset)
    return call(typing, {cls, args[1]});
  Tuple *params = isExact<Tuple>(args[1]) ? as<Tuple>(args[1]) : makeTuple({args[1]});
  if (as<Type>(cls) == generic) {
    if (!params->length)
      return raise(types::TypeError, "Parameter list to Generic[...] cannot be empty");
    for (int64_t i = 0; i < params->length; ++i) {
      Value v = params->items()[i];
      if (!isTypeParameter(v) && !(isExact<TypingAlias>(v) && alias(v)->isUnpack))
        return raise(types::TypeError, "Parameters to Generic[...] must all be type variables or parameter specification variables.");
      for (int64_t j = 0; j < i; ++j)
        if (params->items()[j] == v)
          return raise(types::TypeError, "Parameters to Generic[...] must all be unique");
    }
    return makeTypingAlias(cls, params);
  }
  Tuple *expected = parametersOfClass(cls);
  if (!expected->length)
    return raise(types::TypeError, "%R is not a generic class", cls);
  RootedValues converted;
  for (int64_t i = 0; i < params->length; ++i)
    converted.push(isNone(params->items()[i]) ? valueOf(&types::NoneType) : params->items()[i]);
  Tuple *matched = matchArguments(cls, expected, makeTuple(converted.begin(), converted.size()));
  if (!matched)
    return kError;
  RootedValues all;
  for (Value v : converted)
    all.push(v);
  for (int64_t i = int64_t(all.size()); i < expected->length; ++i) {
    TypeParameter *p = as<TypeParameter>(expected->items()[i]);
    if (!p->defaultValue.exists())
      break;
    Value v = p->defaultValue.get(p, kNone);
    if (!v)
      return kError;
    all.push(v);
  }
  return makeTypingAlias(cls, makeTuple(all.begin(), all.size()));
}

Value initSubclass(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  Value cls = args[0];
  if (Value typing = functionOfTyping("_generic_init_subclass"); !typing)
    return kError;
  else if (typing != kUnset)
    return call(typing, args, nargs, keywordNames);
  Value super = call(valueOf(&types::Super), {valueOf(generic), cls});
  Value next = super ? getAttr(super, names::__init_subclass__) : kError;
  if (!next || !call(next, args + 1, nargs - 1, keywordNames))
    return kError;
  Value bases = getStr(as<Type>(cls)->dict, names::__orig_bases__);
  Tuple *found = emptyTuple;
  if (bases != kUnset && isKind<Tuple>(bases)) {
    found = typeParametersOf(as<Tuple>(bases));
    for (int64_t i = 0; i < as<Tuple>(bases)->length; ++i) {
      Value base = as<Tuple>(bases)->items()[i];
      if (base == valueOf(generic))
        return raise(types::TypeError, "Cannot inherit from plain Generic");
      if (!isExact<TypingAlias>(base) || alias(base)->origin != valueOf(generic))
        continue;
      Tuple *listed = as<Tuple>(alias(base)->parameters);
      for (int64_t j = 0; j < found->length; ++j) {
        Status isListed = 0;
        for (int64_t k = 0; k < listed->length; ++k)
          isListed |= listed->items()[k] == found->items()[j];
        if (!isListed)
          return raise(types::TypeError, "Some type variables (%S) are not listed in Generic[%S]", found->items()[j],
                       listed->items()[0]);
      }
      found = listed;
    }
  } else {
    Tuple *plain = as<Type>(cls)->bases;
    for (int64_t i = 0; i < plain->length; ++i)
      if (plain->items()[i] == valueOf(generic) && !equalStr(as<Type>(cls)->name, "Protocol"))
        return raise(types::TypeError, "Cannot inherit from plain Generic");
  }
  return setAttr(cls, intern("__parameters__"), valueOf(found)) < 0 ? kError : kNone;
}

constinit const NativeMethod classGetItemMethod = {"__class_getitem__", classGetItem, Arity::Keywords};
constinit const NativeMethod initSubclassMethod = {"__init_subclass__", initSubclass, Arity::Keywords};

// --- Aliases ---------------------------------------------------------------------------------------------------------------

Value aliasRepr(Value self) {
  TypingAlias *a = alias(self);
  if (a->isUnpack)
    return formatText("*%R", a->args->items()[0]);
  Str *origin = typingRepr(a->origin);
  if (!origin)
    return kError;
  StrBuilder out;
  out.append(origin);
  out.append('[');
  for (int64_t i = 0; i < a->args->length; ++i) {
    if (i)
      out.append(std::string_view(", "));
    Str *text = typingRepr(a->args->items()[i]);
    if (!text)
      return kError;
    out.append(text);
  }
  out.append(']');
  return valueOf(out.finish());
}

Value aliasCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (alias(self)->origin == kUnset || alias(self)->origin == valueOf(generic))
    return raise(types::TypeError, "Type Generic cannot be instantiated; use its subclasses");
  Value made = Call(alias(self)->origin, args, nargs, keywordNames);
  if (made && setAttr(made, intern("__orig_class__"), self) < 0)
    clearPending();
  return made;
}

Value aliasGetAttr(Value self, Str *name) {
  if (alias(self)->origin != kUnset) {
    if (equalStr(name, "__name__") || equalStr(name, "__qualname__"))
      return getAttr(alias(self)->origin, name);
    bool isDunder = name->length() > 4 && charAt(name, 0) == '_' && charAt(name, 1) == '_';
    if (!isDunder)
      return getAttr(alias(self)->origin, name);
  }
  return genericGetAttr(self, name);
}

Value aliasGetItem(Value self, Value key) {
  Tuple *parameters = as<Tuple>(alias(self)->parameters);
  if (!parameters->length || alias(self)->origin == valueOf(generic))
    return raise(types::TypeError, "%R is not a generic class", self);
  Tuple *values = matchArguments(self, parameters, isExact<Tuple>(key) ? as<Tuple>(key) : makeTuple({key}));
  if (!values)
    return kError;
  RootedValues args;
  for (int64_t i = 0; i < alias(self)->args->length; ++i) {
    Value v = substitute(alias(self)->args->items()[i], parameters, values->items());
    if (!v)
      return kError;
    args.push(v);
  }
  return makeTypingAlias(alias(self)->origin, makeTuple(args.begin(), args.size()));
}

Value aliasCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<TypingAlias>(b))
    return kNotImplemented;
  bool sameOrigin = alias(a)->origin == alias(b)->origin && alias(a)->isUnpack == alias(b)->isUnpack;
  Status same = sameOrigin ? equal(valueOf(alias(a)->args), valueOf(alias(b)->args)) : 0;
  return same < 0 ? kError : boolValue((same > 0) == (op == CompareOp::Equal));
}
int64_t aliasHash(Value self) { return hash(valueOf(alias(self)->args)); }

/// What stands for the alias among the bases. Reference: "Resolving MRO entries".
Value mroEntries(Value self, Value *args, size_t, Tuple *) {
  if (alias(self)->origin != valueOf(generic))
    return valueOf(makeTuple({alias(self)->origin}));
  bool isBehind = false;
  for (int64_t i = 0; i < as<Tuple>(args[0])->length; ++i) {
    Value base = as<Tuple>(args[0])->items()[i];
    if (isBehind && isExact<TypingAlias>(base))
      return valueOf(emptyTuple);
    isBehind |= base == self;
  }
  return valueOf(makeTuple({valueOf(generic)}));
}
Value noCheck(Value, Value *, size_t, Tuple *) {
  return raise(types::TypeError, "Subscripted generics cannot be used with class and instance checks");
}
Value getOrigin(Value self) { return alias(self)->origin == kUnset ? kNone : alias(self)->origin; }
Value getArgs(Value self) { return valueOf(alias(self)->args); }
Value getParameters(Value self) { return alias(self)->parameters; }

void traceAlias(Object *o, Tracer &t) {
  auto *a = static_cast<TypingAlias *>(o);
  t.visit(a->origin);
  t.visit(a->args);
  t.visit(a->parameters);
}

constinit const NativeMethod aliasMethods[] = {{"__mro_entries__", mroEntries, Arity::One},
                                               {"__instancecheck__", noCheck, Arity::One},
                                               {"__subclasscheck__", noCheck, Arity::One},
                                               {}};
constinit const NativeGetSet aliasGetSets[] = {
    {"__origin__", getOrigin}, {"__args__", getArgs}, {"__parameters__", getParameters}, {nullptr, nullptr}};

} // namespace

Type *genericType() {
  if (generic)
    return generic;
  addRoot(&generic);
  Dict *ns = newDict();
  auto put = [&](const NativeMethod &method) {
    Value f = makeBuiltinFunction(&method, kUnset, valueOf(intern("typing")));
    Value bound = call(valueOf(&types::ClassMethod), {f});
    if (bound)
      setStr(ns, intern(method.name), bound);
    return bound != kError;
  };
  setStr(ns, names::__module__, valueOf(intern("typing")));
  setStr(ns, names::__slots__, valueOf(emptyTuple));
  setStr(ns, names::__doc__, valueOf(makeStr("Abstract base class for generic types.")));
  if (!put(classGetItemMethod) || !put(initSubclassMethod))
    return nullptr;
  return generic = makeType(intern("Generic"), makeTuple({valueOf(&types::Object)}), ns);
}

Value makeUnpack(Value typeVarTuple) {
  auto *a = static_cast<TypingAlias *>(objectOf(makeTypingAlias(kUnset, makeTuple({typeVarTuple}))));
  a->isUnpack = true;
  return valueOf(a);
}

Tuple *typeParametersOf(Tuple *args) {
  RootedValues found;
  auto addOne = [&](Value v) {
    for (Value seen : found)
      if (seen == v)
        return;
    found.push(v);
  };
  for (int64_t i = 0; i < args->length; ++i) {
    Value v = args->items()[i];
    if (isTypeParameter(v)) {
      addOne(v);
      continue;
    }
    if (isType(v) || !isObject(v))
      continue;
    // Type variables that Python code made (typing of 3.11 and older).
    Value substitutes = isKind<Tuple>(v) || isKind<List>(v) ? kUnset : getAttrOptional(v, intern("__typing_subst__"));
    if (!substitutes) {
      clearPending();
    } else if (substitutes != kUnset) {
      addOne(v);
      continue;
    }
    Value inner = isKind<Tuple>(v) || isKind<List>(v) ? kUnset : getAttrOptional(v, intern("__parameters__"));
    if (isKind<Tuple>(v))
      inner = valueOf(typeParametersOf(as<Tuple>(v)));
    else if (isKind<List>(v))
      inner = valueOf(typeParametersOf(makeTuple(as<List>(v)->items, size_t(as<List>(v)->length))));
    if (!inner)
      clearPending();
    else if (inner != kUnset && isKind<Tuple>(inner))
      for (int64_t j = 0; j < as<Tuple>(inner)->length; ++j)
        addOne(as<Tuple>(inner)->items()[j]);
  }
  return makeTuple(found.begin(), found.size());
}

Str *typingRepr(Value v) {
  if (v == kEllipsis)
    return makeStr("...");
  if (isExact<Function>(v))
    return as<Str>(as<Function>(v)->name);
  if (!isType(v))
    return repr(v);
  Value module = moduleOfType(as<Type>(v)), qualname = qualnameOfType(as<Type>(v));
  if (module == kUnset || !isStr(module) || equalStr(as<Str>(module), "builtins"))
    return as<Str>(qualname);
  Value text = formatText("%S.%S", module, qualname);
  return text ? as<Str>(text) : nullptr;
}

constinit const TypeDefinition definitions::TypingAlias = {
    .slots = {.repr = aliasRepr,
              .hash = aliasHash,
              .call = aliasCall,
              .getAttr = aliasGetAttr,
              .compare = aliasCompare,
              .bitOr = unionOf,
              .getItem = aliasGetItem,
              .trace = traceAlias},
    .methods = aliasMethods,
    .getSets = aliasGetSets,
    .instanceSize = sizeof(rt::TypingAlias),
};

} // namespace pyaot::rt
