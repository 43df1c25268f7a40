//===- StructSequence.h - tuples with named items ------------------------------------===//
#ifndef PYAOT_RUNTIME_MODULES_STRUCTSEQUENCE_H
#define PYAOT_RUNTIME_MODULES_STRUCTSEQUENCE_H

#include "Classes/Type.h"

#include <initializer_list>

namespace pyaot::rt {

/// A type like sys.version_info's: made when first asked for, and kept.
struct StructSequenceType {
  const char *module, *name;
  const char *const *fields; ///< Ends with null.
  int visible;               ///< Items of the tuple; later fields can be had by name only. A field named "" has no name.
  Type *type = nullptr;
};

/// Null = exception.
Type *typeOf(StructSequenceType &description);
Value makeStructSequence(StructSequenceType &description, std::initializer_list<Value> items);

} // namespace pyaot::rt

#endif
