//===- FunctionBuilder.h - one code object to one IR function -----------------===//
//
// Runs the canonical graph once with an abstract stack and abstract locals
// whose entries are IR values. What the stack machine moves around costs
// nothing; what it computes becomes an instruction.
//
//  - A node where control may come from more than one place heads a block; the
//    block's arguments are the stack slots and the live locals at that node.
//    (Arguments that turn out to have one value only go in trivial-args.)
//  - An instruction that may raise in a node with a handler gets a handler edge
//    to the landing block of the handler node. Its arguments are the stack
//    below the handler's depth and the handler's live locals at this moment;
//    the landing block takes the pending exception and jumps to the node.
//  - NULL and unset are the constant `unset`.
//  - FORMAT_VALUE stays pending on the abstract stack until BUILD_STRING, so
//    that a whole f-string is one instruction (LowerText.cpp).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_LIB_FRONTEND_FUNCTIONBUILDER_H
#define PYAOT_LIB_FRONTEND_FUNCTIONBUILDER_H

#include "ModuleBuilder.h"
#include "SlotFlow.h"
#include "pyaot/Bytecode/Canonical.h"
#include "pyaot/IR/Builder.h"
#include <deque>

namespace pyaot::frontend {

/// Where an instruction of a node goes when it raises: the node's handler and the stack below its depth, as it was when
/// the node was entered.
struct HandlerContext {
  bytecode::CanonicalHandler handler;
  llvm::SmallVector<ir::Value *, 4> stack;
};

/// A slot of the abstract stack.
struct Item {
  enum class Pending : uint8_t {
    None,
    Convert, ///< str(), repr() or ascii() of `value`, not computed yet
    Format,  ///< format() of `value`, not computed yet
  };

  ir::Value *value = nullptr;
  Pending pending = Pending::None;
  char conversion = 0;
  bool isEarly = false;               ///< Format: value has gone through format_early
  const ir::Constant *spec = nullptr; ///< Format: constant, not empty
  ir::Value *dynamicSpec = nullptr;   ///< Format
  const HandlerContext *context = nullptr;
  SourceLocation location = {};
};

class FunctionBuilder {
public:
  FunctionBuilder(ModuleBuilder &module, const bytecode::CanonicalCode &graph, ir::Function &function);
  void run();
  /// The bytecode takes a NULL of the stack for a value (as no compiler writes it): there is no IR for it. Where.
  std::optional<SourceLocation> misuse() const { return misuse_; }

private:
  // --- Blocks (FunctionBuilder.cpp)
  void findHeads();
  ir::Block *headBlock(bytecode::NodeId id);
  ir::Block *landingBlock(const bytecode::CanonicalHandler &handler);
  void enterHead(bytecode::NodeId id);
  void addLocalArgs(ir::Block *block, bytecode::NodeId id);
  /// The edge from here to the head of a node, with the current stack (made plain) and locals.
  ir::Edge edgeTo(bytecode::NodeId id);
  ir::Edge handlerEdge(const HandlerContext &context);
  ir::Value *localFor(unsigned slot, bool mustBeBound);
  void runNode(const bytecode::CanonicalNode &node);
  void finishNode(const bytecode::CanonicalNode &node);

  // --- Instructions
  using Op = bytecode::Op;
  using CanonicalInstr = bytecode::CanonicalInstr;
  using Values = llvm::ArrayRef<ir::Value *>;
  /// Emits with the handler of the node; flushes pending formats first where order could be seen.
  ir::Instruction *emit(ir::Opcode op, Values operands = {}, unsigned numResults = ~0u);
  ir::Instruction *emitNamed(ir::Opcode op, const ir::Constant *name, Values operands = {});
  ir::Instruction *emitNumbered(ir::Opcode op, uint32_t number, Values operands = {}, unsigned numResults = ~0u);
  /// A terminator, after which code is unreachable.
  ir::Instruction *emitEnd(ir::Opcode op, Values operands = {});
  /// raise_unsupported and a diagnostic; what follows in the node is unreachable.
  void unsupported(const llvm::Twine &what);
  /// Makes sure that instructions can be added: opens a block where the last one ended.
  void openBlock();

  // --- The stack
  void push(ir::Value *v) { stack_.push_back({.value = v}); }
  void pushBool(ir::Value *i1) { push(i1); }
  Item popItem();
  /// The top as a value of type value or maybe.
  ir::Value *pop();
  llvm::SmallVector<ir::Value *, 8> popN(unsigned n);
  Item &item(unsigned fromTop) { return stack_[stack_.size() - fromTop]; }
  ir::Value *peek(unsigned fromTop);
  ir::Value *plain(Item &item);
  bool isUnset(ir::Value *v) const { return v == unset_; }
  /// A `value` of what is statically `maybe` in the IR but surely there by the bytecode's rules.
  ir::Value *asValue(ir::Value *v);
  const ir::Constant *name(const CanonicalInstr &i);
  const ir::Constant *slotName(unsigned slot);
  const ir::Constant *constantOf(ir::Value *v) { return llvm::dyn_cast<ir::Constant>(v); }

  // --- Lowering by topic; each answers whether the operation is one of its own
  void lower(const bytecode::CanonicalNode &node, size_t index);
  bool lowerVariable(const CanonicalInstr &i, const bytecode::CanonicalNode &node, size_t index); // LowerVariables.cpp
  bool lowerName(const CanonicalInstr &i);
  bool lowerOperator(const CanonicalInstr &i); // LowerOperators.cpp
  bool lowerAttribute(const CanonicalInstr &i);
  bool lowerBuild(const CanonicalInstr &i);
  bool lowerText(const CanonicalInstr &i); // LowerText.cpp
  bool lowerCall(const CanonicalInstr &i); // LowerCalls.cpp
  bool lowerControl(const CanonicalInstr &i); // LowerControl.cpp
  bool lowerException(const CanonicalInstr &i);
  bool lowerGenerator(const CanonicalInstr &i);
  bool lowerPattern(const CanonicalInstr &i);

  ir::Value *readCell(unsigned slot);
  ir::Value *truth(Item item);
  ir::Value *callableOfNewValue(ir::Value *v) const;
  bool isUsedElsewhere(ir::Value *v) const;
  void call(unsigned numArgs, bool hasTwoSlotHeader, const ir::Constant *keywordNames);
  bool callSuper(ir::Value *callable);
  void tellCallersFrame(ir::Value *callable);
  ir::Value *superAttribute(ir::Value *object, const ir::Constant *name);
  void makeFunction(uint32_t flags);
  void setFunctionAttribute(uint32_t flag);
  ir::Value *calledWith(unsigned fromTop);
  void buildUnpack(const CanonicalInstr &i);
  void makeTyping(bytecode::Typing1Kind kind);
  void makeTyping(bytecode::Typing2Kind kind);
  ir::Value *ns();

  // Text
  void flushPending();
  void flush(Item &item);
  ir::Value *formatNow(llvm::ArrayRef<Item> items, SourceLocation location);
  void lowerFormat(bool hasSpec);
  void buildString(unsigned count);

  ModuleBuilder &module_;
  const bytecode::CanonicalCode &graph_;
  const bytecode::CodeObject &code_;
  ir::Function &function_;
  ir::Builder builder_;
  ir::ConstantPool &constants_;
  std::optional<SourceLocation> misuse_;
  ir::Value *unset_;
  SlotFlow flow_;
  std::vector<bool> isHead_;
  std::vector<ir::Block *> heads_, landings_;
  std::deque<HandlerContext> contexts_;

  // The state at the current point.
  std::vector<Item> stack_;
  std::vector<ir::Value *> locals_;
  const HandlerContext *context_ = nullptr;
  const bytecode::CanonicalNode *node_ = nullptr;
  ir::Value *namespace_ = nullptr; ///< class bodies
  unsigned numPending_ = 0;        ///< upper bound of pending items on the stack
};

} // namespace pyaot::frontend

#endif
