//===- Specialise.h - versions of blocks by the types of live values ---------------------===//
//
// What the files of the pass `specialise` share. The idea stands at the head of Specialise.cpp.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_LIB_TRANSFORMS_SPECIALISE_H
#define PYAOT_LIB_TRANSFORMS_SPECIALISE_H

#include "TypeDemand.h"
#include "pyaot/IR/Builder.h"

#include <deque>

namespace pyaot::transforms {

/// How a version holds a value, in one IR value or more.
enum class Rep : uint8_t {
  Boxed,
  Truth,    ///< an i1, as the original
  Int,      ///< an i64
  Float,    ///< a double
  UpRange,  ///< a range or its iterator, step 1: next, stop
  Range,    ///< the same with any step: next, how many (unsigned), step
  ListIter, ///< iterator of an exact list: the list, position
};
constexpr unsigned kMaxParts = 3;
unsigned numParts(Rep rep);
ir::Type partType(Rep rep, unsigned part);

/// What a version of a block takes for granted of one value.
struct Fact {
  Rep rep = Rep::Boxed;
  Kinds kinds = kinds::Any;
  bool operator==(const Fact &) const = default;
};

/// A fact, and the IR values that hold the value in the new code.
struct Known : Fact {
  ir::Value *parts[kMaxParts] = {};
  ir::Value *boxed = nullptr; ///< The boxed form of an Int or Float, if it exists already.
};

/// What is known where the builder stands: of each original value that is live there.
using Scope = llvm::DenseMap<ir::Value *, Known>;

/// One copy of a block.
struct Version {
  ir::Block *original;
  ir::Block *block;
  llvm::SmallVector<Fact, 8> facts; ///< One for each input of the block.
  bool isGeneric;
  bool isUnlikely; ///< Only failed guards lead there, as far as we know.
  bool isEmitted = false;
};

class Specialiser {
public:
  explicit Specialiser(ir::Function &function);
  /// False: nothing was changed.
  bool run();

private:
  // Specialise.cpp: versions and edges.
  void splitBehindOperations();
  Version *version(ir::Block &target, llvm::ArrayRef<Fact> facts, bool isGeneric);
  Version *create(ir::Block &target, llvm::ArrayRef<Fact> facts, bool isGeneric, bool isUnlikely);
  void emit(Version &v);
  void emitFrom(ir::Instruction &first, Scope &scope);
  ir::Edge edge(const ir::Edge &original, const ir::Block &from, Scope &scope);
  /// A block of its own that makes the edge's arguments.
  ir::Edge edgeBlock(const ir::Edge &original, const ir::Block &from, Scope scope);
  void emitTerminator(ir::Instruction &i, Scope &scope);
  /// The instruction as it is, on boxed operands.
  void emitPlain(ir::Instruction &i, Scope &scope);
  /// A copy with these operands; a handler edge ends the block.
  ir::Instruction *emitCopy(ir::Opcode op, ir::Instruction &i, llvm::ArrayRef<ir::Value *> operands, Scope &scope);
  /// What follows a split operation: the jump behind it.
  void finish(ir::Instruction &i, Scope &scope);
  bool emitKnownTest(ir::Instruction &i, Scope &scope);

  // Values of the original in the new code.
  Known known(ir::Value *v, Scope &scope);
  ir::Value *boxed(ir::Value *v, Scope &scope, ir::Type wanted = ir::Type::Value);
  ir::Value *unboxedInt(ir::Value *v, Scope &scope);
  ir::Value *unboxedFloat(ir::Value *v, Scope &scope);
  void define(ir::Value *original, Rep rep, Kinds kinds, llvm::ArrayRef<ir::Value *> parts, Scope &scope);
  Fact wanted(const Known &k, ir::Value *input);

  // Operations: each emits itself and all that follows in its block.
  bool emitOperation(ir::Instruction &i, Scope &scope);
  // SpecialiseNumbers.cpp
  void emitBinary(ir::Instruction &i, Scope &scope);
  void emitIntBinary(ir::Instruction &i, Scope &scope);
  void emitFloatBinary(ir::Instruction &i, Scope &scope);
  void emitUnary(ir::Instruction &i, Scope &scope);
  void emitTruth(ir::Instruction &i, Scope &scope);
  // SpecialiseObjects.cpp
  void emitGetItem(ir::Instruction &i, Scope &scope);
  void emitSetItem(ir::Instruction &i, Scope &scope);
  void emitCall(ir::Instruction &i, Scope &scope);
  void emitRange(ir::Instruction &i, Scope &scope, ir::Block *slow);
  void emitGetIter(ir::Instruction &i, Scope &scope);
  void emitIterNext(ir::Instruction &i, Scope &scope);

  /// The plain operation as the slow side of a guard or of an overflow.
  void emitSlow(ir::Instruction &i, Scope scope, ir::Block *at, bool isOverflow);
  /// Branches to `failed` unless the test holds; goes on where it does.
  void guard(ir::Opcode test, ir::Value *v, ir::Block *failed, Scope &scope);
  void branchTo(ir::Value *condition, ir::Block *ifTrue, ir::Block *ifFalse);

  ir::Value *emitValue(ir::Opcode op, llvm::ArrayRef<ir::Value *> operands) { return b_.emit(op, operands)->result(); }
  ir::Value *smallConstant(int64_t v) {
    return emitValue(ir::Opcode::UnboxInt, ir::Builder::use(b_.constants().integer(v)));
  }

  ir::Function &function_;
  ir::Builder b_;
  TypeDemand demand_;
  bool isGeneric_ = false;  ///< Of what is being emitted: no speculation, everything boxed.
  bool isUnlikely_ = false; ///< Behind a failed guard.
  std::vector<llvm::SmallVector<Version *, 4>> versions_; ///< By number of the original block.
  std::deque<Version> allVersions_;
  std::deque<Version *> work_, unlikelyWork_; ///< All of the first come first: they choose what versions there are.
  size_t budget_ = 0, unlikelyBudget_ = 0;    ///< Instructions that may still be copied.
};

} // namespace pyaot::transforms

#endif
