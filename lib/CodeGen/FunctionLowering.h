//===- FunctionLowering.h - one IR function into one LLVM function -----------------------===//
#ifndef PYAOT_LIB_CODEGEN_FUNCTIONLOWERING_H
#define PYAOT_LIB_CODEGEN_FUNCTIONLOWERING_H

#include "ModuleLowering.h"

namespace pyaot::codegen {

/// Lowers block by block in reverse post order, so that definitions come before uses; block arguments become phis.
///
/// Exceptions: a call that may raise is followed by a branch to a cold block, which adds the traceback entry and goes to
/// the handler block, or to the function's one `unwind` block, which takes the location number through a phi.
class FunctionLowering {
public:
  FunctionLowering(ModuleLowering &module, ir::Function &function);
  void run();

private:
  // Instructions by topic; each file's functions handle the opcodes that they name.
  void lower(const ir::Instruction &i);
  bool lowerVariable(const ir::Instruction &i);
  bool lowerCall(const ir::Instruction &i);
  bool lowerWithHiddenArguments(const ir::Instruction &i);
  bool lowerGenerator(const ir::Instruction &i);
  bool lowerUnboxed(const ir::Instruction &i);
  bool lowerTerminator(const ir::Instruction &i);
  /// The runtime function of the row, with the operands as they are.
  void lowerByRow(const ir::Instruction &i);

  llvm::Value *value(const ir::Value *v);
  llvm::Value *operand(const ir::Instruction &i, unsigned n) { return value(i.operand(n)); }
  void define(const ir::Instruction &i, llvm::Value *v, unsigned result = 0);
  llvm::CallInst *call(RuntimeFn fn, llvm::ArrayRef<llvm::Value *> args, const llvm::Twine &name = "");

  // Exceptions.
  /// Goes on in a new block if `raised` (an i1) is false; else to the handler or out.
  void checkRaised(const ir::Instruction &i, llvm::Value *raised, llvm::Value *location = nullptr);
  void checkValue(const ir::Instruction &i, llvm::Value *result);
  void checkStatus(const ir::Instruction &i, llvm::Value *status);
  /// The current block ends: the exception is pending. `location` null: that of the instruction.
  void raiseHere(const ir::Instruction &i, llvm::Value *location = nullptr, bool addTraceback = true);
  llvm::Value *locationOf(const ir::Instruction &i);
  void leave();
  llvm::BasicBlock *unwindBlock();

  // Control flow.
  void jump(const ir::Edge &edge);
  /// A block from which the edge is taken: the target itself if it has no arguments.
  llvm::BasicBlock *edgeBlock(const ir::Edge &edge);
  llvm::BasicBlock *newBlock(const llvm::Twine &name, bool cold = false);
  void branchCold(llvm::Value *condition, llvm::BasicBlock *cold, llvm::BasicBlock *likely);

  llvm::Value *isExactly(llvm::Value *v, llvm::StringRef type);

  // Memory.
  llvm::Value *fieldAddress(llvm::Value *object, size_t offset);
  llvm::Value *pointer(llvm::Value *boxed) { return b_.CreateIntToPtr(boxed, module_.ptr()); }
  /// The write barrier's place for stores that CodeGen emits itself.
  void storeReference(llvm::Value *owner, llvm::Value *address, llvm::Value *v);
  /// The function's one buffer for argument arrays and out parameters, at least `count` values long.
  llvm::Value *buffer(unsigned count);
  llvm::Value *spill(llvm::ArrayRef<llvm::Value *> values);
  llvm::Value *selfSlot();
  llvm::Value *flagSlot();
  llvm::Constant *i64(uint64_t v) { return llvm::ConstantInt::get(module_.i64(), v); }
  llvm::Constant *i32(uint32_t v) { return llvm::ConstantInt::get(module_.i32(), v); }
  llvm::Value *isUnset(llvm::Value *v) { return b_.CreateICmpEQ(v, i64(0x08), "unset"); }

  void emitPrologue();
  void leaveFrame();
  void notePlace(const ir::Instruction &i);
  /// Calls a known function directly while the global still holds it.
  bool lowerDirectCall(const ir::Instruction &i);
  /// Calls any callable; the body of a function straight away if the arguments are just its positional parameters.
  llvm::Value *callUnknown(llvm::Value *callable, llvm::ArrayRef<llvm::Value *> args);
  llvm::Value *callGeneric(llvm::Value *callable, llvm::Value *args, llvm::Value *count, llvm::Value *keywordNames);
  llvm::Value *threadField(size_t offset);
  const ir::Function &scopeOf(const ir::Instruction &i) const { return i.scope() ? *i.scope() : function_; }
  bool isResume() const { return function_.kind() == ir::FunctionKind::Resume; }

  ModuleLowering &module_;
  ir::Function &function_;
  llvm::Function *out_;
  llvm::IRBuilder<> b_;
  llvm::DenseMap<const ir::Value *, llvm::Value *> values_;
  llvm::DenseMap<const ir::Block *, llvm::BasicBlock *> blocks_;
  llvm::BasicBlock *prologue_ = nullptr, *unwind_ = nullptr;
  llvm::PHINode *unwindLocation_ = nullptr;
  llvm::AllocaInst *buffer_ = nullptr, *selfSlot_ = nullptr, *flagSlot_ = nullptr;
  unsigned bufferCount_ = 0;
  llvm::Value *callerFrame_ = nullptr, *frame_ = nullptr; ///< The frame stack's top at the call, and the word of this level.
  /// A line of the code of a function that is inlined here (null: this function); line -1: not known.
  struct NotedPlace {
    const ir::Function *scope = nullptr;
    int64_t line = -1;
    bool operator==(const NotedPlace &) const = default;
  };
  NotedPlace noted_; ///< What the word of the current level says at this point.
  llvm::DISubprogram *scope_ = nullptr;
};

} // namespace pyaot::codegen

#endif
