//===- BuiltinTable.cpp - what the builtin names stand for ----------------------------------===//
//
// BuiltinNames.def gives the order of the cells; here each name finds its type, exception or function, at compile time:
// filling the cells is one pass over a constant table.
//
//===----------------------------------------------------------------------===//

#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "IO/IO.h"
#include "Startup/Semantics.h"
#include "Startup/Startup.h"
#include "Strings/Str.h"

#include <algorithm>
#include <string_view>

namespace pyaot::rt {

namespace {

constexpr NativeMethod functions[] = {
    {"abs", builtin::abs, Arity::One, 0, 0, NativeMethod::Static, "Return the absolute value of the argument."},
    {"all", builtin::all, Arity::One, 0, 0, NativeMethod::Static,
     "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
    {"any", builtin::any, Arity::One, 0, 0, NativeMethod::Static,
     "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
    {"ascii", builtin::ascii, Arity::One},
    {"bin", builtin::bin, Arity::One},
    {"breakpoint", builtin::breakpoint, Arity::Keywords},
    {"callable", builtin::callable, Arity::One},
    {"chr", builtin::chr, Arity::One},
    {"compile", builtin::compile, Arity::Keywords},
    {"delattr", builtin::delattr, Arity::Range, 2, 2},
    {"dir", builtin::dir, Arity::Range, 0, 1},
    {"divmod", builtin::divmod, Arity::Range, 2, 2},
    {"eval", builtin::eval, Arity::Range, 1, 3},
    {"exec", builtin::exec, Arity::Keywords},
    {"format", builtin::format, Arity::Range, 1, 2},
    {"getattr", builtin::getattr, Arity::Range, 2, 3},
    {"globals", builtin::globals, Arity::None},
    {"hasattr", builtin::hasattr, Arity::Range, 2, 2},
    {"hash", builtin::hash, Arity::One},
    {"hex", builtin::hex, Arity::One},
    {"id", builtin::id, Arity::One},
    {"input", builtinInput, Arity::Keywords},
    {"isinstance", builtin::isinstance, Arity::Range, 2, 2},
    {"issubclass", builtin::issubclass, Arity::Range, 2, 2},
    {"iter", builtin::iter, Arity::Range, 1, 2},
    {"aiter", builtin::aiter, Arity::One},
    {"len", builtin::len, Arity::One, 0, 0, NativeMethod::Static, "Return the number of items in a container."},
    {"locals", builtin::locals, Arity::None},
    {"max", builtin::max, Arity::Keywords},
    {"min", builtin::min, Arity::Keywords},
    {"next", builtin::next, Arity::Range, 1, 2},
    {"anext", builtin::anext, Arity::Range, 1, 2},
    {"oct", builtin::oct, Arity::One},
    {"ord", builtin::ord, Arity::One},
    {"pow", builtin::pow, Arity::Keywords},
    {"print", builtinPrint, Arity::Keywords, 0, 0, NativeMethod::Static,
     "Prints the values to a stream, or to sys.stdout by default."},
    {"repr", builtin::repr, Arity::One},
    {"round", builtin::round, Arity::Keywords},
    {"setattr", builtin::setattr, Arity::Range, 3, 3},
    {"sorted", builtin::sorted, Arity::Keywords},
    {"sum", builtin::sum, Arity::Keywords},
    {"vars", builtin::vars, Arity::Range, 0, 1},
    {"open", builtinOpen, Arity::Keywords},
    {"__import__", builtin::import, Arity::Keywords},
    {"exit", builtin::exit, Arity::Range, 0, 1},
    {"quit", builtin::exit, Arity::Range, 0, 1},
    {"copyright", builtin::siteText, Arity::Range, 0, 1},
    {"credits", builtin::siteText, Arity::Range, 0, 1},
    {"license", builtin::siteText, Arity::Range, 0, 1},
    {"help", builtin::siteText, Arity::Range, 0, 1},
};

constexpr NativeMethod buildClassMethod = {"__build_class__", builtinBuildClass, Arity::Keywords};

struct NamedType {
  std::string_view name;
  Type *type;
  bool isVisible;
};
constexpr NamedType namedTypes[] = {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags)                                                            \
  {PythonName, &types::Id, std::string_view(Module) == "builtins"},
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId) {#Id, &types::Id, true},
#define EXCEPTION_ALIAS(Id, TargetId) {#Id, &types::TargetId, true},
#include "pyaot/ABI/Exceptions.def"
};

/// One cell: a type, a function or a constant.
struct Row {
  Type *type = nullptr;
  const NativeMethod *function = nullptr;
  Value constant = kUnset;
};

constexpr Row rowOf(std::string_view name) {
  Row row;
  if (name == "None")
    row.constant = kNone;
  else if (name == "Ellipsis")
    row.constant = kEllipsis;
  else if (name == "NotImplemented")
    row.constant = kNotImplemented;
  else if (name == "False")
    row.constant = kFalse;
  else if (name == "True" || name == "__debug__")
    row.constant = kTrue;
  if (row.constant != kUnset)
    return row;
  for (const NamedType &t : namedTypes)
    if (t.isVisible && t.name == name) {
      row.type = t.type;
      return row;
    }
  for (const NativeMethod &f : functions)
    if (f.name == name)
      row.function = &f;
  return row;
}

constexpr Row rows[] = {
#define BUILTIN_NAME(name) rowOf(#name),
#include "pyaot/ABI/BuiltinNames.def"
};
constexpr const char *cellNames[] = {
#define BUILTIN_NAME(name) #name,
#include "pyaot/ABI/BuiltinNames.def"
};
constexpr size_t kNumCells = sizeof(cellNames) / sizeof(*cellNames);

constinit Dict *builtinsDict = nullptr;

Value buildClassMissing(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "__build_class__ is not available");
}
constexpr NativeMethod buildClassStandIn = {"__build_class__", buildClassMissing, Arity::Keywords};

} // namespace

constinit Value builtinCells[kNumCells] = {}, originalBuiltins[kNumCells] = {};

void initialiseBuiltins() {
  Value module = valueOf(names::builtins);
  for (size_t i = 0; i < kNumCells; ++i) {
    const Row &row = rows[i];
    if (isOfOtherVersion("", cellNames[i]))
      builtinCells[i] = kUnset;
    else if (row.type)
      builtinCells[i] = valueOf(row.type);
    else if (row.function)
      builtinCells[i] = makeBuiltinFunction(row.function, kUnset, module);
    else
      builtinCells[i] = row.constant;
  }
  // The rows that are none of these.
  size_t i = 0;
  for (const char *name : cellNames) {
    std::string_view n = name;
    if (n == "__name__")
      builtinCells[i] = module;
    else if (n == "__doc__")
      builtinCells[i] = valueOf(makeStr(
          "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all "
          "'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function "
          "len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules "
          "that provide\nobjects with the same name as a built-in value, but in\nwhich the built-in of that name is also "
          "needed."));
    else if (n == "__package__")
      builtinCells[i] = valueOf(emptyStr);
    else if (n == "__build_class__")
      builtinCells[i] = makeBuiltinFunction(builtinBuildClass ? &buildClassMethod : &buildClassStandIn, kUnset, module);
    if (++i == 4)
      break;
  }
  std::copy(builtinCells, builtinCells + kNumCells, originalBuiltins);
}

Dict *builtinsNamespace() {
  if (!builtinsDict) {
    addRoot(&builtinsDict);
    builtinsDict = newDict(int64_t(kNumCells));
    for (size_t i = 0; i < kNumCells; ++i)
      bindCell(builtinsDict, intern(cellNames[i]), &builtinCells[i]);
  }
  return builtinsDict;
}

} // namespace pyaot::rt
