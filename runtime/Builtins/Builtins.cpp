//===- Builtins.cpp - the builtin functions -----------------------------------------------===//
//
// Those on numbers stand in BuiltinNumbers.cpp, those on files in IO/. Reference: library, "Built-in Functions".
//
//===----------------------------------------------------------------------===//

#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Format/Format.h"
#include "Iteration/Iteration.h"
#include "Numbers/Numeric.h"

namespace pyaot::rt {

constinit ModuleInfo *currentModule = nullptr;
static constinit Value currentLocals = kUnset;

Value globalsOf(ModuleInfo *module) { return ModuleNamespace(module); }

static Value fromStr(Str *s) { return s ? valueOf(s) : kError; }
static Value fromStatus(Status s) { return s == kRaised ? kError : boolValue(s); }

// --- Iteration --------------------------------------------------------------------------------------------------

Value builtin::all(Value, Value *args, size_t, Tuple *) {
  Iterate it(args[0]);
  Value item;
  while (it.next(&item))
    if (Status s = truth(item); s != 1)
      return s == kRaised ? kError : kFalse;
  return it.failed() ? kError : kTrue;
}

Value builtin::any(Value, Value *args, size_t, Tuple *) {
  Iterate it(args[0]);
  Value item;
  while (it.next(&item))
    if (Status s = truth(item))
      return s == kRaised ? kError : kTrue;
  return it.failed() ? kError : kFalse;
}

Value builtin::iter(Value, Value *args, size_t nargs, Tuple *) {
  if (nargs == 1)
    return GetIter(args[0]);
  if (!isCallable(args[0]))
    return raise(types::TypeError, "iter(v, w): v must be callable");
  return makeCallableIterator(args[0], args[1]);
}

Value builtin::aiter(Value, Value *args, size_t, Tuple *) {
  UnaryFn asyncIter = typeOf(args[0])->slots.asyncIter;
  if (!asyncIter)
    return raise(types::TypeError, "'%.200T' object is not an async iterable", args[0]);
  return asyncIter(args[0]);
}

Value builtin::anext(Value, Value *args, size_t nargs, Tuple *) {
  UnaryFn asyncNext = typeOf(args[0])->slots.asyncNext;
  if (!asyncNext)
    return raise(types::TypeError, "'%.200T' object is not an async iterator", args[0]);
  if (nargs == 2)
    return raise(types::NotImplementedError, "anext() with a default is not supported");
  return asyncNext(args[0]);
}

Value builtin::next(Value, Value *args, size_t nargs, Tuple *) {
  UnaryFn next = typeOf(args[0])->slots.next;
  if (!next)
    return raise(types::TypeError, "'%.200T' object is not an iterator", args[0]);
  if (nargs == 1)
    return nextOrRaise(args[0]);
  Value v = next(args[0]);
  if (v == kUnset)
    return args[1];
  if (!v && isPending(types::StopIteration)) {
    clearPending();
    return args[1];
  }
  return v;
}

Value builtin::sorted(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"", "key", "reverse", nullptr};
  if (nargs != 1)
    return raise(types::TypeError, "sorted expected 1 argument, got %z", nargs);
  Value bound[3] = {args[0], kUnset, kUnset};
  // The keywords are those of list.sort(), which is who complains.
  if (keywordNames && !bindNative("sort", names, 1, 1, 0, args, nargs, keywordNames, bound))
    return kError;
  List *list = listFrom(bound[0]);
  if (!list)
    return kError;
  int64_t reverse = 0;
  if (bound[2] != kUnset && !requireInt64(bound[2], &reverse))
    return kError;
  if (sortList(list, bound[1] == kUnset ? kNone : bound[1], reverse != 0) == kRaised)
    return kError;
  return valueOf(list);
}

// --- Objects ----------------------------------------------------------------------------------------------------

Value builtin::ascii(Value, Value *args, size_t, Tuple *) { return fromStr(rt::ascii(args[0])); }
Value builtin::repr(Value, Value *args, size_t, Tuple *) { return fromStr(rt::repr(args[0])); }
Value builtin::callable(Value, Value *args, size_t, Tuple *) { return boolValue(isCallable(args[0])); }
Value builtin::id(Value, Value *args, size_t, Tuple *) { return intFromUnsigned(args[0].bits); }

Value builtin::hash(Value, Value *args, size_t, Tuple *) {
  int64_t h = rt::hash(args[0]);
  return h == -1 ? kError : intValue(h);
}

Value builtin::len(Value, Value *args, size_t, Tuple *) {
  if (isObject(args[0])) {
    Object *object = objectOf(args[0]);
    if (object->shape == &shapes::List)
      return smallInt(static_cast<List *>(object)->length);
    if (object->shape == &shapes::Str)
      return smallInt(static_cast<Str *>(object)->length());
    if (object->shape == &shapes::Dict)
      return smallInt(static_cast<Dict *>(object)->used);
  }
  int64_t n = rt::length(args[0]);
  return n < 0 ? kError : intValue(n);
}

Value builtin::isinstance(Value, Value *args, size_t, Tuple *) { return fromStatus(isInstanceOf(args[0], args[1])); }
Value builtin::issubclass(Value, Value *args, size_t, Tuple *) { return fromStatus(isSubclassOf(args[0], args[1])); }

/// The interned name of an attribute; null = TypeError.
static Str *attributeName(Value v) {
  if (!isStr(v))
    return raise(types::TypeError, "attribute name must be string, not '%.200T'", v);
  return intern(as<Str>(v));
}

Value builtin::getattr(Value, Value *args, size_t nargs, Tuple *) {
  Str *name = attributeName(args[1]);
  if (!name)
    return kError;
  if (nargs == 2)
    return getAttr(args[0], name);
  Value v = getAttrOptional(args[0], name);
  return v == kUnset ? args[2] : v;
}

Value builtin::hasattr(Value, Value *args, size_t, Tuple *) {
  Str *name = attributeName(args[1]);
  if (!name)
    return kError;
  Value v = getAttrOptional(args[0], name);
  return v ? boolValue(v != kUnset) : kError;
}

Value builtin::setattr(Value, Value *args, size_t, Tuple *) {
  Str *name = attributeName(args[1]);
  return name && setAttr(args[0], name, args[2]) != kRaised ? kNone : kError;
}

Value builtin::delattr(Value, Value *args, size_t, Tuple *) {
  Str *name = attributeName(args[1]);
  return name && setAttr(args[0], name, kUnset) != kRaised ? kNone : kError;
}

/// The names that the calling frame sees as its own; kError after a RuntimeError. The frame is told by compiled code just
/// before the call, and forgotten here.
static Value callerNames(const char *function, bool globalsOnly = false) {
  ModuleInfo *module = currentModule;
  Value locals = currentLocals;
  currentModule = nullptr;
  currentLocals = kUnset;
  if (!module)
    return raise(types::RuntimeError, "%s() needs the caller's frame, which is only there when it is called by its name", function);
  return locals == kUnset || globalsOnly ? globalsOf(module) : locals;
}

Value builtin::globals(Value, Value *, size_t, Tuple *) { return callerNames("globals", /*globalsOnly=*/true); }
Value builtin::locals(Value, Value *, size_t, Tuple *) { return callerNames("locals"); }

Value builtin::vars(Value, Value *args, size_t nargs, Tuple *) {
  if (!nargs)
    return callerNames("vars");
  Value dict = getAttrOptional(args[0], names::__dict__);
  if (dict == kUnset)
    return raise(types::TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

Value builtin::dir(Value, Value *args, size_t nargs, Tuple *) {
  Value entries;
  if (!nargs) {
    entries = callerNames("dir");
  } else {
    Value method = lookupSpecial(args[0], names::__dir__);
    if (method == kUnset)
      return raise(types::TypeError, "object does not provide __dir__");
    entries = method ? call(method, {}) : kError;
  }
  if (!entries)
    return kError;
  List *list = listFrom(entries);
  return list && sortList(list, kNone, false) != kRaised ? valueOf(list) : kError;
}

// --- Text -------------------------------------------------------------------------------------------------------

Value builtin::chr(Value, Value *args, size_t, Tuple *) {
  int64_t c;
  Value i = index(args[0]);
  if (!i)
    return kError;
  if (!toInt64(i, &c) || c != int32_t(c))
    return raise(types::OverflowError, "Python int too large to convert to C int");
  if (c < 0 || c > 0x10FFFF)
    return raise(types::ValueError, "chr() arg not in range(0x110000)");
  return valueOf(makeChar(uint32_t(c)));
}

Value builtin::ord(Value, Value *args, size_t, Tuple *) {
  Value v = args[0];
  int64_t length;
  if (isExact<Str>(v) && as<Str>(v)->meta >> Str::kLengthShift == 1 && as<Str>(v)->widthShift() == 0)
    return smallInt(as<Str>(v)->data[0]);
  if (isStr(v)) {
    length = as<Str>(v)->length();
    if (length == 1)
      return smallInt(charAt(as<Str>(v), 0));
  } else if (isKind<Bytes>(v)) {
    length = as<Bytes>(v)->length;
    if (length == 1)
      return smallInt(as<Bytes>(v)->data[0]);
  } else if (isObject(v) && objectOf(v)->shape->kind == Kind::ByteArray) {
    length = rt::length(v);
    if (length == 1)
      return GetItem(v, smallInt(0));
  } else {
    return raise(types::TypeError, "ord() expected string of length 1, but %.200T found", v);
  }
  return raise(types::TypeError, "ord() expected a character, but string of length %l found", length);
}

Value builtin::format(Value, Value *args, size_t nargs, Tuple *) {
  if (nargs == 2 && !isStr(args[1]))
    return raise(types::TypeError, "format() argument 2 must be str, not %.50T", args[1]);
  return rt::format(args[0], nargs == 2 ? as<Str>(args[1]) : nullptr);
}

// --- Modules and code -------------------------------------------------------------------------------------------

Value builtin::import(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", nullptr};
  Value bound[5];
  if (!bindNative("__import__", names, 0, 5, 1, args, nargs, keywordNames, bound))
    return kError;
  if (!isStr(bound[0]))
    return raise(types::TypeError, "module name must be a string");
  if (!as<Str>(bound[0])->length())
    return raise(types::ValueError, "Empty module name");
  return ImportName(currentModule, intern(as<Str>(bound[0])), bound[3] == kUnset ? kNone : bound[3],
                    bound[4] == kUnset ? smallInt(0) : bound[4]);
}

static Value unsupported(const char *function) {
  return raise(types::NotImplementedError,
               "%s() is not supported: a compiled program has no compiler for source text", function);
}
Value builtin::compile(Value, Value *, size_t, Tuple *) { return unsupported("compile"); }
Value builtin::eval(Value, Value *args, size_t nargs, Tuple *) {
  Value known = nargs > 1 ? evalNamedTuple(args[0], args[1]) : kUnset;
  return known != kUnset ? known : unsupported("eval");
}
Value builtin::exec(Value, Value *, size_t, Tuple *) { return unsupported("exec"); }
Value builtin::breakpoint(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "breakpoint() is not supported in a compiled program");
}
Value builtin::siteText(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "the interactive helpers of module site are not supported in a compiled program");
}

Value builtin::exit(Value, Value *args, size_t nargs, Tuple *) {
  return nargs ? Value(raiseWith(types::SystemExit, args[0])) : Value(raiseWith(types::SystemExit, kNone));
}

} // namespace pyaot::rt

namespace pyaot {

void rt::SetCaller(ModuleInfo *module, Value locals) {
  static bool isRoot = false;
  if (!isRoot)
    addRoot(&currentLocals);
  isRoot = true;
  currentModule = module;
  currentLocals = locals;
}

Value rt::BuildLocals(Value names, const Value *values, uint64_t count) {
  Dict *dict = newDict();
  for (uint64_t i = 0; i < count; ++i)
    if (values[i] != kUnset)
      setStr(dict, as<Str>(as<Tuple>(names)->items()[i]), values[i]);
  return valueOf(dict);
}

} // namespace pyaot
