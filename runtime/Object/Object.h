//===- Object.h - what can be done with any value ------------------------------===//
//
// The abstract operations that native code uses: attribute access, calls,
// comparison, hashing, iteration, conversion. All of them may run Python code
// unless the comment says otherwise; results follow the sentinel convention.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_OBJECT_OBJECT_H
#define PYAOT_RUNTIME_OBJECT_OBJECT_H

#include "Classes/Type.h"
#include "Exceptions/Raise.h"
#include "Memory/Heap.h"

#include <initializer_list>

namespace pyaot::rt {

// --- Attributes (Classes/Attributes.cpp) -------------------------------------------
Value getAttr(Value object, Str *name);
/// kUnset instead of AttributeError.
Value getAttrOptional(Value object, Str *name);
Status setAttr(Value object, Str *name, Value value); ///< kUnset deletes.
/// object.__getattribute__ and object.__setattr__ (the default slots).
Value genericGetAttr(Value object, Str *name);
Status genericSetAttr(Value object, Str *name, Value value);

// --- Calls (Functions/Call.cpp) ------------------------------------------------------
inline Value call(Value callable, Value *args, size_t nargs, Tuple *keywordNames = nullptr) {
  return Call(callable, args, nargs, keywordNames);
}
/// call(f, {a, b})
Value call(Value callable, std::initializer_list<Value> args);
/// object.name(args...)
Value callMethod(Value object, Str *name, std::initializer_list<Value> args);
/// Binds arguments of a native function with Arity::Keywords. names: all parameter names, null-terminated; the first
/// posOnly ones cannot be given by name; those from kwOnlyFrom on must be; the first `required` must be there. Absent ones are
/// kUnset in `out`. The TypeErrors are those of CPython's argument parser.
bool bindNative(const char *function, const char *const *names, int posOnly, int kwOnlyFrom, int required, Value *args,
                size_t nargs, Tuple *keywordNames, Value *out);
/// A builtin function object (len, sys.exit).
Value makeBuiltinFunction(const NativeMethod *method, Value self, Value moduleName);

// --- Conversion and comparison (Object/Object.cpp) ---------------------------------
Str *repr(Value v); ///< Null = exception.
Str *str(Value v);
Str *ascii(Value v);
int64_t hash(Value v);              ///< -1 = exception.
Value compare(Value a, Value b, CompareOp op);
Status compareTruth(Value a, Value b, CompareOp op);
/// a is b or a == b: what containers use.
Status equal(Value a, Value b);
inline Status truth(Value v) { return Truth(v); }
int64_t length(Value v);            ///< -1 = exception.
/// __length_hint__; `fallback` if there is none; -1 = exception.
int64_t lengthHint(Value v, int64_t fallback);
/// __index__ as an int object; kError with TypeError "'T' object cannot be interpreted as an integer".
Value index(Value v);
/// An index clamped to int64 (for slices), or IndexError "cannot fit 'int' into an index-sized integer" if `exact`.
bool toIndex(Value v, int64_t *out, bool exact = true);
/// isinstance(v, cls) with __instancecheck__, tuples and unions; issubclass alike.
Status isInstanceOf(Value v, Value cls);
Status isSubclassOf(Value cls, Value of);
bool isCallable(Value v);

/// Binary operator with reflected operands as the reference says; `symbol` for the error text.
Value binaryOperation(Value a, Value b, BinaryFn Slots::*slot, const char *symbol);

/// pow(base, exponent, modulus); modulus None: two arguments.
Value power(Value base, Value exponent, Value modulus);
/// next(iterator): kError with StopIteration pending at the end (IterNext answers kUnset there, and loses its value).
Value nextOrStop(Value iterator);

// --- Recursion inside native code ----------------------------------------------------------
/// sys.getrecursionlimit().
extern int64_t recursionLimit;
/// Levels beyond the limit that reporting an exception may take.
inline constexpr int64_t kSpareFrames = 256;
/// if (RecursionGuard g(" while getting the repr of an object"); !g.ok) return kError;
struct RecursionGuard {
  explicit RecursionGuard(const char *where = "") : ok(--thread.frameTop >= thread.frameFloor || overflow(where)) { *thread.frameTop = nullptr; }
  ~RecursionGuard() { ++thread.frameTop; }
  static bool overflow(const char *where); ///< Raises RecursionError; returns false.
  bool ok;
};
/// Recursive repr: true if `object`'s repr is already under way (print "[...]"). leaveRepr() after a false.
Status enterRepr(Value object);
void leaveRepr(Value object);

// --- Iterating ------------------------------------------------------------------------------
/// Iterate it(v); while (it.next(&item)) ...; if (it.failed()) return kError;
/// Lists and tuples are walked without an iterator object.
class Iterate {
public:
  explicit Iterate(Value iterable);
  bool next(Value *item);
  bool failed() const { return state == Failed; }

private:
  Value source = kUnset;
  int64_t position = 0;
  enum { InList, InTuple, Iterator, Done, Failed } state;
};

} // namespace pyaot::rt

#endif
