//===- Inline.h - the fast paths that are compiled into programs -----------------===//
//
// Everything in this folder becomes bitcode, which the compiler links into each
// program and LLVM inlines there. A fast path is short, handles the frequent
// case, and leaves the rest to the runtime function of the same name, whose
// meaning it shares. Nothing here allocates or raises by itself.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_INLINE_INLINE_H
#define PYAOT_RUNTIME_INLINE_INLINE_H

#include "Containers/Iterators.h"
#include "pyaot/ABI/RuntimeFunctions.h"

namespace pyaot::rt::inl {

#define RUNTIME_FN(Name, Signature, Effects) signatures::Name Name asm("rt.inline." #Name);
#include "pyaot/ABI/RuntimeFunctions.def"

inline constexpr int kShift = kSmallIntShift;

/// The payload at the top of the word: order and overflow are those of 64-bit arithmetic.
inline int64_t high(Value v) { return int64_t(v.bits << kShift); }
inline Value fromHigh(int64_t h) { return {uint64_t(h) >> kShift | kSmallIntTag}; }
inline bool areFloats(Value a, Value b) { return isFloat(a) && isFloat(b); }
inline bool hasShape(Value v, const Shape &shape) { return isObject(v) && objectOf(v)->shape == &shape; }

} // namespace pyaot::rt::inl

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#endif
