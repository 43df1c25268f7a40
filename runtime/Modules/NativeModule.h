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

/// Pointers to those modules that the program imports: compiled code defines them, the others are null. The linker drops
/// a module that nothing refers to.
namespace imported {
#define NATIVE_MODULE(Id, Name) [[gnu::weak]] extern const NativeModule *const Id asm("rt.import." #Id);
#include "pyaot/ABI/NativeModules.def"
} // namespace imported

/// The module object, for native code that needs another module whether the program imports it or not. kError = exception.
Value importNative(const NativeModule &native);

} // namespace pyaot::rt

#endif
