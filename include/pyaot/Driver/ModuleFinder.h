//===- ModuleFinder.h - where the code of a module is ------------------------------===//
//
// Folders are searched in the order of CPython's sys.path: the program's own
// first, then the standard library.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_MODULEFINDER_H
#define PYAOT_DRIVER_MODULEFINDER_H

#include "pyaot/Bytecode/Version.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace pyaot {

/// A module's files.
struct FoundModule {
  std::string bytecode; ///< A .pyc; empty: `source` must be compiled.
  std::string source;   ///< Empty if there is none.
  bool isPackage = false;
  bool isLibrary = false; ///< Of the standard library.

  const std::string &path() const { return bytecode.empty() ? source : bytecode; }
};

/// Looks for modules below some folders.
class ModuleFinder {
public:
  explicit ModuleFinder(bytecode::PythonVersion version);

  /// The folder that sys.path[0] is for a program with this input: that of the input; for __pycache__/x.cpython-311.pyc the
  /// one above. Symbolic links are followed, as they are for sys.path[0]: so tracebacks name the files as CPython does.
  void addFolderOfInput(llvm::StringRef input);
  void addLibrary(llvm::StringRef folder);

  std::optional<FoundModule> find(llvm::StringRef dotted) const;

private:
  struct Root {
    std::string folder;
    bool isLibrary;
  };
  std::optional<FoundModule> findBelow(const Root &root, llvm::StringRef dotted) const;
  std::optional<FoundModule> inFolder(llvm::StringRef folder, llvm::StringRef name, const Root &root, bool isPackage) const;

  std::vector<Root> roots_;
  std::string tag_; ///< cpython-311
};

} // namespace pyaot

#endif
