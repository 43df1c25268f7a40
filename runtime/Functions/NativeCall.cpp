//===- NativeCall.cpp - calls of native functions and methods --------------------------===//
//
// The arguments of a native function are checked here, with the texts of
// CPython's own argument parsers, before the function runs.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// "list.append()" or "len()": how the arity errors name it.
static Str *describeNative(const NativeMethod *method, Type *owner, Value self) {
  Value text;
  // A method of a class is named by the class that it was asked of.
  if (owner && semanticsAtLeast(9))
    text = formatText("%S.%s()", (isType(self) ? as<Type>(self) : owner)->qualname, method->name);
  else if (isObject(self) && objectOf(self)->shape->kind == Kind::Module) {
    Value name = getAttrOptional(self, names::__name__);
    if (!name)
      clearPending();
    text = name && name != kUnset && isStr(name) && !equalStr(as<Str>(name), "builtins")
               ? formatText("%U.%s()", as<Str>(name), method->name)
               : formatText("%s()", method->name);
  } else {
    text = formatText("%s()", method->name);
  }
  return text ? as<Str>(text) : nullptr;
}

static Value raiseArity(const NativeMethod *method, Type *owner, Value self, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length && method->arity != Arity::Keywords)
    return raise(types::TypeError, "%U takes no keyword arguments", describeNative(method, owner, self));
  switch (method->arity) {
  case Arity::None:
    return raise(types::TypeError, "%U takes no arguments (%z given)", describeNative(method, owner, self), nargs);
  case Arity::One:
    return raise(types::TypeError, "%U takes exactly one argument (%z given)", describeNative(method, owner, self), nargs);
  case Arity::Range: {
    bool tooFew = nargs < size_t(method->min);
    int bound = tooFew ? method->min : method->max;
    return raise(types::TypeError, "%s expected %s%d argument%s, got %z", method->name,
                 method->min == method->max ? "" : tooFew ? "at least " : "at most ", bound, bound == 1 ? "" : "s", nargs);
  }
  case Arity::Keywords:
    break;
  }
  __builtin_unreachable();
}

Value callNative(const NativeMethod *method, Type *owner, Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  bool ok;
  switch (method->arity) {
  case Arity::None:
    ok = nargs == 0;
    break;
  case Arity::One:
    ok = nargs == 1;
    break;
  case Arity::Range:
    ok = nargs >= size_t(method->min) && (method->max < 0 || nargs <= size_t(method->max));
    break;
  case Arity::Keywords:
    return method->function(self, args, nargs, keywordNames);
  }
  if (!ok || (keywordNames && keywordNames->length)) [[unlikely]]
    return raiseArity(method, owner, self, nargs, keywordNames);
  if (method->arity == Arity::Range)
    return method->function(self, args, nargs, nullptr);
  RecursionGuard guard(" while calling a Python object"); // As in CPython: it counts calls with no or one argument.
  if (!guard.ok)
    return kError;
  return method->function(self, args, nargs, nullptr);
}

bool bindNative(const char *function, const char *const *parameters, int posOnly, int kwOnlyFrom, int required, Value *args,
                size_t nargs, Tuple *keywordNames, Value *out) {
  int count = 0;
  while (parameters[count])
    ++count;
  if (kwOnlyFrom < 0 || kwOnlyFrom > count)
    kwOnlyFrom = count;
  int keywords = keywordNames ? int(keywordNames->length) : 0;
  for (int i = 0; i < count; ++i)
    out[i] = kUnset;
  if (int(nargs) + keywords > count) {
    if (semanticsAtLeast(13) && (function == std::string_view("int") || function == std::string_view("str"))) {
      raise(types::TypeError, "%s expected at most %d arguments, got %d", function, count, int(nargs) + keywords);
      return false;
    }
    raise(types::TypeError, "%s() takes at most %d %sargument%s (%d given)", function, count,
          nargs == 0 ? "keyword " : "", count == 1 ? "" : "s", int(nargs) + keywords);
    return false;
  }
  if (int(nargs) > kwOnlyFrom) {
    if (kwOnlyFrom == 0)
      raise(types::TypeError, "%s() takes no positional arguments", function);
    else
      raise(types::TypeError, "%s() takes %s %d positional argument%s (%z given)", function,
            required < kwOnlyFrom ? "at most" : "exactly", kwOnlyFrom, kwOnlyFrom == 1 ? "" : "s", nargs);
    return false;
  }
  for (size_t i = 0; i < nargs; ++i)
    out[i] = args[i];
  int mustBePositional = posOnly < required ? posOnly : required;
  if (int(nargs) < mustBePositional) {
    raise(types::TypeError, "%s() takes %s %d positional argument%s (%z given)", function,
          mustBePositional < kwOnlyFrom ? "at least" : "exactly", mustBePositional, mustBePositional == 1 ? "" : "s", nargs);
    return false;
  }
  // What is missing is reported before what is there twice, and that before what nobody knows.
  Str *unknown = nullptr, *twice = nullptr;
  int twicePosition = 0;
  for (int k = 0; k < keywords; ++k) {
    Value name = keywordNames->items()[k];
    if (!isStr(name)) {
      raise(types::TypeError, "keywords must be strings");
      return false;
    }
    int i = posOnly;
    while (i < count && !equalStr(as<Str>(name), parameters[i]))
      ++i;
    if (i == count) {
      unknown = unknown ? unknown : as<Str>(name);
    } else if (out[i] != kUnset) {
      if (!twice || i < twicePosition)
        twice = as<Str>(name), twicePosition = i;
    } else {
      out[i] = args[nargs + size_t(k)];
    }
  }
  for (int i = 0; i < required; ++i)
    if (out[i] == kUnset) {
      raise(types::TypeError, "%s() missing required argument '%s' (pos %d)", function, parameters[i], i + 1);
      return false;
    }
  if (twice) {
    raise(types::TypeError, "argument for %s() given by name ('%U') and position (%d)", function, twice, twicePosition + 1);
    return false;
  }
  if (unknown) {
    raise(types::TypeError, "'%U' is an invalid keyword argument for %s()", unknown, function);
    return false;
  }
  return true;
}

Value makeBuiltinFunction(const NativeMethod *method, Value self, Value moduleName) {
  auto *f = allocate<BuiltinFunction>(&shapes::BuiltinFunction);
  f->method = method;
  f->self = self;
  f->moduleName = moduleName;
  return valueOf(f);
}

Value makeMethod(Value function, Value self) {
  auto *m = allocate<Method>(&shapes::Method);
  m->function = function;
  m->self = self;
  return valueOf(m);
}

} // namespace pyaot::rt
