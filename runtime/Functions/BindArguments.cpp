//===- BindArguments.cpp - the arguments of a call to a Python function ------------===//
//
// Python reference: "Calls". The steps and the texts of the errors follow the
// order in which CPython finds the mistakes, because a call may have several.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Strings/Str.h"

#include <algorithm>

namespace pyaot::rt {

namespace {

/// One call being bound. `out` has a slot for each parameter, 0 while it has no value.
class Binder {
public:
  Binder(Function *function, Value *out) : function_(function), code_(function->code), out_(out) {}

  Status bind(Value *args, size_t nargs, Tuple *keywordNames);

private:
  int numNamed() const { return int(code_->argCount + code_->kwOnlyCount); }
  /// How messages name the function: before 3.10 by its plain name.
  Str *qualname() const { return as<Str>(semanticsAtLeast(10) ? function_->qualname : function_->name); }
  Status bindKeyword(Str *name, Value value);
  int parameterNumber(Str *name, int from) const;
  bool raisePositionalOnlyAsKeyword(Tuple *keywordNames);
  Status raiseTooManyPositional(size_t given, int defaults);
  Status raiseMissing(int from, int to, const char *kind);
  Status fillPositionalDefaults(size_t given);
  Status fillKeywordDefaults();

  Function *function_;
  CodeInfo *code_;
  Value *out_;
  Dict *extra_ = nullptr; ///< **kwargs
  Tuple *keywordNames_ = nullptr;
};

/// The parameter of this name, from number `from` on, or -1. Names are interned: the pointers mostly decide.
int Binder::parameterNumber(Str *name, int from) const {
  for (int i = from; i < numNamed(); ++i)
    if (code_->varNames[i] == name)
      return i;
  for (int i = from; i < numNamed(); ++i)
    if (equalStr(code_->varNames[i], name))
      return i;
  return -1;
}

bool Binder::raisePositionalOnlyAsKeyword(Tuple *keywordNames) {
  StrBuilder names;
  bool any = false;
  for (uint32_t p = 0; p < code_->posOnlyCount; ++p)
    for (int64_t k = 0; k < keywordNames->length; ++k)
      if (isStr(keywordNames->items()[k]) && equalStr(code_->varNames[p], as<Str>(keywordNames->items()[k]))) {
        if (any)
          names.append(", ");
        names.append(code_->varNames[p]);
        any = true;
      }
  if (any)
    raise(types::TypeError, "%U() got some positional-only arguments passed as keyword arguments: '%U'", qualname(), names.finish());
  return any;
}

Status Binder::bindKeyword(Str *name, Value value) {
  int i = parameterNumber(name, int(code_->posOnlyCount));
  if (i < 0) {
    if (extra_)
      return set(extra_, valueOf(name), value);
    if (code_->posOnlyCount && raisePositionalOnlyAsKeyword(keywordNames_))
      return kRaised;
    return raise(types::TypeError, "%U() got an unexpected keyword argument '%U'", qualname(), name);
  }
  if (out_[i])
    return raise(types::TypeError, "%U() got multiple values for argument '%U'", qualname(), name);
  out_[i] = value;
  return kOk;
}

Status Binder::raiseTooManyPositional(size_t given, int defaults) {
  int keywordOnly = 0;
  for (int i = int(code_->argCount); i < numNamed(); ++i)
    keywordOnly += bool(out_[i]);
  Value takes = defaults ? formatText("from %d to %d", int(code_->argCount) - defaults, int(code_->argCount))
                         : formatText("%d", int(code_->argCount));
  bool plural = defaults || code_->argCount != 1;
  Value also = keywordOnly ? formatText(" positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "", keywordOnly,
                                        keywordOnly != 1 ? "s" : "")
                           : formatText("");
  return raise(types::TypeError, "%U() takes %U positional argument%s but %z%U %s given", qualname(), as<Str>(takes),
               plural ? "s" : "", given, as<Str>(also), given == 1 && !keywordOnly ? "was" : "were");
}

/// "f() missing 2 required positional arguments: 'a' and 'b'"
Status Binder::raiseMissing(int from, int to, const char *kind) {
  int count = 0;
  for (int i = from; i < to; ++i)
    count += !out_[i];
  StrBuilder names;
  int n = 0;
  for (int i = from; i < to; ++i) {
    if (out_[i])
      continue;
    if (n)
      names.append(count == 2 ? " and " : n + 1 == count ? ", and " : ", ");
    names.append("'");
    names.append(code_->varNames[i]);
    names.append("'");
    ++n;
  }
  return raise(types::TypeError, "%U() missing %d required %s argument%s: %U", qualname(), count, kind, count == 1 ? "" : "s",
               names.finish());
}

Status Binder::fillPositionalDefaults(size_t given) {
  int count = int(code_->argCount);
  if (int(given) >= count)
    return kOk;
  Tuple *defaults = isNone(function_->defaults) ? nullptr : as<Tuple>(function_->defaults);
  int numDefaults = defaults ? int(defaults->length) : 0;
  int first = count - numDefaults; // of the parameters with a default; may be negative after an assignment to __defaults__
  for (int i = int(given); i < first; ++i)
    if (!out_[i])
      return raiseMissing(int(given), first, "positional");
  for (int i = first < 0 ? 0 : first; i < count; ++i)
    if (!out_[i])
      out_[i] = defaults->items()[i - first];
  return kOk;
}

Status Binder::fillKeywordDefaults() {
  bool missing = false;
  Dict *defaults = isNone(function_->kwDefaults) ? nullptr : as<Dict>(function_->kwDefaults);
  for (int i = int(code_->argCount); i < numNamed(); ++i) {
    if (out_[i])
      continue;
    Value v = defaults ? get(defaults, valueOf(code_->varNames[i])) : kUnset;
    if (!v)
      return kRaised;
    if (v == kUnset)
      missing = true;
    else
      out_[i] = v;
  }
  return missing ? raiseMissing(int(code_->argCount), numNamed(), "keyword-only") : kOk;
}

Status Binder::bind(Value *args, size_t nargs, Tuple *keywordNames) {
  size_t positional = code_->argCount, total = code_->numParameters();
  for (size_t i = 0; i < total; ++i)
    out_[i] = {};
  keywordNames_ = keywordNames;
  size_t next = size_t(numNamed());
  bool hasVarArgs = code_->flags & CodeInfo::kVarArgs;
  if (code_->flags & CodeInfo::kVarKeywords) {
    extra_ = newDict();
    out_[total - 1] = valueOf(extra_);
  }
  size_t direct = nargs < positional ? nargs : positional;
  for (size_t i = 0; i < direct; ++i)
    out_[i] = args[i];
  if (hasVarArgs)
    out_[next] = valueOf(nargs > positional ? makeTuple(args + positional, nargs - positional) : emptyTuple);
  if (keywordNames)
    for (int64_t k = 0; k < keywordNames->length; ++k) {
      Value name = keywordNames->items()[k];
      if (!isStr(name))
        return raise(types::TypeError, "%U() keywords must be strings", qualname());
      if (bindKeyword(as<Str>(name), args[nargs + size_t(k)]) < 0)
        return kRaised;
    }
  if (nargs > positional && !hasVarArgs)
    return raiseTooManyPositional(nargs, isNone(function_->defaults) ? 0 : int(as<Tuple>(function_->defaults)->length));
  if (fillPositionalDefaults(nargs) < 0)
    return kRaised;
  return code_->kwOnlyCount ? fillKeywordDefaults() : kOk;
}

} // namespace

} // namespace pyaot::rt

namespace pyaot {

Status rt::BindArguments(Function *function, Value *args, uint64_t nargs, Tuple *keywordNames, Value *out) {
  // Positional arguments only, and defaults for the rest: the usual case.
  const CodeInfo *code = function->code;
  if (!keywordNames && code->directCount > nargs && code->directCount != CodeInfo::kNoDirectCalls && !isNone(function->defaults)) {
    Tuple *defaults = as<Tuple>(function->defaults);
    uint64_t missing = code->directCount - nargs;
    if (missing <= uint64_t(defaults->length)) {
      std::copy_n(args, nargs, out);
      std::copy_n(defaults->items() + (uint64_t(defaults->length) - missing), missing, out + nargs);
      return kOk;
    }
  }
  return Binder(function, out).bind(args, nargs, keywordNames);
}

} // namespace pyaot
