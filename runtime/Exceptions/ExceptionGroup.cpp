//===- ExceptionGroup.cpp - several exceptions at a time ------------------------------===//
//
// BaseExceptionGroup and ExceptionGroup with derive, split and subgroup, and what
// `except*` needs: matching a part of a group, and putting what was not handled
// together again. Python reference: "except* clause"; library, "Exception groups".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"

namespace pyaot {

namespace rt {

static bool isGroup(Value v) { return isInstance(v, &types::BaseExceptionGroup); }
static Tuple *partsOf(Value group) { return as<Tuple>(exceptionOf(group)->fields[fields::GroupExceptions]); }

static bool isSequence(Value v) {
  if (isKind<List>(v) || isKind<Tuple>(v))
    return true;
  const Slots &slots = typeOf(v)->slots;
  return slots.getItem && !isKind<Dict>(v) && !isType(v);
}

static Value createGroup(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs != 2)
    return raise(types::TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%z given)", nargs);
  if (!isStr(args[0]))
    return raise(types::TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
  if (!isSequence(args[1]))
    return raise(types::TypeError, "second argument (exceptions) must be a sequence");
  Tuple *parts = tupleFrom(args[1]);
  if (!parts)
    return kError;
  if (!parts->length)
    return raise(types::ValueError, "second argument (exceptions) must be a non-empty sequence");
  bool onlyExceptions = true;
  for (int64_t i = 0; i < parts->length; ++i) {
    Value part = parts->items()[i];
    if (!isException(part))
      return raise(types::ValueError, "Item %l of second argument (exceptions) is not an exception", i);
    onlyExceptions &= isInstance(part, &types::Exception);
  }
  if (cls == &types::BaseExceptionGroup) {
    if (onlyExceptions)
      cls = &types::ExceptionGroup;
  } else if (!onlyExceptions && isSubtype(cls, &types::Exception)) {
    if (cls == &types::ExceptionGroup)
      return raise(types::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    return raise(types::TypeError, "Cannot nest BaseExceptions in '%.200N'", cls);
  }
  Value self = createException(cls, args, nargs, nullptr);
  exceptionOf(self)->fields[fields::GroupMessage] = args[0];
  exceptionOf(self)->fields[fields::GroupExceptions] = valueOf(parts);
  return self;
}

Value makeExceptionGroup(Str *message, Value exceptions) {
  Value args[2] = {valueOf(message), exceptions};
  return createGroup(&types::BaseExceptionGroup, args, 2, nullptr);
}

static Value strOfGroup(Value self) {
  int64_t count = partsOf(self)->length;
  return formatText("%S (%l sub-exception%s)", getField<fields::GroupMessage>(self), count, count > 1 ? "s" : "");
}

static Value derive(Value self, Value *args, size_t, Tuple *) {
  Value parts[2] = {exceptionOf(self)->fields[fields::GroupMessage], args[0]};
  return createGroup(&types::BaseExceptionGroup, parts, 2, nullptr);
}

/// `group.derive(parts)` with the traceback, context, cause and notes of `group`.
static Value deriveLike(Value group, List *parts) {
  Value derived = callMethod(group, intern("derive"), {valueOf(parts)});
  if (!derived)
    return kError;
  if (!isGroup(derived))
    return raise(types::TypeError, "derive must return an instance of BaseExceptionGroup");
  BaseException *from = exceptionOf(group), *to = exceptionOf(derived);
  store(to, &to->traceback, from->traceback);
  store(to, &to->context, from->context);
  store(to, &to->cause, from->cause);
  to->suppressContext = from->suppressContext || !isNone(from->cause);
  Value notes = getAttrOptional(group, names::__notes__);
  if (!notes)
    return kError;
  if (notes != kUnset && isSequence(notes)) {
    List *copied = listFrom(notes);
    if (!copied || setAttr(derived, names::__notes__, valueOf(copied)) == kRaised)
      return kError;
  }
  return derived;
}

// --- Splitting ------------------------------------------------------------------------------------------------------

namespace {

/// What the leaves and groups to be chosen have in common.
struct Condition {
  enum { ByType, ByCallable, ByIdentity } kind;
  Value what; ///< Type or tuple of types; callable; list of leaf exceptions.

  /// -1: exception.
  Status matches(Value exception) const {
    switch (kind) {
    case ByType: {
      if (isType(what))
        return isInstance(exception, as<Type>(what));
      for (int64_t i = 0; i < as<Tuple>(what)->length; ++i)
        if (isInstance(exception, as<Type>(as<Tuple>(what)->items()[i])))
          return 1;
      return 0;
    }
    case ByCallable: {
      Value answer = call(what, {exception});
      return answer ? truth(answer) : kRaised;
    }
    case ByIdentity: {
      if (isGroup(exception))
        return 0;
      for (int64_t i = 0; i < as<List>(what)->length; ++i)
        if (as<List>(what)->items[i] == exception)
          return 1;
      return 0;
    }
    }
    return 0;
  }
};

struct Parts {
  Value match = kNone, rest = kNone;
};

} // namespace

static Status splitGroup(Value exception, const Condition &condition, bool wantsRest, Parts *out) {
  *out = {};
  Status answer = condition.matches(exception);
  if (answer == kRaised)
    return kRaised;
  if (answer) {
    out->match = exception;
    return kOk;
  }
  if (!isGroup(exception)) {
    if (wantsRest)
      out->rest = exception;
    return kOk;
  }
  RecursionGuard guard(" in exceptiongroup_split_recursive");
  if (!guard.ok)
    return kRaised;
  List *match = newList(), *rest = newList();
  Tuple *parts = partsOf(exception);
  for (int64_t i = 0; i < parts->length; ++i) {
    Parts inner;
    if (splitGroup(parts->items()[i], condition, wantsRest, &inner) == kRaised)
      return kRaised;
    if (!isNone(inner.match))
      append(match, inner.match);
    if (!isNone(inner.rest))
      append(rest, inner.rest);
  }
  if (match->length && !(out->match = deriveLike(exception, match)))
    return kRaised;
  if (wantsRest && rest->length && !(out->rest = deriveLike(exception, rest)))
    return kRaised;
  return kOk;
}

static bool makeCondition(Value what, Condition *out) {
  bool isTypes = isExceptionClass(what);
  if (isKind<Tuple>(what)) {
    isTypes = true;
    for (int64_t i = 0; i < as<Tuple>(what)->length; ++i)
      isTypes &= isExceptionClass(as<Tuple>(what)->items()[i]);
  }
  *out = {isTypes ? Condition::ByType : Condition::ByCallable, what};
  if (isTypes || (isObject(what) && objectOf(what)->shape->kind == Kind::Function))
    return true;
  raise(types::TypeError, "expected a function, exception type or tuple of exception types");
  return false;
}

static Value split(Value self, Value *args, size_t, Tuple *) {
  Condition condition;
  Parts parts;
  if (!makeCondition(args[0], &condition) || splitGroup(self, condition, true, &parts) == kRaised)
    return kError;
  return valueOf(makeTuple({parts.match, parts.rest}));
}

static Value subgroup(Value self, Value *args, size_t, Tuple *) {
  Condition condition;
  Parts parts;
  if (!makeCondition(args[0], &condition) || splitGroup(self, condition, false, &parts) == kRaised)
    return kError;
  return parts.match;
}

static Value classGetItem(Value self, Value *args, size_t, Tuple *) {
  return call(valueOf(&types::GenericAlias), {self, args[0]});
}

static constinit const NativeMethod groupMethods[] = {
    {"__class_getitem__", classGetItem, Arity::One, 1, 1, NativeMethod::Class, "See PEP 585"},
    {"derive", derive, Arity::One, 1, 1},
    {"split", split, Arity::Range, 1, 1},
    {"subgroup", subgroup, Arity::Range, 1, 1},
    {},
};

static Status readOnly(Value, Value) { return raise(types::AttributeError, "readonly attribute"); }
static constinit const NativeGetSet groupGetSets[] = {
    {"message", getField<fields::GroupMessage>, readOnly},
    {"exceptions", getField<fields::GroupExceptions>, readOnly},
    {},
};

constinit const TypeDefinition definitions::BaseExceptionGroup = {
    .slots = {.str = strOfGroup, .create = createGroup},
    .methods = groupMethods,
    .getSets = groupGetSets,
    .doc = "A combination of multiple unrelated exceptions.",
    .instanceSize = sizeof(BaseException),
};
constinit const TypeDefinition definitions::ExceptionGroup = {.slots = {}, .instanceSize = sizeof(BaseException)};

// --- except* ----------------------------------------------------------------------------------------------------------

static bool isSubclassOfGroup(Value cls) { return isSubtype(as<Type>(cls), &types::BaseExceptionGroup); }

} // namespace rt

using namespace rt;

Status rt::MatchExceptionGroup(Value exception, Value cls, Value *out) {
  out[0] = exception;
  out[1] = kNone;
  Tuple *all = isKind<Tuple>(cls) ? as<Tuple>(cls) : makeTuple({cls});
  for (int64_t i = 0; i < all->length; ++i)
    if (!isExceptionClass(all->items()[i]))
      return raise(types::TypeError, "catching classes that do not inherit from BaseException is not allowed");
  for (int64_t i = 0; i < all->length; ++i)
    if (isSubclassOfGroup(all->items()[i]))
      return raise(types::TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
  if (isNone(exception))
    return 0;
  Condition condition{Condition::ByType, valueOf(all)};
  if (condition.matches(exception)) {
    Value match = exception;
    if (!isGroup(exception)) {
      match = makeExceptionGroup(emptyStr, valueOf(makeTuple({exception})));
      if (!match)
        return kRaised;
    }
    out[0] = kNone;
    out[1] = match;
  } else if (isGroup(exception)) {
    // The group's class may have a split of its own.
    Value pair = callMethod(exception, intern("split"), {cls});
    if (!pair)
      return kRaised;
    if (!isKind<Tuple>(pair))
      return raise(types::TypeError, "%N.split must return a tuple, not %T", typeOf(exception), pair);
    if (as<Tuple>(pair)->length < 2)
      return raise(types::TypeError, "%N.split must return a 2-tuple, got tuple of size %l", typeOf(exception),
                   as<Tuple>(pair)->length);
    out[1] = as<Tuple>(pair)->items()[0];
    out[0] = as<Tuple>(pair)->items()[1];
  }
  if (isNone(out[1]))
    return 0;
  thread.exceptions->handled = out[1];
  return 1;
}

/// Raised again unchanged, and not a new exception: same notes, traceback, cause and context as the original.
static bool isReraised(Value exception, Value original) {
  BaseException *a = exceptionOf(exception), *b = exceptionOf(original);
  return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context &&
         notesOf(exception) == notesOf(original);
}

static void collectLeaves(Value exception, List *leaves) {
  if (!isGroup(exception)) {
    append(leaves, exception);
    return;
  }
  for (int64_t i = 0; i < partsOf(exception)->length; ++i)
    collectLeaves(partsOf(exception)->items()[i], leaves);
}

Value rt::PrepareReraiseStar(Value original, Value list) {
  List *all = as<List>(list);
  if (!all->length)
    return kNone;
  // A naked exception was wrapped for the clause that caught it: at most one thing was raised.
  if (!isGroup(original))
    return all->items[0];
  List *raised = newList(), *leaves = newList();
  for (int64_t i = 0; i < all->length; ++i) {
    Value e = all->items[i];
    if (isNone(e))
      continue;
    if (isReraised(e, original))
      collectLeaves(e, leaves);
    else
      append(raised, e);
  }
  // What was raised again keeps its place in the original group.
  Value reraised = kNone;
  if (leaves->length) {
    Parts parts;
    if (splitGroup(original, {Condition::ByIdentity, valueOf(leaves)}, false, &parts) == kRaised)
      return kError;
    reraised = parts.match;
  }
  if (!raised->length)
    return reraised;
  if (!isNone(reraised))
    append(raised, reraised);
  if (raised->length > 1)
    return makeExceptionGroup(emptyStr, valueOf(raised));
  return raised->items[0];
}

} // namespace pyaot
