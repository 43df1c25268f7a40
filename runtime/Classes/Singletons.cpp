//===- Singletons.cpp - None, NotImplemented, Ellipsis -----------------------------------===//
#include "Classes/TypeObject.h"

namespace pyaot::rt {

namespace {

bool takesNothing(const char *name, size_t nargs, Tuple *keywordNames) {
  if (!nargs && !(keywordNames && keywordNames->length))
    return true;
  raise(types::TypeError, "%s takes no arguments", name);
  return false;
}

Value noneRepr(Value) { return valueOf(makeAscii("None")); }
int64_t noneHash(Value) { return 0xFCA86420; }
Status noneTruth(Value) { return 0; }
Value noneNew(Type *, Value *, size_t nargs, Tuple *keywordNames) {
  return takesNothing("NoneType", nargs, keywordNames) ? kNone : kError;
}

Value notImplementedRepr(Value) { return valueOf(makeAscii("NotImplemented")); }
Status notImplementedTruth(Value) { return 1; }
Value notImplementedNew(Type *, Value *, size_t nargs, Tuple *keywordNames) {
  return takesNothing("NotImplementedType", nargs, keywordNames) ? kNotImplemented : kError;
}
Value notImplementedReduce(Value, Value *, size_t, Tuple *) { return valueOf(makeAscii("NotImplemented")); }
constinit const NativeMethod notImplementedMethods[] = {{"__reduce__", notImplementedReduce}, {nullptr, nullptr}};

Value ellipsisRepr(Value) { return valueOf(makeAscii("Ellipsis")); }
Value ellipsisNew(Type *, Value *, size_t nargs, Tuple *keywordNames) {
  return takesNothing("EllipsisType", nargs, keywordNames) ? kEllipsis : kError;
}
Value ellipsisReduce(Value, Value *, size_t, Tuple *) { return valueOf(makeAscii("Ellipsis")); }
constinit const NativeMethod ellipsisMethods[] = {{"__reduce__", ellipsisReduce}, {nullptr, nullptr}};

} // namespace

constinit const TypeDefinition definitions::NoneType = {
    .slots = {.repr = noneRepr, .hash = noneHash, .create = noneNew, .truth = noneTruth},
};
constinit const TypeDefinition definitions::NotImplementedType = {
    .slots = {.repr = notImplementedRepr, .create = notImplementedNew, .truth = notImplementedTruth},
    .methods = notImplementedMethods,
};
constinit const TypeDefinition definitions::Ellipsis = {
    .slots = {.repr = ellipsisRepr, .create = ellipsisNew},
    .methods = ellipsisMethods,
};

} // namespace pyaot::rt
