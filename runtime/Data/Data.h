//===- Data.h - what the modules of binary data share --------------------------------------===//
#ifndef PYAOT_RUNTIME_DATA_DATA_H
#define PYAOT_RUNTIME_DATA_DATA_H

#include "Object/Object.h"
#include "Strings/Bytes.h"

namespace pyaot::rt {

/// The bytes of a bytearray, of a contiguous memoryview of one, or of another writable object; false, without an exception,
/// for anything else.
bool viewWritable(Value v, BytesView *out);

/// A new exception class of a native module.
Type *makeErrorType(const char *module, const char *name, Type &base);

/// Bytes, or an ASCII str where the function takes one (binascii.a2b_...); false = exception.
bool bytesOrAscii(Value v, BytesView *out);

} // namespace pyaot::rt

#endif
