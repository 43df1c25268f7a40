//===- OutputFile.cpp - written whole or not at all -----------------------------===//
#include "pyaot/Driver/OutputFile.h"
#include "pyaot/Support/Diagnostics.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace pyaot;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

Expected<OutputFile> OutputFile::create(StringRef path) {
  if (llvm::sys::fs::is_directory(path))
    return makeError(path, "cannot write: it is a directory");
  llvm::SmallString<256> temporary;
  int fd = -1;
  if (auto ec = llvm::sys::fs::createUniqueFile(path + ".%%%%%%%%.tmp", fd, temporary))
    return makeError(path, "cannot write: " + ec.message());
  ::close(fd);
  llvm::sys::RemoveFileOnSignal(temporary);
  return OutputFile(path.str(), std::string(temporary));
}

OutputFile::OutputFile(OutputFile &&other) : path_(std::move(other.path_)), temporary_(std::move(other.temporary_)) {
  other.temporary_.clear();
}

OutputFile::~OutputFile() {
  if (temporary_.empty())
    return;
  llvm::sys::fs::remove(temporary_);
  llvm::sys::DontRemoveFileOnSignal(temporary_);
}

Error OutputFile::commit(bool executable) {
  mode_t mask = ::umask(0);
  ::umask(mask);
  ::chmod(temporary_.c_str(), (executable ? 0777 : 0666) & ~mask);
  if (auto ec = llvm::sys::fs::rename(temporary_, path_))
    return makeError(path_, "cannot write: " + ec.message());
  llvm::sys::DontRemoveFileOnSignal(temporary_);
  temporary_.clear();
  return Error::success();
}

/// Writes to something that is no regular file: a terminal, a pipe, /dev/null.
static Error writeStream(StringRef path, StringRef data) {
  std::error_code ec;
  llvm::raw_fd_ostream os(path, ec);
  if (ec)
    return makeError(path, "cannot write: " + ec.message());
  os << data;
  os.flush();
  if (os.has_error()) {
    ec = os.error();
    os.clear_error();
    return makeError(path == "-" ? "<stdout>" : path, "cannot write: " + ec.message());
  }
  return Error::success();
}

bool pyaot::isSpecialOutput(StringRef path) {
  llvm::sys::fs::file_status status;
  return path == "-" || (!llvm::sys::fs::status(path, status) && llvm::sys::fs::exists(status) &&
                         !llvm::sys::fs::is_regular_file(status) && !llvm::sys::fs::is_directory(status));
}

Error pyaot::writeOutput(StringRef path, StringRef data) {
  if (isSpecialOutput(path))
    return writeStream(path, data);
  auto file = OutputFile::create(path);
  if (!file)
    return file.takeError();
  if (Error e = writeStream(file->temporaryPath(), data))
    return e;
  return file->commit(/*executable=*/false);
}
