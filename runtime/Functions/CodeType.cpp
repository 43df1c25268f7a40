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

#include <cstdlib>

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

/// replace(name=value, ...): a copy that differs in what describes it. The machine code cannot be replaced.
Value replace(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs)
    return raise(types::TypeError, "replace() takes no positional arguments");
  CodeInfo *copy = static_cast<CodeInfo *>(malloc(sizeof(CodeInfo)));
  *copy = *info(self);
  copy->codeObject = kUnset;
  Value made = codeObjectOf(copy); // Code is never freed.
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i) {
    Str *name = as<Str>(keywordNames->items()[i]);
    Value v = args[i];
    static constexpr struct {
      const char *name;
      Str *CodeInfo::*field;
    } texts[] = {{"co_name", &CodeInfo::name}, {"co_qualname", &CodeInfo::qualname}, {"co_filename", &CodeInfo::filename}};
    bool done = false;
    for (auto &text : texts)
      if (equalStr(name, text.name)) {
        if (!isStr(v))
          return raise(types::TypeError, "replace() argument '%s' must be str, not %T", text.name, v);
        copy->*text.field = as<Str>(v);
        addRoot(&(copy->*text.field));
        done = true;
      }
    int64_t number;
    if (equalStr(name, "co_flags") || equalStr(name, "co_firstlineno")) {
      if (!toIndex(v, &number))
        return kError;
      if (equalStr(name, "co_flags"))
        copy->flags = uint32_t(number) | (copy->flags & (CodeInfo::kIsClassBody | CodeInfo::kIsModule));
      else
        copy->firstLine = uint32_t(number);
      done = true;
    }
    if (!done)
      return raise(types::NotImplementedError, "a compiled program cannot replace %U of a code object", name);
  }
  return made;
}

constinit const NativeMethod codeMethods[] = {{"replace", replace, Arity::Keywords}, {}};

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
    .methods = codeMethods,
    .getSets = codeGetSets,
    .instanceSize = sizeof(rt::Code),
};

} // namespace pyaot::rt
