//===- EvalNamedTuple.cpp - the one source text that eval() knows --------------------===//
//
// collections.namedtuple evaluates
//
//   lambda _cls, a, b: _tuple_new(_cls, (a, b))
//
// to get a __new__ with the fields as its parameters. The function made here has a code
// object of the same form (names, counts, flags), so that calls are bound, and go wrong,
// as there; its body is native. Any other text stays NotImplementedError.
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Startup/Startup.h"
#include "Strings/Str.h"

#include <cstdarg>
#include <cstdlib>

namespace pyaot::rt {
namespace {

Value makeNamedTuple(Value cls, Tuple *fields) {
  return call(getAttr(valueOf(&types::Tuple), names::__new__), {cls, valueOf(fields)});
}

Value enter(Value callable, Value *args, uint64_t nargs, Tuple *keywordNames) {
  auto *function = as<Function>(callable);
  uint32_t count = function->code->argCount;
  if (!keywordNames && nargs == count)
    return makeNamedTuple(args[0], makeTuple(args + 1, count - 1));
  Tuple *bound = newTuple(count);
  if (BindArguments(function, args, nargs, keywordNames, bound->items()) == kRaised)
    return kError;
  return makeNamedTuple(bound->items()[0], makeTuple(bound->items() + 1, count - 1));
}

/// What compiled code calls when it has bound the arguments itself: one parameter for each of the code's.
Value runBody(Function *function, ...) {
  uint32_t count = function->code->argCount - 1;
  va_list parameters;
  va_start(parameters, function);
  Value cls{va_arg(parameters, uint64_t)};
  Tuple *fields = newTuple(count);
  for (uint32_t i = 0; i < count; ++i)
    store(fields, &fields->items()[i], Value{va_arg(parameters, uint64_t)});
  va_end(parameters);
  return makeNamedTuple(cls, fields);
}

/// The parameters of the text, _cls first; null if it has not this form.
List *parametersOf(Str *text) {
  static constexpr const char head[] = "lambda _cls, ", middle[] = ": _tuple_new(_cls, (";
  Str *start = makeStr(head), *between = makeStr(middle);
  int64_t from = sizeof head - 1, colon = findStr(text, between, 0, text->length());
  if (!isAt(text, 0, start) || colon < from)
    return nullptr;
  Str *fields = sliceStr(text, from, colon - from);
  if (!equalStr(text, as<Str>(formatText("%s%U%s%U))", head, fields, middle, fields))))
    return nullptr;
  List *found = newList();
  append(found, valueOf(intern("_cls")));
  for (int64_t i = 0, begin = 0; i <= fields->length(); ++i) {
    if (i < fields->length() && charAt(fields, i) != ',')
      continue;
    if (i > begin)
      append(found, valueOf(intern(sliceStr(fields, begin, i - begin))));
    begin = i + 2;
  }
  for (int64_t i = 1; i < found->length; ++i) {
    Value isName = callMethod(found->items[i], intern("isidentifier"), {});
    if (isName != kTrue)
      return nullptr;
  }
  return found;
}

/// Lives as long as the program: its strings are held by `parameters`, which is a root.
CodeInfo *makeCode(List *parameters) {
  struct Made {
    CodeInfo code;
    List *parameters;
    Str *global;
    CodeLocation location;
  };
  auto *made = static_cast<Made *>(calloc(1, sizeof(Made)));
  auto **varNames = static_cast<Str **>(calloc(size_t(parameters->length), sizeof(Str *)));
  if (!made || !varNames)
    abort();
  made->parameters = parameters;
  addRoot(&made->parameters);
  for (int64_t i = 0; i < parameters->length; ++i)
    varNames[i] = as<Str>(parameters->items[i]);
  auto keep = [&](const char *text) {
    Str *s = intern(text);
    append(parameters, valueOf(s));
    return s;
  };
  CodeInfo &code = made->code;
  code.argCount = code.numVarNames = uint32_t(parameters->length);
  code.varNames = varNames;
  code.entry = enter;
  code.body = reinterpret_cast<void *>(runBody);
  code.name = code.qualname = keep("<lambda>");
  code.filename = keep("<string>");
  made->global = keep("_tuple_new");
  code.names = &made->global;
  code.numNames = code.firstLine = code.numLocations = 1;
  code.locations = &made->location;
  code.doc = kNone;
  code.flags = CodeInfo::kOptimized | CodeInfo::kNewLocals;
  code.module = program.modules[program.mainModule];
  code.codeObject = kUnset;
  addRoot(&code.codeObject);
  return &code;
}

} // namespace

Value evalNamedTuple(Value source, Value globals) {
  if (!isExact<Str>(source) || !isKind<Dict>(globals) || getStr(as<Dict>(globals), intern("_tuple_new")) == kUnset)
    return kUnset;
  List *parameters = parametersOf(as<Str>(source));
  if (!parameters)
    return kUnset;
  Value function = MakeFunction(makeCode(parameters), kUnset, kUnset, kUnset, kUnset);
  Value module = getStr(as<Dict>(globals), names::__name__);
  store(as<Function>(function), &as<Function>(function)->moduleName, module == kUnset ? kNone : module);
  return function;
}

} // namespace pyaot::rt
