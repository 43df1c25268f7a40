//===- ContextVars.cpp - module _contextvars --------------------------------------------------------===//
//
// A context is a dict from variables to values that copies share until one of them sets something. The current one of
// each thread stands among the thread's locals. Python reference: library, "contextvars".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Containers/Dict.h"
#include "Functions/Functions.h"
#include "Modules/NativeModule.h"
#include "Threads/Record.h"

namespace pyaot::rt {

namespace {

struct Variable : Object {
  Value name, fallback; ///< fallback kUnset: none.
};
struct Context : Object {
  Value values;   ///< Dict.
  Value previous; ///< The context that run() came from; kUnset: not entered.
  bool isShared;  ///< Another context may have the same dict.
};
struct Token : Object {
  Value context, variable, old; ///< old kUnset: there was no value.
  bool isUsed;
};

extern NativeType variableType, contextType, tokenType, missingType;
constinit Value missing = kUnset;

Variable *variable(Value v) { return static_cast<Variable *>(objectOf(v)); }
Context *context(Value v) { return static_cast<Context *>(objectOf(v)); }
Token *token(Value v) { return static_cast<Token *>(objectOf(v)); }
template <typename T, size_t count> void traceFields(Object *self, Tracer &tracer) {
  tracer.visit(reinterpret_cast<Value *>(self + 1), count);
}
Dict *valuesOf(Value self) { return as<Dict>(context(self)->values); }

Value newContext(Value values, bool isShared) {
  auto *c = allocateNative<Context>(contextType);
  c->values = values;
  c->previous = kUnset;
  c->isShared = isShared;
  return valueOf(c);
}

/// The key under which a thread's current context stands.
Value threadKey() { return valueOf(typeOf(contextType)); }
void setCurrent(Value c) {
  if (!runningThread->locals)
    runningThread->locals = newDict();
  set(runningThread->locals, threadKey(), c);
}
Value current() {
  Value c = runningThread->locals ? get(runningThread->locals, threadKey()) : kUnset;
  if (c != kUnset && !isNone(c))
    return c;
  c = newContext(valueOf(newDict()), false);
  setCurrent(c);
  return c;
}

Dict *ownValues(Value c) {
  if (context(c)->isShared) {
    store(context(c), &context(c)->values, valueOf(copy(valuesOf(c))));
    context(c)->isShared = false;
  }
  return valuesOf(c);
}
Value copyOf(Value c) {
  context(c)->isShared = true;
  return newContext(context(c)->values, true);
}

// --- ContextVar ------------------------------------------------------------------------------------------------------------

Value createVariable(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "default", nullptr};
  Value bound[2];
  if (!bindNative("ContextVar", parameters, 1, 1, 1, args, nargs, keywordNames, bound))
    return kError;
  if (!isStr(bound[0]))
    return raise(types::TypeError, "context variable name must be a str");
  auto *v = allocateNative<Variable>(variableType);
  v->name = bound[0];
  v->fallback = bound[1];
  return valueOf(v);
}

Value getMethod(Value self, Value *args, size_t nargs, Tuple *) {
  Value c = runningThread->locals ? get(runningThread->locals, threadKey()) : kUnset;
  Value v = c == kUnset || isNone(c) ? kUnset : get(valuesOf(c), self);
  if (v != kUnset)
    return v;
  if (nargs)
    return args[0];
  return variable(self)->fallback != kUnset ? variable(self)->fallback : Value(raiseWith(types::LookupError, self));
}

Value setMethod(Value self, Value *args, size_t, Tuple *) {
  Value c = current(), old = get(valuesOf(c), self);
  if (set(ownValues(c), self, args[0]) < 0)
    return kError;
  auto *t = allocateNative<Token>(tokenType);
  t->context = c;
  t->variable = self;
  t->old = old;
  return valueOf(t);
}

Value resetMethod(Value self, Value *args, size_t, Tuple *) {
  if (!isNative(args[0], tokenType))
    return raise(types::TypeError, "expected an instance of Token, got %R", args[0]);
  Token *t = token(args[0]);
  if (t->isUsed)
    return raise(types::RuntimeError, "%R has already been used once", args[0]);
  if (t->variable != self)
    return raise(types::ValueError, "%R was created by a different ContextVar", args[0]);
  Value c = current();
  if (t->context != c)
    return raise(types::ValueError, "%R was created in a different Context", args[0]);
  t->isUsed = true;
  if (t->old == kUnset)
    return remove(ownValues(c), self) < 0 ? kError : kNone;
  return set(ownValues(c), self, t->old) < 0 ? kError : kNone;
}

Value reprVariable(Value self) {
  Variable *v = variable(self);
  if (v->fallback == kUnset)
    return formatText("<ContextVar name=%R at %s>", v->name, addressText(self).text);
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : formatText("<ContextVar name=%R default=... at %s>", v->name, addressText(self).text);
  Value text = formatText("<ContextVar name=%R default=%R at %s>", v->name, v->fallback, addressText(self).text);
  leaveRepr(self);
  return text;
}
Value getName(Value self) { return variable(self)->name; }

constexpr NativeMethod variableMethods[] = {{"get", getMethod, Arity::Range, 0, 1},
                                            {"set", setMethod, Arity::One},
                                            {"reset", resetMethod, Arity::One},
                                            PYAOT_CLASS_GETITEM,
                                            {}};
constexpr NativeGetSet variableGetSets[] = {{"name", getName, nullptr, true}, {}};
constexpr TypeDefinition variableDefinition = {
    .slots = {.repr = reprVariable, .create = createVariable, .trace = traceFields<Variable, 2>},
    .methods = variableMethods,
    .getSets = variableGetSets,
    .instanceSize = sizeof(Variable),
};
constinit NativeType variableType = {"_contextvars", "ContextVar", &variableDefinition};

// --- Token -------------------------------------------------------------------------------------------------------------------

Value createToken(Type *, Value *, size_t, Tuple *) {
  return raise(types::RuntimeError, "Tokens can only be created by ContextVars");
}
Value reprToken(Value self) {
  return formatText("<Token%s var=%R at %s>", token(self)->isUsed ? " used" : "", token(self)->variable, addressText(self).text);
}
Value getVariable(Value self) { return token(self)->variable; }
Value getOld(Value self) { return token(self)->old == kUnset ? missing : token(self)->old; }
constexpr NativeMethod tokenMethods[] = {PYAOT_CLASS_GETITEM, {}};
constexpr NativeGetSet tokenGetSets[] = {{"var", getVariable}, {"old_value", getOld}, {}};
constexpr TypeDefinition tokenDefinition = {
    .slots = {.repr = reprToken, .create = createToken, .trace = traceFields<Token, 3>},
    .methods = tokenMethods,
    .getSets = tokenGetSets,
    .instanceSize = sizeof(Token),
};
constinit NativeType tokenType = {"_contextvars", "Token", &tokenDefinition};

Value reprMissing(Value) { return valueOf(makeStr("<Token.MISSING>")); }
constexpr TypeDefinition missingDefinition = {.slots = {.repr = reprMissing}, .instanceSize = sizeof(Object)};
constinit NativeType missingType = {"builtins", "Token.MISSING", &missingDefinition};

// --- Context -------------------------------------------------------------------------------------------------------------------

Value createContext(Type *, Value *, size_t nargs, Tuple *keywordNames) {
  if (nargs || (keywordNames && keywordNames->length))
    return raise(types::TypeError, "Context() does not accept any arguments");
  return newContext(valueOf(newDict()), false);
}

Value run(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!nargs)
    return raise(types::TypeError, "run() missing 1 required positional argument");
  Context *c = context(self);
  if (c->previous != kUnset)
    return raise(types::RuntimeError, "cannot enter context: %R is already entered", self);
  store(c, &c->previous, current());
  setCurrent(self);
  Value result = Call(args[0], args + 1, nargs - 1, keywordNames);
  setCurrent(c->previous);
  c->previous = kUnset;
  return result;
}

bool checkKey(Value key) {
  if (isNative(key, variableType))
    return true;
  raise(types::TypeError, "a ContextVar key was expected, got %R", key);
  return false;
}
Value getItem(Value self, Value key) {
  if (!checkKey(key))
    return kError;
  Value v = get(valuesOf(self), key);
  return v == kUnset ? Value(raiseWith(types::KeyError, key)) : v;
}
Value contextGet(Value self, Value *args, size_t nargs, Tuple *) {
  if (!checkKey(args[0]))
    return kError;
  Value v = get(valuesOf(self), args[0]);
  return v == kUnset ? (nargs > 1 ? args[1] : kNone) : v;
}
Status contains(Value self, Value key) {
  if (!checkKey(key))
    return kRaised;
  Value v = get(valuesOf(self), key);
  return !v ? kRaised : v != kUnset;
}
int64_t lengthOf(Value self) { return valuesOf(self)->used; }
/// A snapshot: what is set meanwhile does not disturb.
Value snapshot(Value self) {
  context(self)->isShared = true;
  return context(self)->values;
}
Value iterate(Value self) { return GetIter(snapshot(self)); }
Value keys(Value self, Value *, size_t, Tuple *) { return GetIter(snapshot(self)); }
Value values(Value self, Value *, size_t, Tuple *) { return GetIter(makeDictView(&shapes::DictValues, snapshot(self))); }
Value items(Value self, Value *, size_t, Tuple *) { return GetIter(makeDictView(&shapes::DictItems, snapshot(self))); }
Value copyMethod(Value self, Value *, size_t, Tuple *) { return copyOf(self); }
Value compareContexts(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isNative(a, contextType) || !isNative(b, contextType))
    return kNotImplemented;
  return compare(context(a)->values, context(b)->values, op);
}

constexpr NativeMethod contextMethods[] = {{"copy", copyMethod},
                                           {"get", contextGet, Arity::Range, 1, 2},
                                           {"items", items},
                                           {"keys", keys},
                                           {"values", values},
                                           {"run", run, Arity::Keywords},
                                           {}};
constexpr TypeDefinition contextDefinition = {
    .slots = {.compare = compareContexts,
              .iter = iterate,
              .create = createContext,
              .length = lengthOf,
              .getItem = getItem,
              .contains = contains,
              .trace = traceFields<Context, 2>},
    .methods = contextMethods,
    .instanceSize = sizeof(Context),
};
constinit NativeType contextType = {"_contextvars", "Context", &contextDefinition, Type::HasWeakRefs};

Value copyContext(Value, Value *, size_t, Tuple *) { return copyOf(current()); }
constexpr NativeMethod functions[] = {{"copy_context", copyContext}, {}};

Status initialise(Dict *ns) {
  for (NativeType *type : {&variableType, &contextType, &tokenType})
    setStr(ns, intern(type->name), valueOf(typeOf(*type)));
  missing = valueOf(allocateNative<Object>(missingType));
  addRoot(&missing);
  setStr(typeOf(tokenType)->dict, intern("MISSING"), missing);
  return kOk;
}

} // namespace

constinit const NativeModule modules::contextvars_ = {"_contextvars", functions, initialise};

} // namespace pyaot::rt
