//===- Partial.cpp - functools.partial ----------------------------------------------------===//
#include "Functools/Functools.h"
#include "Startup/Semantics.h"

namespace pyaot::rt::functools {

namespace {

struct Partial : Object {
  Value function;
  Value args;     ///< Tuple.
  Value keywords; ///< Dict. Programs may change it.
  Value names;    ///< Its keys as a tuple, while `version` is that of the dict; kUnset.
  uint32_t version;
};
Partial *partial(Value v) { return static_cast<Partial *>(objectOf(v)); }
void trace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<Partial *>(self)->function, 4); }

bool hasAttributes(Value v) {
  Value state = callMethod(v, names::__getstate__, {});
  if (!state)
    clearPending();
  return state && !isNone(state);
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!nargs)
    return raise(types::TypeError, "type 'partial' takes at least one argument");
  Value function = args[0];
  if (!isCallable(function))
    return raise(types::TypeError, "the first argument must be callable");
  Tuple *before = emptyTuple;
  Dict *keywords = newDict();
  // A partial of a partial is one.
  if (isNative(function, partialType) && !hasAttributes(function)) {
    Partial *inner = partial(function);
    before = as<Tuple>(inner->args);
    keywords = copy(as<Dict>(inner->keywords));
    function = inner->function;
  }
  Tuple *all = newTuple(before->length + int64_t(nargs) - 1);
  for (int64_t i = 0; i < before->length; ++i)
    all->items()[i] = before->items()[i];
  for (size_t i = 1; i < nargs; ++i)
    all->items()[before->length + int64_t(i) - 1] = args[i];
  for (int64_t i = 0; i < keywordCount(keywordNames); ++i)
    setStr(keywords, as<Str>(keywordNames->items()[i]), args[nargs + size_t(i)]);
  auto *p = static_cast<Partial *>(allocateInstance(cls));
  p->function = function;
  p->args = valueOf(all);
  p->keywords = valueOf(keywords);
  p->names = kUnset;
  return valueOf(p);
}

Tuple *namesOf(Partial *p) {
  Dict *dict = as<Dict>(p->keywords);
  if (p->names != kUnset && p->version == dict->version)
    return as<Tuple>(p->names);
  Tuple *names = newTuple(dict->used);
  int64_t position = 0, i = 0;
  Value key, value;
  while (nextEntry(dict, &position, &key, &value))
    names->items()[i++] = key;
  store(p, &p->names, valueOf(names));
  p->version = dict->version;
  return names;
}

Value callPartial(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Partial *p = partial(self);
  Tuple *before = as<Tuple>(p->args);
  Dict *own = as<Dict>(p->keywords);
  int64_t given = keywordCount(keywordNames), n = before->length + int64_t(nargs);
  CallValues values(size_t(n + own->used + given));
  for (int64_t i = 0; i < before->length; ++i)
    values.all[i] = before->items()[i];
  for (size_t i = 0; i < nargs; ++i)
    values.all[before->length + int64_t(i)] = args[i];
  Value *out = values.all + n;
  if (!own->used) {
    for (int64_t i = 0; i < given; ++i)
      out[i] = args[nargs + size_t(i)];
    return Call(p->function, values.all, uint64_t(n), keywordNames);
  }
  Value key, value;
  int64_t position = 0, k = 0;
  if (!given) {
    Tuple *names = namesOf(p);
    while (nextEntry(own, &position, &key, &value))
      out[k++] = value;
    return Call(p->function, values.all, uint64_t(n), names);
  }
  Dict *merged = copy(own);
  for (int64_t i = 0; i < given; ++i)
    setStr(merged, as<Str>(keywordNames->items()[i]), args[nargs + size_t(i)]);
  Tuple *names = newTuple(merged->used);
  while (nextEntry(merged, &position, &key, &value)) {
    names->items()[k] = key;
    out[k++] = value;
  }
  return Call(p->function, values.all, uint64_t(n), names);
}

Value reprOf(Value self) {
  Partial *p = partial(self);
  Type *type = typeOf(self);
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("..."));
  StrBuilder out;
  Value name = semanticsAtLeast(13) && type->flags & Type::Heap
                   ? formatText("%S.%S", getAttr(valueOf(type), names::__module__), type->qualname)
                   : formatText("%N", type);
  out.append(as<Str>(name));
  out.append('(');
  Str *text = repr(p->function);
  if (text)
    out.append(text);
  Tuple *args = as<Tuple>(p->args);
  for (int64_t i = 0; text && i < args->length; ++i) {
    out.append(", ");
    if ((text = repr(args->items()[i])))
      out.append(text);
  }
  int64_t position = 0;
  Value key, value;
  while (text && nextEntry(as<Dict>(p->keywords), &position, &key, &value)) {
    out.append(", ");
    if ((text = str(key)))
      out.append(text);
    out.append('=');
    if (text && (text = repr(value)))
      out.append(text);
  }
  leaveRepr(self);
  if (!text)
    return kError;
  out.append(')');
  return valueOf(out.finish());
}

Value reduce(Value self, Value *, size_t, Tuple *) {
  Partial *p = partial(self);
  Value attributes = callMethod(self, names::__getstate__, {});
  if (!attributes)
    return kError;
  return valueOf(makeTuple({valueOf(typeOf(self)), valueOf(makeTuple({p->function})),
                            valueOf(makeTuple({p->function, p->args, p->keywords, attributes}))}));
}

Value setState(Value self, Value *args, size_t, Tuple *) {
  Tuple *state = isKind<Tuple>(args[0]) ? as<Tuple>(args[0]) : nullptr;
  if (!state || state->length != 4 || !isCallable(state->items()[0]) || !isKind<Tuple>(state->items()[1]) ||
      (!isNone(state->items()[2]) && !isKind<Dict>(state->items()[2])))
    return raise(types::TypeError, "invalid partial state");
  Partial *p = partial(self);
  Tuple *positional = isExact<Tuple>(state->items()[1]) ? as<Tuple>(state->items()[1]) : tupleFrom(state->items()[1]);
  if (!positional)
    return kError;
  Value keywords = state->items()[2];
  store(p, &p->function, state->items()[0]);
  store(p, &p->args, valueOf(positional));
  store(p, &p->keywords, isNone(keywords) ? valueOf(newDict()) : isExact<Dict>(keywords) ? keywords : valueOf(copy(as<Dict>(keywords))));
  p->names = kUnset;
  Value attributes = state->items()[3];
  return isNone(attributes) || setAttr(self, names::__dict__, attributes) >= 0 ? kNone : kError;
}

Value getFunction(Value self) { return partial(self)->function; }
Value getArgs(Value self) { return partial(self)->args; }
Value getKeywords(Value self) { return partial(self)->keywords; }

constexpr NativeMethod methods[] = {
    {"__reduce__", reduce}, {"__setstate__", setState, Arity::One}, PYAOT_CLASS_GETITEM, {}};
constexpr NativeGetSet getSets[] = {
    {"func", getFunction, nullptr, true}, {"args", getArgs, nullptr, true}, {"keywords", getKeywords, nullptr, true}, {}};
constexpr TypeDefinition definition = {
    .slots = {.repr = reprOf, .call = callPartial, .create = create, .trace = trace},
    .methods = methods,
    .getSets = getSets,
    .doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n",
    .instanceSize = sizeof(Partial),
};

} // namespace

Value makePartial(Value function, Tuple *args, Dict *keywords) {
  auto *p = allocateNative<Partial>(partialType);
  p->function = function;
  p->args = valueOf(args);
  p->keywords = valueOf(keywords);
  p->names = kUnset;
  return valueOf(p);
}

constinit NativeType partialType = {"functools", "partial", &definition,
                                    Type::Subclassable | Type::HasDict | Type::HasWeakRefs};

} // namespace pyaot::rt::functools
