//===- Version.cpp - magic numbers of .pyc files -----------------------------===//
//
// Only the number that a series' final releases write is accepted: opcode
// numbers still moved between its alphas.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Bytecode/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace pyaot::bytecode;

namespace {
struct Series {
  PythonVersion version;
  uint16_t first; ///< the series' first alpha
  uint16_t final; ///< what releases write
};
} // namespace

static constexpr Series kSeries[] = {
    {{3, 8}, 3400, 3413},  {{3, 9}, 3420, 3425},  {{3, 10}, 3430, 3439}, {{3, 11}, 3450, 3495},
    {{3, 12}, 3500, 3531}, {{3, 13}, 3550, 3571}, {{3, 14}, 3600, 3627},
};

std::optional<PythonVersion> pyaot::bytecode::versionOfMagic(uint16_t magic) {
  for (const Series &s : kSeries)
    if (s.final == magic)
      return s.version;
  return std::nullopt;
}

std::string pyaot::bytecode::acceptedVersions() {
  std::string text;
  llvm::ListSeparator comma;
  for (const Series &s : kSeries)
    text += llvm::StringRef(comma).str() + s.version.str();
  return text;
}

std::string pyaot::bytecode::describeUnknownMagic(uint16_t magic) {
  std::string text = "magic number " + std::to_string(magic);
  // Python 2 counted from the year: 20121 (1.5) to 62211 (2.7).
  if (magic == 62211)
    text += " is of CPython 2.7, too old";
  else if (magic > 20000)
    text += " is of CPython 1 or 2, too old";
  else if (magic >= 3390 && magic < 3400)
    text += " is of CPython 3.7, too old";
  else if (magic >= 3360 && magic < 3390)
    text += " is of CPython 3.6, too old";
  else if (magic >= 3000 && magic < 3360)
    text += " is of CPython 3.5 or older, too old";
  else if (magic >= 3650 && magic < 3700)
    text += " is of CPython 3.15, too new";
  else if (const Series *s =
               llvm::find_if(kSeries, [&](const Series &s) { return magic >= s.first && magic < s.final; });
           s != std::end(kSeries))
    text += " is of a pre-release of CPython " + s->version.str();
  else
    text += " is of no CPython known here";
  text += "; accepted: ";
  llvm::ListSeparator comma;
  for (const Series &s : kSeries)
    text += llvm::StringRef(comma).str() + s.version.str() + " (" + std::to_string(s.final) + ")";
  return text;
}
