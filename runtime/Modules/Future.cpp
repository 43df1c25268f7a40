//===- Future.cpp - the module __future__ -----------------------------------------------===//
//
// What `from __future__ import x` means was settled when the program was made into bytecode; the statement still imports
// the name. Python reference: library, "__future__".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Modules/NativeModule.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

namespace {

struct Feature {
  const char *name;
  int optional[4], mandatory[4]; ///< Major, minor, release level (10 alpha, 11 beta, 12 candidate, 15 final), serial; 0: none.
  int64_t flag;
};
constexpr Feature features[] = {
    {"nested_scopes", {2, 1, 11, 1}, {2, 2, 10, 0}, 0x10},
    {"generators", {2, 2, 10, 1}, {2, 3, 15, 0}, 0},
    {"division", {2, 2, 10, 2}, {3, 0, 10, 0}, 0x20000},
    {"absolute_import", {2, 5, 10, 1}, {3, 0, 10, 0}, 0x40000},
    {"with_statement", {2, 5, 10, 1}, {2, 6, 10, 0}, 0x80000},
    {"print_function", {2, 6, 10, 2}, {3, 0, 10, 0}, 0x100000},
    {"unicode_literals", {2, 6, 10, 2}, {3, 0, 10, 0}, 0x200000},
    {"barry_as_FLUFL", {3, 1, 10, 2}, {4, 0, 10, 0}, 0x400000},
    {"generator_stop", {3, 5, 11, 1}, {3, 7, 10, 0}, 0x800000},
    {"annotations", {3, 7, 11, 1}, {}, 0x1000000},
};

Value release(const int (&r)[4]) {
  if (!r[0])
    return kNone;
  const char *level = r[2] == 10 ? "alpha" : r[2] == 11 ? "beta" : r[2] == 12 ? "candidate" : "final";
  return valueOf(makeTuple({smallInt(r[0]), smallInt(r[1]), smallInt(0), valueOf(intern(level)), smallInt(r[3])}));
}

Status fillModule(Dict *ns) {
  List *all = newList();
  for (const Feature &f : features) {
    Value v = call(valueOf(&types::SimpleNamespace), {});
    if (!v || setAttr(v, intern("optional"), release(f.optional)) < 0 || setAttr(v, intern("mandatory"), release(f.mandatory)) < 0 ||
        setAttr(v, intern("compiler_flag"), smallInt(f.flag)) < 0)
      return kRaised;
    setStr(ns, intern(f.name), v);
    append(all, valueOf(intern(f.name)));
  }
  setStr(ns, intern("all_feature_names"), valueOf(all));
  return kOk;
}

} // namespace

constinit const NativeModule modules::future = {"__future__", nullptr, fillModule};

} // namespace pyaot::rt
