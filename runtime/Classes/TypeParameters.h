//===- TypeParameters.h - TypeVar, ParamSpec, TypeVarTuple, type aliases, Generic ---===//
//
// What `def f[T: int](x)`, `class C[T]` and `type A = ...` make (3.12). Bounds,
// constraints, defaults and values are computed when first asked for. Python
// reference: "Type parameter lists", "Annotation scopes"; library, "typing".
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_TYPEPARAMETERS_H
#define PYAOT_RUNTIME_CLASSES_TYPEPARAMETERS_H

#include "Classes/TypeObject.h"

namespace pyaot::rt {

/// A value that a function computes once, when it is first wanted.
struct Deferred {
  Value value = kUnset;
  Value evaluator = kUnset;

  bool exists() const { return value != kUnset || evaluator != kUnset; }
  /// kError = exception; `fallback` if there is nothing.
  Value get(Object *owner, Value fallback);
  void trace(Tracer &t) {
    t.visit(value);
    t.visit(evaluator);
  }
};

/// The kinds TypeVar, ParamSpec and TypeVarTuple.
struct TypeParameter : Object {
  Str *name;
  Value module;
  Deferred bound, constraints, defaultValue;
  bool isCovariant, isContravariant, infersVariance;
};
/// P.args and P.kwargs.
struct ParamSpecPart : Object {
  Value origin;
};
struct TypeAlias : Object {
  Str *name;
  Value module, typeParameters; ///< Tuple.
  Deferred value;
};
/// Box[int] of a generic class, typing.Generic[T], *Ts.
struct TypingAlias : Object {
  Value origin;
  Tuple *args;
  Value parameters; ///< Tuple of type parameters.
  bool isUnpack;    ///< *Ts: the origin is unset, the one argument Ts.
};
PYAOT_KIND(ParamSpecPart, ParamSpecArgs)
PYAOT_KIND(TypeAlias, TypeAliasType)
PYAOT_KIND(TypingAlias, TypingAlias)

bool isTypeParameter(Value v);
/// The class typing.Generic, made when first asked for; null = exception.
Type *genericType();
/// `*Ts`.
Value makeUnpack(Value typeVarTuple);
/// The type parameters among arguments, each once, in order (also of what is nested in them).
Tuple *typeParametersOf(Tuple *args);
/// The text of an argument in the repr of an alias of typing: builtins by name, classes with their module. Null = exception.
Str *typingRepr(Value v);
Value noDefault();

} // namespace pyaot::rt

#endif
