//===- Semantics.cpp - names and texts that differ between versions of Python --------===//
//
// The runtime has the builtin types of the newest version. What an older one did
// not have yet is a row here, and is left out when the type's dict, or the
// builtins, are filled. Python reference: the "What's New" documents.
// Error texts: VersionTexts.def.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

struct Lifetime {
  std::string_view owner, name;
  uint8_t since, until; ///< Minor versions; until: the first without it (0: still there).
};

constexpr Lifetime lifetimes[] = {
    {"", "EncodingWarning", 10, 0},
    {"", "aiter", 10, 0},
    {"", "anext", 10, 0},
    {"", "BaseExceptionGroup", 11, 0},
    {"", "ExceptionGroup", 11, 0},
    {"", "PythonFinalizationError", 13, 0},
    {"BaseException", "add_note", 11, 0},
    {"bytearray", "removeprefix", 9, 0},
    {"bytearray", "removesuffix", 9, 0},
    {"bytes", "__bytes__", 11, 0},
    {"bytes", "removeprefix", 9, 0},
    {"bytes", "removesuffix", 9, 0},
    {"complex", "__complex__", 11, 0},
    {"dict", "__class_getitem__", 9, 0},
    {"dict", "__ior__", 9, 0},
    {"dict", "__or__", 9, 0},
    {"dict", "__ror__", 9, 0},
    {"frozenset", "__class_getitem__", 9, 0},
    {"function", "__annotate__", 14, 0},
    {"function", "__builtins__", 10, 0},
    {"function", "__type_params__", 12, 0},
    {"generator", "gi_suspended", 11, 0},
    {"int", "bit_count", 10, 0},
    {"int", "is_integer", 12, 0},
    {"list", "__class_getitem__", 9, 0},
    {"object", "__getstate__", 11, 0},
    {"property", "__name__", 13, 0},
    {"set", "__class_getitem__", 9, 0},
    {"slice", "__hash__", 12, 0},
    {"str", "removeprefix", 9, 0},
    {"str", "removesuffix", 9, 0},
    {"tuple", "__class_getitem__", 9, 0},
    {"type", "__annotate__", 14, 0},
    {"type", "__annotations__", 10, 0},
    {"type", "__class_getitem__", 9, 0},
    {"type", "__or__", 10, 0},
    {"type", "__ror__", 10, 0},
    {"type", "__type_params__", 12, 0},
};

struct Wording {
  uint8_t since, until;
  std::string_view text;
  const char *theirs;
};
constexpr Wording wordings[] = {
#define VERSION_TEXT(Since, Until, Text, Theirs) {Since, Until, Text, Theirs},
#include "Startup/VersionTexts.def"
};

} // namespace

const char *wordingOf(const char *format) {
  if (program.semanticsVersion == 0x030B)
    return format;
  std::string_view text(format);
  for (const Wording &row : wordings)
    if (row.text == text && semanticsAtLeast(row.since) && !semanticsAtLeast(row.until))
      return row.theirs;
  return format;
}

bool isOfOtherVersion(const char *owner, std::string_view name) {
  for (const Lifetime &row : lifetimes)
    if (row.owner == owner && row.name == name)
      return !semanticsAtLeast(row.since) || (row.until && semanticsAtLeast(row.until));
  return false;
}

} // namespace pyaot::rt
