//===- OutputFile.h - written whole or not at all ------------------------------===//
//
// A compiler that fails or is interrupted must not leave half a file at the place of a good one.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_OUTPUTFILE_H
#define PYAOT_DRIVER_OUTPUTFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace pyaot {

/// A file being made beside its final place. commit() renames it there; without commit() the destructor removes it,
/// so that a failure leaves what was at the output path untouched. Signals remove it too.
class OutputFile {
public:
  /// Opens a temporary in the folder of `path`. The error names `path`.
  static llvm::Expected<OutputFile> create(llvm::StringRef path);
  OutputFile(OutputFile &&other);
  OutputFile &operator=(OutputFile &&) = delete;
  ~OutputFile();

  /// Where to write meanwhile.
  const std::string &temporaryPath() const { return temporary_; }
  /// Moves the file to its place, executable if asked.
  llvm::Error commit(bool executable);

private:
  OutputFile(std::string path, std::string temporary) : path_(std::move(path)), temporary_(std::move(temporary)) {}
  std::string path_, temporary_;
};

/// Standard output ("-"), a pipe or a device: written to as it is, since a rename would put a file in its place.
bool isSpecialOutput(llvm::StringRef path);

/// Writes `data` to `path` through an OutputFile, or directly where that is special.
llvm::Error writeOutput(llvm::StringRef path, llvm::StringRef data);

} // namespace pyaot

#endif
