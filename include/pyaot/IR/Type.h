//===- Type.h - representations of IR values --------------------------------===//
//
// A type says how a value is represented, not which Python type it has (that
// lattice is separate, see docs/Types.md once it exists).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_TYPE_H
#define PYAOT_IR_TYPE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace pyaot::ir {

enum class Type : uint8_t {
  Value,  ///< A Python object in boxed form; cells and saved handled exceptions too. Never unset, never 0.
  Maybe,  ///< A Value, or kUnset: unbound locals, NULL on the operand stack, the end of an iteration.
  Bool,   ///< An i1.
  Fmt,    ///< An argument of format_string: a Value, or finished text marked with bit 0. Never stored in memory.
  I64,    ///< An int, unboxed: all of int64_t, more than the boxed form holds without a big int.
  Double, ///< A float, unboxed.
};

/// "value", "maybe", "bool", "fmt", "i64", "double".
llvm::StringRef typeName(Type type);

/// May a value of type `from` stand where `to` is wanted, without any conversion?
constexpr bool isSubtype(Type from, Type to) {
  return from == to || (from == Type::Value && (to == Type::Maybe || to == Type::Fmt));
}

} // namespace pyaot::ir

#endif
