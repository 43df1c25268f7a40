//===- Startup.h - what runs before and after the program -------------------------===//
//
// Hooks that other parts of the runtime define if they have something to do when
// the program starts; all are optional (weak), in the order in which they run.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STARTUP_STARTUP_H
#define PYAOT_RUNTIME_STARTUP_STARTUP_H

#include "Classes/Type.h"

namespace pyaot::rt {

[[gnu::weak]] void initialiseTypes();    ///< Classes/: the builtin types.
[[gnu::weak]] void initialiseBuiltins(); ///< Builtins/: fills builtinCells.
[[gnu::weak]] void initialiseModules();  ///< Modules/: sys.modules, namespaces of the compiled modules.

[[gnu::weak]] void prepareModule(ModuleInfo *module); ///< Modules/: __name__, __file__ ... of a module about to run.
extern void (*atExit)(); ///< What atexit.register() was given, once the program has imported atexit; else null.

/// Builds the module's constants and runs its body.
Status runModule(ModuleInfo *module);

/// Gives a thread its frame stack (ThreadState::frameTop); false: no memory. The default is for a machine stack of 64 MB.
bool makeFrameStack(ThreadState *state, size_t bytes = size_t(1) << 20);
void freeFrameStack(ThreadState *state);

/// The program's arguments, as main() got them.
extern int argumentCount;
extern char **argumentValues;

/// Ends the process as a SystemExit with this code does; Python code may still run (finalisers, flushing).
[[noreturn]] void exitProgram(int status);

} // namespace pyaot::rt

#endif
