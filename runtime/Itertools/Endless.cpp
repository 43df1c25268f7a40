//===- Endless.cpp - itertools that may go on for ever: count, cycle, repeat -----------===//
#include "Itertools/Itertools.h"

namespace pyaot::rt::itertools {

namespace {

// --- count -----------------------------------------------------------------------------------------------------------

struct Count : Object {
  Value current, step;
};

bool isNumber(Value v) {
  const Slots &slots = typeOf(v)->slots;
  return slots.index || slots.toInt || slots.toFloat || isKind<Complex>(v);
}

Value countCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"start", "step", nullptr};
  Value bound[2];
  if (!bindNative("count", parameters, 0, -1, 0, args, nargs, keywordNames, bound))
    return kError;
  if ((bound[0] != kUnset && !isNumber(bound[0])) || (bound[1] != kUnset && !isNumber(bound[1])))
    return raise(types::TypeError, "a number is required");
  auto *it = makeInstance<Count>(cls);
  it->current = bound[0] == kUnset ? smallInt(0) : bound[0];
  it->step = bound[1] == kUnset ? smallInt(1) : bound[1];
  return valueOf(it);
}

Value countNext(Value self) {
  auto *it = as<Count>(self);
  Value current = it->current;
  if (areSmallInts(current, it->step)) [[likely]] {
    it->current = intValue(smallIntOf(current) + smallIntOf(it->step));
    return current;
  }
  Value next = Add(current, it->step);
  if (!next)
    return kError;
  store(it, &it->current, next);
  return current;
}

bool stepsByOne(Count *it) { return it->step == smallInt(1); }

Value countRepr(Value self) {
  auto *it = as<Count>(self);
  if (stepsByOne(it))
    return formatText("%U(%R)", typeOf(self)->name, it->current);
  return formatText("%U(%R, %R)", typeOf(self)->name, it->current, it->step);
}

Value countReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Count>(self);
  Tuple *args = stepsByOne(it) && isInt(it->current) ? makeTuple({it->current}) : makeTuple({it->current, it->step});
  return valueOf(makeTuple({typeValue(self), valueOf(args)}));
}

constexpr NativeMethod countMethods[] = {{"__reduce__", countReduce}, {}};
constexpr TypeDefinition countDefinition = {
    .slots = {.repr = countRepr, .iter = itself, .next = countNext, .create = countCreate, .trace = traceFields<Count, 2>},
    .methods = countMethods,
    .doc = "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def "
           "count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
    .instanceSize = sizeof(Count),
};

// --- cycle -----------------------------------------------------------------------------------------------------------

struct Cycle : Object {
  Value iterator; ///< kUnset once it ended.
  Value saved;    ///< List.
  int64_t position, firstPassDone;
};

Value cycleCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(cycleType, cls, "cycle", nargs, keywordNames, 1, 1))
    return kError;
  Value iterator = GetIter(args[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Cycle>(cls);
  it->iterator = iterator;
  it->saved = kNone;
  store(it, &it->saved, valueOf(newList()));
  return valueOf(it);
}

Value cycleNext(Value self) {
  auto *it = as<Cycle>(self);
  List *saved = as<List>(it->saved);
  if (it->iterator != kUnset) {
    Value item = IterNext(it->iterator);
    if (!item)
      return kError;
    if (item != kUnset) {
      if (!it->firstPassDone)
        append(saved, item);
      return item;
    }
    it->iterator = kUnset;
  }
  if (!saved->length)
    return kUnset;
  Value item = saved->items[it->position];
  if (++it->position >= saved->length)
    it->position = 0;
  return item;
}

Value cycleReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Cycle>(self);
  if (it->iterator != kUnset)
    return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->iterator})),
                              valueOf(makeTuple({it->saved, boolValue(it->firstPassDone != 0)}))}));
  Value rest = GetIter(it->saved);
  if (it->position && !callMethod(rest, intern("__setstate__"), {intValue(it->position)}))
    return kError;
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({rest})), valueOf(makeTuple({it->saved, kTrue}))}));
}

Value cycleSetState(Value self, Value *args, size_t, Tuple *) {
  Tuple *state = stateTuple(args[0], 2, 2);
  if (!state)
    return kError;
  if (!isKind<List>(state->items()[0]))
    return raise(types::TypeError, "argument 1 must be list, not %T", state->items()[0]);
  int64_t flag;
  if (!requireInt64(state->items()[1], &flag))
    return kError;
  auto *it = as<Cycle>(self);
  store(it, &it->saved, state->items()[0]);
  it->firstPassDone = flag != 0;
  it->position = 0;
  return kNone;
}

constexpr NativeMethod cycleMethods[] = {{"__reduce__", cycleReduce}, {"__setstate__", cycleSetState, Arity::One}, {}};
constexpr TypeDefinition cycleDefinition = {
    .slots = {.iter = itself, .next = cycleNext, .create = cycleCreate, .trace = traceFields<Cycle, 2>},
    .methods = cycleMethods,
    .doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    .instanceSize = sizeof(Cycle),
};

// --- repeat ----------------------------------------------------------------------------------------------------------

struct Repeat : Object {
  Value element;
  int64_t left; ///< -1: no end.
};

Value repeatCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"object", "times", nullptr};
  Value bound[2];
  if (!bindNative("repeat", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  int64_t times = -1;
  if (bound[1] != kUnset) {
    if (!requireInt64(bound[1], &times))
      return kError;
    times = times < 0 ? 0 : times;
  }
  auto *it = makeInstance<Repeat>(cls);
  it->element = bound[0];
  it->left = times;
  return valueOf(it);
}

Value repeatNext(Value self) {
  auto *it = as<Repeat>(self);
  if (it->left == 0)
    return kUnset;
  if (it->left > 0)
    --it->left;
  return it->element;
}

Value repeatRepr(Value self) {
  auto *it = as<Repeat>(self);
  return it->left < 0 ? formatText("%U(%R)", typeOf(self)->name, it->element)
                      : formatText("%U(%R, %l)", typeOf(self)->name, it->element, it->left);
}
Value repeatHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Repeat>(self);
  return it->left < 0 ? Value(raise(types::TypeError, "len() of unsized object")) : intValue(it->left);
}
Value repeatReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Repeat>(self);
  Tuple *args = it->left < 0 ? makeTuple({it->element}) : makeTuple({it->element, intValue(it->left)});
  return valueOf(makeTuple({typeValue(self), valueOf(args)}));
}

constexpr NativeMethod repeatMethods[] = {{"__length_hint__", repeatHint}, {"__reduce__", repeatReduce}, {}};
constexpr TypeDefinition repeatDefinition = {
    .slots = {.repr = repeatRepr, .iter = itself, .next = repeatNext, .create = repeatCreate, .trace = traceFields<Repeat, 1>},
    .methods = repeatMethods,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not "
           "specified, returns the object\nendlessly.",
    .instanceSize = sizeof(Repeat),
};

} // namespace

constinit NativeType countType = {"itertools", "count", &countDefinition, Type::Subclassable};
constinit NativeType cycleType = {"itertools", "cycle", &cycleDefinition, Type::Subclassable};
constinit NativeType repeatType = {"itertools", "repeat", &repeatDefinition, Type::Subclassable};

} // namespace pyaot::rt::itertools
