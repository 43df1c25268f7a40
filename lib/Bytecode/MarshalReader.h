//===- MarshalReader.h - read marshalled objects, bounded --------------------===//
//
// Turns the marshal format (CPython's Python/marshal.c; never specified but
// stable) into constants of a Module. The input is not trusted: every size is
// compared with the bytes that are left before anything is allocated, nesting
// is limited, and references cannot blow a small file up (a tuple of ten
// references to a tuple of ten references ...): each object has a weight, the
// number of nodes it would have when written out, and the weight is limited by
// the size of the file.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_MARSHALREADER_H
#define PYAOT_BYTECODE_MARSHALREADER_H

#include "pyaot/Bytecode/PycReader.h"

namespace pyaot::bytecode {

class MarshalReader {
public:
  /// Reads from `data`, which are the bytes of the whole file (offsets in messages count from its start), for
  /// `module`, whose version is known.
  MarshalReader(llvm::StringRef data, size_t position, Module &module);

  /// Reads one object, which must be a code object and end with the file, and makes it the module's body.
  llvm::Error readModule();

private:
  /// CPython's own limit is 2,000; compilers nest a few dozen deep.
  static constexpr unsigned kMaxNesting = 1000;

  /// An object and its weight. A null object: an error was recorded.
  struct Weighed {
    const Constant *object = nullptr;
    uint64_t weight = 0;
    bool holdsCode = false; ///< among its items
  };

  Weighed readObject();
  Weighed readPayload(char type);
  const Constant *readLong();
  const Constant *readDecimalFloat(bool isComplex);
  const Constant *readString(size_t length, bool isInterned, bool mustBeAscii);
  Weighed readItems(size_t count, bool isTuple);
  Weighed readSlice();
  Weighed readReference();
  Weighed readCode();
  bool makeSlots(CodeObject &code, llvm::ArrayRef<const Constant *> names, llvm::StringRef kinds);
  bool makeSlotsBefore311(CodeObject &code, const TupleConstant *variables, const TupleConstant *frees,
                          const TupleConstant *cells);
  bool checkCode(const CodeObject &code);

  // Typed fields of a code object; null or false after an error.
  bool readCount(uint32_t &value, const char *what);
  template <typename T> const T *readField(const char *what, uint64_t &weight);
  const TupleConstant *readStrTuple(const char *what, uint64_t &weight);

  // Raw input. All of them record an error and give 0 or false at the end of the data.
  size_t remaining() const { return data_.size() - position_; }
  bool need(size_t bytes);
  uint8_t readByte();
  uint64_t readLittle(unsigned bytes);
  bool readLength(size_t &length, size_t bytesPerItem, const char *what);

  /// Records the first error, at `offset`. Returns false, for `return fail(...)`.
  bool fail(size_t offset, const llvm::Twine &message);
  bool fail(const llvm::Twine &message) { return fail(objectStart_, message); }
  /// Accounts for work or memory that references make larger than the file.
  bool charge(uint64_t weight);

  template <typename T> llvm::ArrayRef<T> copyArray(llvm::ArrayRef<T> items);
  template <typename T, typename... Args> const T *make(Args &&...args);

  llvm::StringRef data_;
  size_t position_;
  size_t objectStart_ = 0; ///< of the innermost object that is being read, for messages
  unsigned nesting_ = 0;
  uint64_t charged_ = 0;
  uint64_t maxWeight_;
  bool hasFailed_ = false;
  size_t failureOffset_ = 0;
  std::string failure_;
  Module &module_;
  PythonVersion version_;
  std::vector<Weighed> references_; ///< null object: not finished
};

} // namespace pyaot::bytecode

#endif
