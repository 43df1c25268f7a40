//===- Codecs.h - text from and to bytes --------------------------------------------===//
#ifndef PYAOT_RUNTIME_STRINGS_CODECS_H
#define PYAOT_RUNTIME_STRINGS_CODECS_H

#include "Strings/Bytes.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// text.encode(encoding, errors); null for a default. Null result = exception.
Bytes *encode(Str *text, Str *encoding, Str *errors);
/// bytes.decode(encoding, errors); `object` is what the UnicodeDecodeError shows.
Str *decode(Value object, BytesView bytes, Str *encoding, Str *errors);
/// UTF-8 with the handler `errors` (null: strict).
Str *decodeUtf8(Value object, BytesView bytes, Str *errors = nullptr);
Bytes *encodeUtf8(Str *text, Str *errors = nullptr);
/// File names, arguments, the environment: UTF-8 with surrogateescape.
Str *decodeFileSystem(std::string_view bytes);
Bytes *encodeFileSystem(Str *text);

} // namespace pyaot::rt

#endif
