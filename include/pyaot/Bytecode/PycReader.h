//===- PycReader.h - read a .pyc file ----------------------------------------===//
//
// The way in: bytes to a Module. No input makes the reader crash, recurse
// without bound or allocate more than a small multiple of the file's size; an
// error names the file and the byte offset.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_PYCREADER_H
#define PYAOT_BYTECODE_PYCREADER_H

#include "pyaot/Bytecode/CodeObject.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include <memory>

namespace pyaot::bytecode {

/// The 16 bytes in front of the code (PEP 552).
struct PycHeader {
  enum class Kind : uint8_t { Timestamp, UncheckedHash, CheckedHash };

  uint16_t magic = 0;
  PythonVersion version;
  Kind kind = Kind::Timestamp;
  uint32_t sourceTime = 0, sourceSize = 0; ///< Timestamp
  uint64_t sourceHash = 0;                 ///< the hash kinds
};

/// One .pyc: owns every Constant and CodeObject read from it. Not copied or moved, since they hold references into
/// its memory; it keeps nothing of the buffer that it was read from.
class Module {
public:
  explicit Module(llvm::StringRef path) : path_(path) {}
  Module(const Module &) = delete;
  Module &operator=(const Module &) = delete;

  /// The path of the .pyc, as the buffer was named.
  llvm::StringRef path() const { return path_; }
  const PycHeader &header() const { return header_; }
  /// The module's body.
  const CodeObject &code() const { return *root_; }
  /// Every code object once, each before those among its constants (the module's body first).
  std::vector<const CodeObject *> allCode() const;

private:
  friend class MarshalReader;
  friend llvm::Expected<std::unique_ptr<Module>> readPyc(llvm::MemoryBufferRef);

  llvm::Error nameFunctions(const CodeObject &code);

  std::string path_;
  PycHeader header_;
  llvm::BumpPtrAllocator memory_;
  std::vector<std::unique_ptr<CodeObject>> codes_;
  const CodeObject *root_ = nullptr;
};

/// Reads and checks a whole .pyc. The error is a LocatedError.
llvm::Expected<std::unique_ptr<Module>> readPyc(llvm::MemoryBufferRef buffer);

} // namespace pyaot::bytecode

#endif
