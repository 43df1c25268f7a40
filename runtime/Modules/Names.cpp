//===- Names.cpp - global names and names of class bodies -----------------------------===//
//
// Python reference: "Naming and binding". Compiled code reads bound cells
// itself; what comes here are unbound cells, and namespaces that are mappings.
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Modules/Module.h"
#include "Strings/Str.h"

namespace pyaot {
using namespace rt;

namespace {

Value raiseUndefined(Str *name) { return raiseNameError(types::NameError, name, "name '%U' is not defined", name); }

Value fromBuiltins(Str *name) {
  Value v = getStr(builtinsNamespace(), name);
  return v == kUnset ? raiseUndefined(name) : v;
}

Value fromGlobals(ModuleInfo *module, Str *name) {
  Value v = getStr(moduleOf(module)->dict, name);
  return v == kUnset ? fromBuiltins(name) : v;
}

/// namespace[name]: kUnset if it is not there.
Value fromNamespace(Value ns, Str *name) {
  if (isExact<Dict>(ns))
    return getStr(as<Dict>(ns), name);
  Value v = rt::GetItem(ns, valueOf(name));
  if (!v && isPending(types::KeyError)) {
    clearPending();
    return kUnset;
  }
  return v;
}

} // namespace

Value rt::LoadGlobal(ModuleInfo *module, uint32_t cell) { return fromBuiltins(module->globalNames[cell]); }

void rt::StoreGlobal(ModuleInfo *module, uint32_t cell, Value value) {
  setStr(moduleOf(module)->dict, module->globalNames[cell], value);
}

Status rt::DeleteGlobal(ModuleInfo *module, uint32_t cell) {
  Str *name = module->globalNames[cell];
  if (module->globals[cell] == kUnset) {
    raiseUndefined(name);
    return kRaised;
  }
  return remove(moduleOf(module)->dict, valueOf(name)) < 0 ? kRaised : kOk;
}

Value rt::LoadName(Value ns, ModuleInfo *module, Str *name) { return rt::LoadFromDictOrGlobals(ns, module, name); }

Value rt::LoadFromDictOrGlobals(Value ns, ModuleInfo *module, Str *name) {
  Value v = fromNamespace(ns, name);
  return v == kUnset ? fromGlobals(module, name) : v;
}

Value rt::LoadClassDeref(Value ns, Cell *cell, Str *name) {
  Value v = fromNamespace(ns, name);
  if (v != kUnset)
    return v;
  return cell->value == kUnset ? rt::RaiseUnboundFree(name) : cell->value;
}

Status rt::StoreName(Value ns, Str *name, Value value) {
  if (!isExact<Dict>(ns))
    return rt::SetItem(ns, valueOf(name), value);
  setStr(as<Dict>(ns), name, value);
  return kOk;
}

Status rt::DeleteName(Value ns, Str *name) {
  Status was;
  if (isExact<Dict>(ns)) {
    was = remove(as<Dict>(ns), valueOf(name));
  } else {
    was = rt::DeleteItem(ns, valueOf(name)) < 0 ? kRaised : 1;
    if (was == kRaised && isPending(types::KeyError)) {
      clearPending();
      was = 0;
    }
  }
  if (was == 0)
    raiseUndefined(name);
  return was == 1 ? kOk : kRaised;
}

Value rt::ModuleNamespace(ModuleInfo *module) { return valueOf(moduleOf(module)->dict); }

Status rt::SetupAnnotations(Value ns) {
  Value v = fromNamespace(ns, names::__annotations__);
  if (v != kUnset)
    return v ? kOk : kRaised;
  return rt::StoreName(ns, names::__annotations__, valueOf(newDict()));
}

Value rt::LoadCommon(Str *name) {
#define EXCEPTION(Id, BaseId)                                                                                          \
  if (equalStr(name, #Id))                                                                                             \
    return valueOf(&types::Id);
#include "pyaot/ABI/Exceptions.def"
  static constexpr struct {
    const char *name;
    Type *type;
  } types[] = {{"tuple", &types::Tuple}, {"list", &types::List}, {"set", &types::Set}};
  for (auto &row : types)
    if (equalStr(name, row.name))
      return valueOf(row.type);
  if (equalStr(name, "all") || equalStr(name, "any")) {
    // The functions that start-up put there, whatever the program has bound since.
    static constexpr NativeMethod all = {"all", builtin::all, Arity::One}, any = {"any", builtin::any, Arity::One};
    bool isAll = equalStr(name, "all");
    return makeBuiltinFunction(isAll ? &all : &any, kUnset, valueOf(names::builtins));
  }
  return raise(rt::types::SystemError, "pyaot: unknown common constant '%U'", name);
}

Value rt::LoadBuildClass() {
  Value v = getStr(builtinsNamespace(), names::__build_class__);
  return v == kUnset ? Value(raise(types::NameError, "__build_class__ not found")) : v;
}

} // namespace pyaot
