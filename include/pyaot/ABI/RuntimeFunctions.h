//===- RuntimeFunctions.h - prototypes of RuntimeFunctions.def ---------------===//
//
// The runtime defines these with their namespace qualified (`Value rt::Add(Value a, Value b) {...}`), so that a wrong
// signature is a hard error. Data that compiled code touches directly stands here too.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_ABI_RUNTIMEFUNCTIONS_H
#define PYAOT_ABI_RUNTIMEFUNCTIONS_H

#include "pyaot/ABI/Layouts.h"

namespace pyaot::rt {

namespace signatures {
#define RUNTIME_FN(Name, Signature, Effects) using Name = Signature;
#include "pyaot/ABI/RuntimeFunctions.def"
} // namespace signatures

#define RUNTIME_FN(Name, Signature, Effects) [[gnu::visibility("default")]] signatures::Name Name asm("rt." #Name);
#include "pyaot/ABI/RuntimeFunctions.def"

extern ThreadState thread asm("rt.thread");
/// The current values of the builtin names, in the order of BuiltinNames.def; kUnset where one was deleted.
extern Value builtinCells[] asm("rt.builtins");
/// What they were when the program started. Nobody writes them later.
extern Value originalBuiltins[] asm("rt.originalBuiltins");
/// The one empty tuple.
extern Tuple theEmptyTuple asm("rt.emptyTuple");

} // namespace pyaot::rt

namespace pyaot {
extern const ProgramInfo program asm("pyaot.program");
} // namespace pyaot

#endif
