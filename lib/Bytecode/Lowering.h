//===- Lowering.h - abstract execution of source instructions ----------------===//
//
// Finds the canonical graph of one code object (Canonical.h) from its entry:
// a work list of nodes, each a source instruction reached with one abstract
// stack. Expanding a node emits its canonical instructions, which at the same
// time act on the abstract stack by their rows in Opcodes.def, so that the
// stack pictures are stated in one place only.
//
// From 3.9 on code has one stack per instruction and a second one is an error;
// 3.8 needs a copy of a finally body for each way into it, which falls out of
// keeping nodes with different stacks apart.
//
// Shapes of stacks and of block stacks are hash-consed lists: comparing is
// comparing pointers, pushing and popping cost O(1), and memory is bounded by
// the number of instructions executed.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_LOWERING_H
#define PYAOT_BYTECODE_LOWERING_H

#include "Decoder.h"
#include "pyaot/Bytecode/Canonical.h"
#include "llvm/ADT/DenseMap.h"

namespace pyaot::bytecode {

class Lowering {
public:
  explicit Lowering(const CodeObject &code) : code_(code), version_(code.version) { graph_.code = &code; }

  llvm::Expected<CanonicalCode> run();

private:
  /// Deeper stacks are refused; CPython's compiler gets nowhere near.
  static constexpr uint32_t kMaxDepth = 1 << 16;
  /// CPython allows 20 nested blocks.
  static constexpr uint32_t kMaxBlocks = 64;
  /// Larger operands of counts and positions are refused before anything is computed with them.
  static constexpr uint32_t kMaxOperand = 1 << 24;
  /// Steps along stacks, in all: keeps bad input from costing quadratic time.
  static constexpr uint64_t kMaxWork = uint64_t(1) << 28;
  /// A new shape takes memory, which it keeps.
  static constexpr uint64_t kCostOfShape = 64;
  /// 3.8: different stacks at one instruction.
  static constexpr unsigned kMaxStates = 256;

  /// The block stack of 3.8 to 3.10, innermost first.
  struct Block {
    const Block *outer;
    bool isHandler; ///< of an active exception handler; else of SETUP_*
    uint32_t unit;  ///< SETUP_*: where the handler is
    uint32_t level; ///< stack depth to cut to
    uint32_t nesting;
  };

  enum class Pad : unsigned {
    Handler,      ///< spreads an exception to the six slots of 3.8 to 3.10
    AsyncFor,     ///< goes to an END_ASYNC_FOR with [ait x]
    LeaveHandler, ///< an exception leaves a handler: restore the handled one
    Exhausted,    ///< FOR_ITER's exit: drop the iterator
    SendDone,
    YieldFromYield,
    ThrowCleanup,
    ThrowDone,
    Swallow,
  };

  /// What is known of a node beside what the graph shows.
  struct NodeState {
    uint32_t unit = 0;
    bool isPad = false;
    const Block *blocks = nullptr;
    NodeId sibling = kNoNode; ///< another stack at the same unit
  };

  // --- Lowering.cpp: the graph ---
  void makeEntry();
  void expand(NodeId id);
  void dispatch();
  NodeId addNode(uint32_t unit, bool isPad, const StackShape *stack, const Block *blocks);
  /// The node of the instruction at `unit` with this stack and these blocks.
  NodeId nodeAt(int64_t unit, const StackShape *stack, const Block *blocks);
  NodeId nodeAt(int64_t unit) { return nodeAt(unit, stack_, blocks_); }
  /// A synthetic node; `key` and `unit` tell apart what the pad's kind, stack and blocks do not.
  NodeId pad(Pad kind, uint32_t unit, const StackShape *stack, const Block *blocks,
             llvm::ArrayRef<CanonicalInstr> instrs, NodeId next, CanonicalHandler handler = {});
  void sortNodes();
  bool verify() const;

  CanonicalHandler handlerFor(const SourceInstr &instr, const StackShape *stack, const Block *blocks);
  CanonicalHandler blockHandler(const StackShape *stack, const Block *blocks);

  const StackShape *push(const StackShape *stack, SlotKind kind, uint32_t returnUnit = 0);
  const StackShape *cut(const StackShape *stack, uint32_t depth);
  const StackShape *swap(const StackShape *stack, uint32_t position);
  const StackShape *apply(const StackShape *stack, const CanonicalInstr &instr);
  const Block *pushBlock(const Block *outer, bool isHandler, uint32_t unit, uint32_t level);
  static uint32_t depth(const StackShape *stack) { return stack ? stack->depth : 0; }
  SlotKind topKind(uint32_t below = 0);

  void fail(const llvm::Twine &message);
  bool spend(uint64_t steps);

  // --- emitting into the node that is expanded ---
  void emit(CanonicalInstr instr);
  void emit(Op op) { emit(CanonicalInstr{op}); }
  void emit(Op op, uint32_t a, uint32_t b = 0, uint32_t c = 0) { emit(CanonicalInstr{op, 0, a, b, c}); }
  void emitConst(const Constant *object) { emit(CanonicalInstr{Op::LoadConst, 0, 0, 0, 0, kNoNode, object}); }
  /// Emits a branch whose target sees the stack as it is after the operation.
  void emitPopJump(JumpCondition condition, int64_t unit);
  int64_t target();
  const Constant *constant(uint32_t index);
  const StrConstant *nameAt(uint32_t index);
  const SourceInstr *previous(unsigned distance) const;

  // --- LowerOpcodes.cpp: what SourceOpcodes.def names ---
  void nothing() {}
  void misplaced();
  void simple(Op op) { emit(op); }
  void numbered(Op op, uint32_t a, uint32_t b = 0) { emit(op, a, b); }
  void positional(Op op) { emit(op, position()); }
  template <typename Kind> void kinded(Op op, Kind kind, uint32_t a = 0, uint32_t b = 0) {
    emit(CanonicalInstr{op, static_cast<uint8_t>(kind), a, b});
  }
  void negatable(Op op, uint32_t negated);
  void named(Op op, uint32_t nameIndex, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0);
  uint32_t position();
  void endFor();
  void duplicate(uint32_t count);
  void rotate(uint32_t count);
  uint32_t codeLoadDistance() const;
  const SourceInstr *codeLoadBefore(const SourceInstr *instr) const;
  void loadConst();
  void loadSmallInt();
  void returnConst();
  void loadCommon(uint32_t index);
  bool checkSlot(uint32_t slot);
  void fast(Op op, uint32_t slot);
  void loadFast(uint32_t slot, bool checks);
  void loadFastPair();
  void storeFastPair();
  void storeLoadFast();
  void cell(Op op, uint32_t slot);
  void deref(Op op);
  void loadClassDeref();
  void copyFreeVars();
  void loadGlobal();
  void unaryNot();
  void binaryOp();
  void binary(BinaryOp op, bool isInPlace) { kinded(Op::Binary, op, 0, isInPlace); }
  void compareOp();
  void loadAttr();
  void loadSuperAttr();
  void loadSpecial();
  void importName();
  void build(BuildKind kind);
  void formatValue();
  void convertValue(uint32_t conversion);
  void buildInterpolation();
  void makeFunction();
  void setFunctionAttribute();
  void call();
  void callEx();
  void intrinsic1();
  void intrinsic2();
  void match(Op op, uint32_t count);

  // --- LowerControl.cpp: jumps, generators, exceptions ---
  void jump();
  void popJump(JumpCondition condition);
  void jumpOrPop(JumpCondition condition);
  void jumpIfNotExcMatch();
  uint32_t iteratorWidth() const;
  void getIter();
  void popIter();
  void forIter();
  void returnValue();
  void raiseVarargs();
  void reraise();
  void popExcept();
  void withExceptStart();
  void yieldValue();
  void yieldFrom();
  void send();
  void setupBlock(uint32_t levelsBelow);
  void setupWith();
  void popBlock();
  void beginFinally();
  void callFinally();
  void endFinally();
  void popFinally();
  void withCleanupStart();
  void withCleanupFinish();

  const CodeObject &code_;
  const PythonVersion version_;
  CanonicalCode graph_;
  std::vector<NodeState> states_; ///< parallel to graph_.nodes
  std::vector<SourceInstr> instrs_;
  std::vector<uint32_t> instrAtUnit_; ///< index into instrs_, or kNoInstr
  std::vector<NodeId> nodeAtUnit_;
  std::vector<NodeId> work_;
  static constexpr uint32_t kNoInstr = ~0u;

  llvm::DenseMap<std::pair<const StackShape *, uint64_t>, const StackShape *> shapes_;
  llvm::DenseMap<std::pair<const Block *, uint64_t>, const Block *> blockTable_;
  llvm::BumpPtrAllocator blockMemory_;
  /// (kind and unit, stack, blocks) to pad.
  llvm::DenseMap<std::pair<uint64_t, std::pair<const StackShape *, const Block *>>, NodeId> pads_;

  bool hasFailed_ = false;
  std::string failure_;
  uint32_t failureUnit_ = 0;
  uint64_t spent_ = 0;

  // The node that is expanded.
  NodeId current_ = kNoNode;
  const SourceInstr *instr_ = nullptr;
  const StackShape *stack_ = nullptr;
  const Block *blocks_ = nullptr;
  llvm::SmallVector<CanonicalInstr, 8> emitted_;
  CanonicalHandler handler_;
  NodeId next_ = kNoNode;
  bool fallsThrough_ = true;
};

} // namespace pyaot::bytecode

#endif
