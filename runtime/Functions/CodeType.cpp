//===- CodeType.cpp - code objects as Python sees them -----------------------------------===//
//
// The attributes that describe a function; those that hold bytecode do not
// exist in a compiled program. Python reference: "Code objects".
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Numbers/Int.h"
#include "Strings/Str.h"

namespace pyaot::rt {

namespace {

CodeInfo *info(Value v) { return as<Code>(v)->info; }

Tuple *names(Str **strs, uint32_t count) {
  Tuple *t = newTuple(count);
  for (uint32_t i = 0; i < count; ++i)
    t->items()[i] = valueOf(strs[i]);
  return t;
}

Value codeRepr(Value self) {
  CodeInfo *c = info(self);
  return formatText("<code object %U at %s, file \"%U\", line %d>", c->name, addressText(self).text, c->filename, int(c->firstLine));
}

template <Str *CodeInfo::*Field> Value getStrField(Value self) { return valueOf(info(self)->*Field); }
template <uint32_t CodeInfo::*Field> Value getNumber(Value self) { return smallInt(info(self)->*Field); }
Value getFlags(Value self) {
  return smallInt(info(self)->flags & ~(CodeInfo::kClosedWhenDropped | CodeInfo::kIsClassBody | CodeInfo::kIsModule));
}
Value getVarNames(Value self) { return valueOf(names(info(self)->varNames, info(self)->numVarNames)); }
Value getFreeVars(Value self) { return valueOf(names(info(self)->freeVars, info(self)->numFreeVars)); }
Value getCellVars(Value self) { return valueOf(names(info(self)->cellVars, info(self)->numCellVars)); }
Value getNames(Value self) { return valueOf(names(info(self)->names, info(self)->numNames)); }
Value getConsts(Value self) { return valueOf(info(self)->consts ? info(self)->consts : makeTuple({info(self)->doc})); }

constinit const NativeGetSet codeGetSets[] = {
    {"co_name", getStrField<&CodeInfo::name>},
    {"co_qualname", getStrField<&CodeInfo::qualname>},
    {"co_filename", getStrField<&CodeInfo::filename>},
    {"co_argcount", getNumber<&CodeInfo::argCount>},
    {"co_posonlyargcount", getNumber<&CodeInfo::posOnlyCount>},
    {"co_kwonlyargcount", getNumber<&CodeInfo::kwOnlyCount>},
    {"co_nlocals", getNumber<&CodeInfo::numVarNames>},
    {"co_firstlineno", getNumber<&CodeInfo::firstLine>},
    {"co_flags", getFlags},
    {"co_varnames", getVarNames},
    {"co_freevars", getFreeVars},
    {"co_cellvars", getCellVars},
    {"co_names", getNames},
    {"co_consts", getConsts},
    {nullptr, nullptr},
};

} // namespace

Value codeObjectOf(CodeInfo *info) {
  if (info->codeObject == kUnset) {
    auto *code = allocate<Code>(&shapes::Code);
    code->info = info;
    info->codeObject = valueOf(code);
    addRoot(&info->codeObject);
  }
  return info->codeObject;
}

constinit const TypeDefinition definitions::Code = {
    .slots = {.repr = codeRepr},
    .getSets = codeGetSets,
    .instanceSize = sizeof(rt::Code),
};

} // namespace pyaot::rt
