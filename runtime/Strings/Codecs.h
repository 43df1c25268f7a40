//===- Codecs.h - encoding and decoding of text -----------------------------------------===//
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

// --- The native codecs by themselves (module _codecs) --------------------------------------------------------------------

enum class Codec { Utf8, Utf8Sig, Latin1, Ascii, Utf16, Utf16LE, Utf16BE, Utf32, Utf32LE, Utf32BE, Unknown };

/// The codec of a name in any spelling; Unknown: another one, to be found by a search function.
Codec codecOf(const Str *name);
Bytes *encodeWith(Codec codec, Str *text, const Str *errors);

/// A piece of a longer text: what is cut off at its end waits for the next piece unless `isFinal`.
struct DecodeState {
  bool isFinal = true;
  int order = 0; ///< UTF-16 and 32: -1 little, 1 big, 0: by the byte order mark, and then what it said.
  int64_t consumed = 0;
};
Str *decodeWith(Codec codec, Value object, BytesView bytes, const Str *errors, DecodeState *state = nullptr);

/// unicode_escape, raw_unicode_escape, UTF-7 (Strings/EscapeCodecs.cpp, Utf7.cpp).
Bytes *encodeUnicodeEscape(Str *text, bool isRaw);
Str *decodeUnicodeEscape(Value object, BytesView bytes, const Str *errors, bool isRaw, DecodeState *state);
Bytes *encodeUtf7(Str *text);
Str *decodeUtf7(Value object, BytesView bytes, const Str *errors, DecodeState *state);

// --- Error handlers and other codecs (Strings/CodecErrors.cpp, CodecRegistry.cpp) -----------------------------------------

/// What the handler named `errors` makes of the characters text[start:end): a str or bytes to put there and where to go on.
/// false = exception, among them the one that `reason` makes.
bool handleEncodeError(const Str *errors, const char *codec, Str *text, int64_t start, int64_t end, const char *reason,
                       Value *replacement, int64_t *next);
/// The same for bytes; the handler may put other bytes in place of `*object` and `*bytes`.
bool handleDecodeError(const Str *errors, const char *codec, Value *object, BytesView *bytes, int64_t start, int64_t end,
                       const char *reason, Str **replacement, int64_t *next);
/// The same for translate().
bool handleTranslateError(const Str *errors, Str *text, int64_t start, int64_t end, const char *reason, Str **replacement,
                          int64_t *next);
/// The function behind a name of errors=; kError = LookupError.
Value lookupErrorHandler(const Str *name);
Status registerErrorHandler(Str *name, Value handler);

/// The tuple that a search function gives for the encoding; kError = LookupError.
Value lookupCodec(Str *encoding);
Status registerSearch(Value function);
Status unregisterSearch(Value function);
/// codecs.encode() and decode(); `textOnly`: str.encode() and bytes.decode(), which refuse other codecs.
Value encodeByRegistry(Value object, Str *encoding, const Str *errors, bool textOnly);
Value decodeByRegistry(Value object, Str *encoding, const Str *errors, bool textOnly);
/// "encoding with 'x' codec failed (TypeError: ...)" in place of the pending exception, if it is a plain one.
void wrapCodecError(const char *operation, Str *encoding);
/// The character of this name ("DIGIT ONE"), through the module unicodedata if the program has it; false: none.
bool characterNamed(Str *name, uint32_t *out);

} // namespace pyaot::rt

#endif
