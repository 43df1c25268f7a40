//===- ModuleFinder.cpp - where the code of a module is -----------------------------===//
#include "pyaot/Driver/ModuleFinder.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace pyaot;
using llvm::SmallString;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// CPython has imported these before the program starts, so a file of the program with such a name is not seen.
static bool isLoadedAtStart(StringRef dotted) {
  return llvm::StringSwitch<bool>(dotted.split('.').first)
      .Cases("abc", "codecs", "encodings", "io", "os", "stat", true)
      .Cases("posixpath", "genericpath", "_collections_abc", "site", "_sitebuiltins", "zipimport", true)
      .Default(false);
}

/// Does this .pyc belong to the source, by time and size (PEP 552)? Those that carry a hash to compare do not count: the
/// source is compiled anew then.
static bool isFresh(StringRef bytecode, StringRef source) {
  fs::file_status status;
  if (fs::status(source, status))
    return false;
  auto buffer = llvm::MemoryBuffer::getFileSlice(bytecode, 16, 0);
  if (!buffer || (*buffer)->getBufferSize() < 16)
    return false;
  const char *header = (*buffer)->getBufferStart();
  uint32_t flags = llvm::support::endian::read32le(header + 4);
  if (flags != 0)
    return flags == 1;
  auto seconds = llvm::sys::toTimeT(status.getLastModificationTime());
  return llvm::support::endian::read32le(header + 8) == uint32_t(seconds) &&
         llvm::support::endian::read32le(header + 12) == uint32_t(status.getSize());
}

ModuleFinder::ModuleFinder(bytecode::PythonVersion version)
    : tag_("cpython-" + std::to_string(version.major) + std::to_string(version.minor)) {}

void ModuleFinder::addFolderOfInput(StringRef input) {
  SmallString<256> real;
  SmallString<256> folder(path::parent_path(fs::real_path(input, real) ? input : StringRef(real)));
  if (path::filename(folder) == "__pycache__")
    path::remove_filename(folder);
  roots_.push_back({folder.empty() ? "." : std::string(folder), false});
}

void ModuleFinder::addLibrary(StringRef folder) { roots_.push_back({folder.str(), true}); }

std::optional<FoundModule> ModuleFinder::find(StringRef dotted) const {
  bool libraryOnly = isLoadedAtStart(dotted);
  for (const Root &root : roots_)
    if (root.isLibrary || !libraryOnly)
      if (auto found = findBelow(root, dotted))
        return found;
  return std::nullopt;
}

std::optional<FoundModule> ModuleFinder::findBelow(const Root &root, StringRef dotted) const {
  SmallString<256> base(root.folder);
  llvm::SmallVector<StringRef, 4> parts;
  dotted.split(parts, '.');
  for (StringRef part : llvm::ArrayRef(parts).drop_back())
    path::append(base, part);
  // A package wins over a module of the same name.
  SmallString<256> inside(base);
  path::append(inside, parts.back());
  if (auto package = inFolder(inside, "__init__", root, /*isPackage=*/true))
    return package;
  return inFolder(base, parts.back(), root, /*isPackage=*/false);
}

/// In the program's folders a .pyc beside its source comes first: it is what the user asked to compile from.
std::optional<FoundModule> ModuleFinder::inFolder(StringRef folder, StringRef name, const Root &root, bool isPackage) const {
  SmallString<256> pyc(folder), py(folder), cached(folder);
  path::append(pyc, name + ".pyc");
  path::append(py, name + ".py");
  path::append(cached, "__pycache__", name + "." + tag_ + ".pyc");
  FoundModule found;
  found.isPackage = isPackage;
  found.isLibrary = root.isLibrary;
  if (fs::exists(pyc)) {
    found.bytecode = std::string(pyc);
    return found;
  }
  bool hasCached = fs::exists(cached);
  if (fs::exists(py)) {
    found.source = std::string(py);
    if (hasCached && isFresh(cached, py))
      found.bytecode = std::string(cached);
    return found;
  }
  if (!hasCached)
    return std::nullopt;
  found.bytecode = std::string(cached);
  return found;
}
