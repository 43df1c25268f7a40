//===- Builtins.h - the functions and the namespace of module builtins ----------------===//
#ifndef PYAOT_RUNTIME_BUILTINS_BUILTINS_H
#define PYAOT_RUNTIME_BUILTINS_BUILTINS_H

#include "Modules/NativeModule.h"
#include "Object/Object.h"

namespace pyaot::rt {

/// The namespace of module builtins: each name lives in its cell of builtinCells. Made on first use.
Dict *builtinsNamespace();

/// The module whose code is about to call globals(), locals(), vars(), dir(), eval() or exec() without saying for which
/// frame: compiled code sets it before such a call. Null: not known.
extern ModuleInfo *currentModule;
/// globals() of code of that module.
Value globalsOf(ModuleInfo *module);

/// pow(base, exponent, modulus) over any types.
Value powerOf(Value base, Value exponent, Value modulus);
/// round(number, digits); digits kUnset or None: to an int.
Value roundOf(Value number, Value digits);
/// sum(iterable, start).
Value sumOf(Value iterable, Value start);

/// The functions of Builtins.cpp and BuiltinNumbers.cpp, by BuiltinTable.cpp.
namespace builtin {
using Native = Value(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Native abs, all, any, ascii, bin, breakpoint, callable, chr, compile, delattr, dir, divmod, eval, exec, format, getattr, globals,
    hasattr, hash, hex, id, isinstance, issubclass, iter, aiter, len, locals, max, min, next, anext, oct, ord, pow, repr,
    round, setattr, sorted, sum, vars, import, exit, siteText;
} // namespace builtin

/// __build_class__ (Classes/).
[[gnu::weak]] Value builtinBuildClass(Value self, Value *args, size_t nargs, Tuple *keywordNames);

/// The function that the text which collections.namedtuple evaluates stands for; kUnset: it is another text.
Value evalNamedTuple(Value source, Value globals);

} // namespace pyaot::rt

#endif
