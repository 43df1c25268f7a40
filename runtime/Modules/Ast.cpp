//===- Ast.cpp - module _ast: the classes of syntax trees ---------------------------------------===//
//
// There is no parser at run time, so trees are only what a program makes by hand. But ast, and inspect with it, is imported
// by many modules of the library that never make one.
//
// Python reference: library, "ast".
//
//===----------------------------------------------------------------------===//
#include "Classes/Type.h"
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Str.h"

#include <string_view>

namespace pyaot::rt {

namespace {

struct Node {
  const char *name, *base, *fields;
};
constexpr Node nodes[] = {
#define AST_NODE(Name, Base, Fields) {#Name, #Base, Fields},
#include "Modules/Ast.def"
};

/// "a b c" as a tuple of strings.
Tuple *splitFields(std::string_view fields) {
  List *names = newList();
  while (!fields.empty()) {
    size_t end = std::min(fields.find(' '), fields.size());
    append(names, valueOf(intern(fields.substr(0, end))));
    fields.remove_prefix(std::min(end + 1, fields.size()));
  }
  return tupleFrom(valueOf(names));
}

Type *makeNode(const char *name, Type &base, const char *fields) {
  Dict *ns = newDict();
  setStr(ns, names::__module__, valueOf(intern("ast")));
  setStr(ns, intern("_fields"), valueOf(splitFields(fields)));
  setStr(ns, names::__match_args__, valueOf(splitFields(fields)));
  std::string_view kind(name);
  if (kind == "AST")
    setStr(ns, intern("_attributes"), valueOf(newTuple(0)));
  else if (kind == "stmt" || kind == "expr" || kind == "excepthandler" || kind == "pattern" || kind == "alias" || kind == "arg" ||
           kind == "keyword")
    setStr(ns, intern("_attributes"), valueOf(splitFields("lineno col_offset end_lineno end_col_offset")));
  return makeType(intern(name), makeTuple({valueOf(&base)}), ns);
}

Status initialise(Dict *ns) {
  Type *root = makeNode("AST", types::Object, "");
  if (!root)
    return kRaised;
  setStr(ns, intern("AST"), valueOf(root));
  for (const Node &node : nodes) {
    Type *type = makeNode(node.name, *as<Type>(getStr(ns, intern(node.base))), node.fields);
    if (!type)
      return kRaised;
    setStr(ns, intern(node.name), valueOf(type));
  }
  setStr(ns, intern("PyCF_ONLY_AST"), smallInt(1024));
  setStr(ns, intern("PyCF_TYPE_COMMENTS"), smallInt(4096));
  setStr(ns, intern("PyCF_ALLOW_TOP_LEVEL_AWAIT"), smallInt(8192));
  return kOk;
}

} // namespace

constinit const NativeModule modules::ast_ = {"_ast", nullptr, initialise};

} // namespace pyaot::rt
