//===- Union.h - int | str and list[int] -----------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_UNION_H
#define PYAOT_RUNTIME_CLASSES_UNION_H

#include "Classes/Type.h"

namespace pyaot::rt {

struct UnionType : Object {
  Tuple *args;
};
struct GenericAlias : Object {
  Value origin;
  Tuple *args;
  Value parameters; ///< Tuple of type variables.
  bool isUnpacked;  ///< *tuple[int, str]
};
PYAOT_KIND(UnionType, UnionType)
PYAOT_KIND(GenericAlias, GenericAlias)

/// left | right for types; kNotImplemented if one of them is no type.
Value unionOf(Value left, Value right);
/// origin[args]
Value makeGenericAlias(Value origin, Value args);

} // namespace pyaot::rt

#endif
