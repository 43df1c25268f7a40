//===- NativeModule.h - modules written in C++ -------------------------------------===//
//
// A module like math is a constant table of functions and a function that adds what is no function. NativeModules.def
// lists them all; one that no program imports is not linked into it unless its row is reached.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_MODULES_NATIVEMODULE_H
#define PYAOT_RUNTIME_MODULES_NATIVEMODULE_H

#include "Classes/Type.h"

namespace pyaot::rt {

struct NativeModule {
  const char *name;
  const NativeMethod *functions; ///< Ends with a null name.
  Status (*initialise)(Dict *ns); ///< Null: nothing to add.
};

} // namespace pyaot::rt

#endif
