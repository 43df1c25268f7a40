//===- Version.cpp - magic numbers of .pyc files -----------------------------===//
//
// Only the number that a series' final releases write is accepted: opcode
// numbers still moved between its alphas. 3.15 is known from its release
// candidate 1 and marked experimental.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Bytecode/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace pyaot::bytecode;

namespace {
struct Series {
  AcceptedVersion accepted;
  uint16_t first; ///< the series' first alpha
};
} // namespace

static constexpr Series kSeries[] = {
    {{{3, 8}, 3413, false}, 3400},  {{{3, 9}, 3425, false}, 3420},  {{{3, 10}, 3439, false}, 3430},
    {{{3, 11}, 3495, false}, 3450}, {{{3, 12}, 3531, false}, 3500}, {{{3, 13}, 3571, false}, 3550},
    {{{3, 14}, 3627, false}, 3600}, {{{3, 15}, 3666, true}, 3650},
};

llvm::ArrayRef<AcceptedVersion> pyaot::bytecode::acceptedVersions() {
  static const std::vector<AcceptedVersion> all = [] {
    std::vector<AcceptedVersion> v;
    for (const Series &s : kSeries)
      v.push_back(s.accepted);
    return v;
  }();
  return all;
}

bool pyaot::bytecode::isExperimental(PythonVersion version) {
  return llvm::any_of(acceptedVersions(),
                      [&](const AcceptedVersion &v) { return v.version == version && v.isExperimental; });
}

std::string pyaot::bytecode::describeAcceptedVersions() {
  std::string text;
  llvm::ListSeparator comma;
  for (const AcceptedVersion &v : acceptedVersions())
    text += llvm::StringRef(comma).str() + v.version.str() + (v.isExperimental ? " (experimental)" : "");
  return text;
}

std::optional<PythonVersion> pyaot::bytecode::versionOfMagic(uint16_t magic) {
  for (const AcceptedVersion &v : acceptedVersions())
    if (v.magic == magic)
      return v.version;
  return std::nullopt;
}

/// Numbers of other implementations, whose files look alike but hold another bytecode.
static const char *otherImplementation(uint16_t magic) {
  if (magic >= 48 && magic < 1000)
    return "PyPy";
  if (magic >= 21000 && magic < 30000)
    return "GraalPy";
  if (magic >= 2990 && magic < 3000)
    return "RustPython";
  return nullptr;
}

std::string pyaot::bytecode::describeUnknownMagic(uint16_t magic) {
  std::string text = "magic number " + std::to_string(magic);
  if (const char *other = otherImplementation(magic))
    text += std::string(" is of ") + other + ", whose bytecode is not CPython's";
  // Python 2 counted from the year: 20121 (1.5) to 62211 (2.7).
  else if (magic == 62211)
    text += " is of CPython 2.7, too old";
  else if (magic > 20000)
    text += " is of CPython 1 or 2, too old";
  else if (magic >= 3390 && magic < 3400)
    text += " is of CPython 3.7, too old";
  else if (magic >= 3360 && magic < 3390)
    text += " is of CPython 3.6, too old";
  else if (magic >= 3000 && magic < 3360)
    text += " is of CPython 3.5 or older, too old";
  else if (const Series *s = llvm::find_if(
               kSeries, [&](const Series &s) { return magic >= s.first && magic < s.accepted.magic; });
           s != std::end(kSeries))
    text += " is of a pre-release of CPython " + s->accepted.version.str();
  else if (magic > kSeries[std::size(kSeries) - 1].accepted.magic && magic < 4000)
    text += " is of a CPython newer than " + kSeries[std::size(kSeries) - 1].accepted.version.str() + ", too new";
  else
    text += " is of no CPython known here";
  text += "; accepted: ";
  llvm::ListSeparator comma;
  for (const AcceptedVersion &v : acceptedVersions())
    text += llvm::StringRef(comma).str() + v.version.str() + " (" + std::to_string(v.magic) +
            (v.isExperimental ? ", experimental)" : ")");
  return text;
}
