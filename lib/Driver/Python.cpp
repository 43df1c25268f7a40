//===- Python.cpp - the CPython that belongs to a program ---------------------------===//
#include "pyaot/Driver/Python.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"

using namespace pyaot;
using llvm::SmallString;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

bool isLibrary(StringRef folder) {
  SmallString<256> source(folder), bytecode(folder);
  path::append(source, "os.py");
  path::append(bytecode, "os.pyc");
  return fs::exists(source) || fs::exists(bytecode);
}

/// Looks where a Python of one series may be.
class Search {
public:
  explicit Search(bytecode::PythonVersion version) : name_("python" + version.str()), series_(version.str()) {}

  /// bin/pythonX.Y as it is called and as what it links to: the library is lib/pythonX.Y beside its bin.
  std::optional<PythonInstallation> tryExecutable(StringRef file) const {
    if (!fs::can_execute(file))
      return std::nullopt;
    SmallString<256> real;
    if (fs::real_path(file, real))
      return std::nullopt;
    for (StringRef candidate : {StringRef(real), file})
      for (StringRef lib : {"lib", "lib64"}) {
        SmallString<256> library(path::parent_path(path::parent_path(candidate)));
        path::append(library, lib, name_);
        if (isLibrary(library))
          return PythonInstallation{file.str(), std::string(library)};
      }
    return std::nullopt;
  }

  std::optional<PythonInstallation> tryFolder(const llvm::Twine &folder) const {
    SmallString<256> file;
    path::append(file, folder, name_);
    return tryExecutable(file);
  }

  /// Folders named <prefix>X.Y... with a bin inside, as version managers keep them; the last one by name wins.
  std::optional<PythonInstallation> tryVersions(const llvm::Twine &folder, StringRef prefix) const {
    std::vector<std::string> found;
    std::error_code ec;
    std::string wanted = prefix.str() + series_;
    for (fs::directory_iterator it(folder, ec), end; it != end && !ec; it.increment(ec)) {
      StringRef name = path::filename(it->path());
      if (name == wanted || name.starts_with(wanted + ".") || name.starts_with(wanted + "-"))
        found.push_back(it->path());
    }
    llvm::sort(found, std::greater<>());
    for (const std::string &f : found)
      if (auto python = tryFolder(f + "/bin"))
        return python;
    return std::nullopt;
  }

  std::optional<PythonInstallation> everywhere() const {
    llvm::SmallVector<StringRef, 16> folders;
    std::string searched = llvm::sys::Process::GetEnv("PATH").value_or("");
    StringRef(searched).split(folders, ':', -1, false);
    for (StringRef usual : {"/usr/bin", "/usr/local/bin", "/opt/python/bin"})
      folders.push_back(usual);
    for (StringRef folder : folders)
      if (auto python = tryFolder(folder))
        return python;
    SmallString<256> home;
    path::home_directory(home);
    if (auto python = tryVersions(home + "/.pyenv/versions", ""))
      return python;
    if (auto python = tryVersions(home + "/.local/share/uv/python", "cpython-"))
      return python;
    return tryVersions("/opt", "python");
  }

private:
  std::string name_, series_;
};

} // namespace

std::optional<PythonInstallation> pyaot::findPython(bytecode::PythonVersion version, const Options &options) {
  Search search(version);
  std::optional<PythonInstallation> found;
  if (!options.python.empty())
    if (auto program = llvm::sys::findProgramByName(options.python))
      found = search.tryExecutable(*program);
  if (!found)
    found = search.everywhere();
  if (options.stdlib.empty())
    return found;
  return PythonInstallation{found ? found->executable : std::string(), options.stdlib};
}
