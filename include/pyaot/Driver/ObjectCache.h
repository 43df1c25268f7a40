//===- ObjectCache.h - machine code that was made before -----------------------------===//
//
// Files named by a hash of everything that the code depends on: the bytecode,
// what the module is called, the options, and which build of pyaot made it. An
// entry is never changed; it appears whole (by a rename), so that any number
// of compilers can share a folder. What was not used for longest goes first
// when the folder gets too large.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_OBJECTCACHE_H
#define PYAOT_DRIVER_OBJECTCACHE_H

#include "pyaot/Driver/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace pyaot {

/// Safe to use from several threads at once. A folder that cannot be used makes a cache that is always empty.
class ObjectCache {
public:
  explicit ObjectCache(const Options &options);

  bool isEnabled() const { return !folder_.empty(); }
  /// Hash of the parts, and of this build of pyaot.
  std::string key(llvm::ArrayRef<std::string> parts) const;
  /// Gives the entry a second name, `path`. False: there is none.
  bool fetch(llvm::StringRef key, llvm::StringRef path) const;
  void store(llvm::StringRef key, llvm::StringRef data) const;
  /// Removes old entries if there are too many. Looks only now and then.
  void prune() const;

  /// --clear-cache. False: the folder cannot be read.
  static bool clear(const Options &options);

private:
  std::string entryPath(llvm::StringRef key) const;
  std::string folder_, build_;
};

} // namespace pyaot

#endif
