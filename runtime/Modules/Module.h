//===- Module.h - module objects ---------------------------------------------------===//
#ifndef PYAOT_RUNTIME_MODULES_MODULE_H
#define PYAOT_RUNTIME_MODULES_MODULE_H

#include "Classes/Type.h"

namespace pyaot::rt {

/// A module. Its dict is the namespace; names that compiled code mentions live in static cells that the dict refers to.
struct Module : Object {
  Dict *dict;
  ModuleInfo *info; ///< Null: native, or made by types.ModuleType().
  bool isBuiltin;   ///< Native.
  bool isInitialising; ///< Its body is running.
};
PYAOT_KIND(Module, Module)

Module *newModule(Str *name);
/// The module object of compiled code; its namespace gets __name__ and the like.
Module *moduleOf(ModuleInfo *info);
/// sys.modules.
Dict *modulesDict();
/// import name: the module object itself (not the top package); kError = exception. Runs the module's code if needed.
Value importModule(Str *name);
/// The same for a top module that the program need not have: kUnset then.
Value importIfPresent(Str *name);

} // namespace pyaot::rt

#endif
