//===- Sys.h - modules sys and time ---------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_MODULES_SYS_H
#define PYAOT_RUNTIME_MODULES_SYS_H

#include "Modules/NativeModule.h"

namespace pyaot::rt {

/// Reports an uncaught exception through sys.excepthook.
void callExceptHook(Value exception);
/// os.fsdecode(): text of the system's.
Str *decodeSystemText(const char *text);

} // namespace pyaot::rt

#endif
