//===- BytesIO.h - the types of io that need no row in BuiltinTypes.def ----------------===//
#ifndef PYAOT_RUNTIME_IO_BYTESIO_H
#define PYAOT_RUNTIME_IO_BYTESIO_H

#include "Classes/NativeType.h"

namespace pyaot::rt {

extern NativeType bytesIOType, newlineDecoderType, bufferedPairType;

} // namespace pyaot::rt

#endif
