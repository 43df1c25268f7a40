//===- CodeObject.h - a code object in version-independent form --------------===//
//
// The fields of CPython's code object, with the differences between versions
// taken out: local, cell and free variables are one list of slots, the
// location table is decoded, the exception table is decoded. Only the bytes of
// the code itself stay as they are; lower() (Canonical.h) reads them.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_CODEOBJECT_H
#define PYAOT_BYTECODE_CODEOBJECT_H

#include "pyaot/Bytecode/Constants.h"
#include "pyaot/Bytecode/Version.h"
#include "pyaot/Support/SourceLocation.h"
#include <string>
#include <vector>

namespace pyaot::bytecode {

/// One slot of the frame. A slot may be local and cell at once: a parameter that an inner function captures arrives
/// as a plain value and MAKE_CELL wraps it.
struct LocalSlot {
  enum Bits : uint8_t { Hidden = 0x10, Local = 0x20, Cell = 0x40, Free = 0x80 };

  const StrConstant *name = nullptr;
  uint8_t bits = 0;

  bool isLocal() const { return bits & Local; }
  bool isCell() const { return bits & Cell; }
  bool isFree() const { return bits & Free; }
  /// A comprehension's variable in a class or module body (3.12+).
  bool isHidden() const { return bits & Hidden; }
  /// LOAD_DEREF and its kin may name this slot.
  bool holdsCell() const { return bits & (Cell | Free); }
};

/// A row of the exception table (3.11+): offsets in bytes, `end` exclusive. Contract as in Canonical.h. Before 3.11
/// there are none: lower() simulates the block stack.
struct ExceptionRange {
  uint32_t start, end, target;
  uint32_t depth;
  bool pushesLasti;
};

/// Owned by the Module. Invariants, checked by the reader: slots [0, parameterCount()) are the parameters, in the
/// order positional, keyword-only, *args, **kw; free slots come last; codeBytes has an even length; `locations` has
/// one entry per code unit (two bytes).
class CodeObject : public Constant {
public:
  enum Flag : uint32_t {
    Optimized = 0x1,
    NewLocals = 0x2,
    VarArgs = 0x4,
    VarKeywords = 0x8,
    Nested = 0x10,
    Generator = 0x20,
    Coroutine = 0x80,
    IterableCoroutine = 0x100,
    AsyncGenerator = 0x200,
    FutureAnnotations = 0x1000000,
    HasDocstring = 0x4000000, ///< 3.14+
    Method = 0x8000000,       ///< 3.14+
  };

  CodeObject() : Constant(ConstantKind::Code) {}
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Code; }

  PythonVersion version;
  uint32_t argCount = 0; ///< positional parameters, the positional-only ones included
  uint32_t posOnlyArgCount = 0;
  uint32_t kwOnlyArgCount = 0;
  uint32_t stackSize = 0;
  uint32_t flags = 0;
  uint32_t firstLine = 0;

  llvm::ArrayRef<uint8_t> codeBytes;
  llvm::ArrayRef<const Constant *> consts;
  llvm::ArrayRef<const StrConstant *> names;
  std::vector<LocalSlot> slots;
  /// Before 3.11: the slot of each deref operand (cells, then free variables). Empty from 3.11 on.
  std::vector<uint32_t> derefSlots;
  uint32_t freeCount = 0; ///< number of free slots = length of the closure; they are the last slots

  const StrConstant *fileName = nullptr;
  const StrConstant *name = nullptr;
  /// Before 3.11 MAKE_FUNCTION finds it on the stack, as a constant: that is looked up when the file is read. Null for
  /// modules then.
  const StrConstant *qualName = nullptr;

  std::vector<SourceLocation> locations;  ///< of each code unit, inline caches included
  std::vector<ExceptionRange> exceptions; ///< sorted, disjoint

  bool hasFlag(Flag f) const { return flags & f; }
  bool isGeneratorLike() const { return flags & (Generator | Coroutine | AsyncGenerator); }
  /// Function scope: variables in slots; otherwise (module and class bodies) they live in a mapping.
  bool isFunction() const { return hasFlag(Optimized) && hasFlag(NewLocals); }
  /// The first constant is the docstring, if it is a str. Since 3.14 a flag tells; before, other functions start with None.
  bool mayHaveDocstring() const {
    return isFunction() && (version < PythonVersion{3, 14} || hasFlag(HasDocstring));
  }
  /// All parameters, *args and **kw included.
  uint32_t parameterCount() const {
    return argCount + kwOnlyArgCount + (hasFlag(VarArgs) ? 1 : 0) + (hasFlag(VarKeywords) ? 1 : 0);
  }
  /// The qualified name; the plain one where there is none.
  llvm::StringRef displayName() const { return (qualName ? qualName : name)->utf8(); }
  /// Of the code unit at a byte offset; not known where the offset is outside.
  SourceLocation locationAt(uint32_t byteOffset) const {
    return byteOffset / 2 < locations.size() ? locations[byteOffset / 2] : SourceLocation();
  }
};

} // namespace pyaot::bytecode

#endif
