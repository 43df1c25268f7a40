//===- NativeModule.h - modules written in C++ -------------------------------------===//
//
// A module like math is a constant table of functions and a function that adds what is no function. NativeModules.def
// lists them all.
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

/// modules::math, modules::sys, ...: rows of NativeModules.def.
namespace modules {
#define NATIVE_MODULE(Id, Name) [[gnu::weak]] extern const NativeModule Id asm("rt.module." #Id);
#include "pyaot/ABI/NativeModules.def"
} // namespace modules

} // namespace pyaot::rt

#endif
