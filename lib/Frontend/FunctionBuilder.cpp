//===- FunctionBuilder.cpp - blocks, edges and the abstract state ----------------===//

#include "FunctionBuilder.h"
#include "llvm/ADT/StringExtras.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;
using IrType = ir::Type;

FunctionBuilder::FunctionBuilder(ModuleBuilder &module, const CanonicalCode &graph, ir::Function &function)
    : module_(module), graph_(graph), code_(*graph.code), function_(function), builder_(function),
      constants_(module.module().constants), unset_(builder_.unset()), flow_(computeSlotFlow(graph)),
      isHead_(graph.nodes.size()), heads_(graph.nodes.size()), landings_(graph.nodes.size()) {}

/// Heads of blocks: where ways join, where a branch goes, where exceptions arrive.
void FunctionBuilder::findHeads() {
  std::vector<uint32_t> waysIn(graph_.nodes.size(), 0);
  for (const CanonicalNode &node : graph_.nodes) {
    bool isBranch = false;
    for (const CanonicalInstr &i : node.instrs)
      if (i.isBranch()) {
        isBranch = true;
        isHead_[i.target] = true;
      }
    if (node.next != kNoNode && (++waysIn[node.next] > 1 || isBranch))
      isHead_[node.next] = true;
    if (node.handler)
      isHead_[node.handler.node] = true;
  }
}

static llvm::StringRef hintOf(const CodeObject &code, unsigned slot) {
  llvm::StringRef name = code.slots[slot].name->utf8();
  return !name.empty() && llvm::all_of(name, [](char c) { return llvm::isAlnum(c) || c == '_'; }) &&
                 !llvm::isDigit(name[0])
             ? name
             : llvm::StringRef();
}

void FunctionBuilder::addLocalArgs(ir::Block *block, NodeId id) {
  for (unsigned slot : flow_.liveIn[id].set_bits())
    block->addArg(flow_.boundIn[id].test(slot) ? IrType::Value : IrType::Maybe,
                  module_.module().intern(hintOf(code_, slot)));
}

/// Which type the block argument for a stack slot has; nothing where the slot has one static content.
static std::optional<IrType> argType(SlotKind kind) {
  switch (kind) {
  case SlotKind::Value:
  case SlotKind::Callable:
  case SlotKind::SavedHandled:
  case SlotKind::Exception:
  case SlotKind::ExceptionType:
  case SlotKind::Traceback:
    return IrType::Value;
  case SlotKind::SelfOrNull:
  case SlotKind::ValueOrUnset:
    return IrType::Maybe;
  case SlotKind::Null:
  case SlotKind::Lasti:
  case SlotKind::FinallyFellIn:
  case SlotKind::FinallyReturn:
    return std::nullopt;
  }
  llvm_unreachable("all kinds are answered");
}

ir::Block *FunctionBuilder::headBlock(NodeId id) {
  ir::Block *&block = heads_[id];
  if (!block) {
    block = function_.addBlock();
    for (SlotKind kind : graph_.stackKinds(graph_.node(id)))
      if (auto type = argType(kind))
        block->addArg(*type);
    addLocalArgs(block, id);
  }
  return block;
}

/// The block that exceptions on their way to a handler node enter: takes the exception and goes to the node's head.
ir::Block *FunctionBuilder::landingBlock(const CanonicalHandler &handler) {
  ir::Block *&landing = landings_[handler.node];
  if (landing)
    return landing;
  landing = function_.addBlock();
  ir::Builder b(function_);
  b.setBlock(landing);
  b.location = graph_.node(handler.node).location;
  auto kinds = graph_.stackKinds(graph_.node(handler.node));
  for (unsigned i = 0; i < handler.depth; ++i)
    if (auto type = argType(kinds[i]))
      landing->addArg(*type);
  unsigned numStack = landing->numArgs();
  addLocalArgs(landing, handler.node);
  ir::Instruction *exception = b.emit(Opcode::TakePending);
  llvm::SmallVector<ir::Value *, 8> args;
  for (unsigned i = 0; i < numStack; ++i)
    args.push_back(landing->arg(i));
  args.push_back(exception->result());
  for (unsigned i = numStack; i < landing->numArgs(); ++i)
    args.push_back(landing->arg(i));
  b.jump(function_.edge(headBlock(handler.node), args));
  return landing;
}

/// Starts the block of a head: its arguments are the state.
void FunctionBuilder::enterHead(NodeId id) {
  ir::Block *block = headBlock(id);
  // Blocks stand in the order in which they are filled.
  function_.removeBlock(block);
  function_.insertBlock(function_.end(), block);
  builder_.setBlock(block);
  stack_.clear();
  numPending_ = 0;
  unsigned next = 0;
  for (SlotKind kind : graph_.stackKinds(graph_.node(id)))
    push(argType(kind) ? block->arg(next++) : kind == SlotKind::Lasti ? builder_.none() : unset_);
  locals_.assign(code_.slots.size(), unset_);
  for (unsigned slot : flow_.liveIn[id].set_bits())
    locals_[slot] = block->arg(next++);
}

ir::Value *FunctionBuilder::localFor(unsigned slot, bool mustBeBound) {
  ir::Value *v = locals_[slot];
  assert((!mustBeBound || v->type() == IrType::Value) && "the data flow says bound, the state does not");
  return v;
}

ir::Edge FunctionBuilder::edgeTo(NodeId id) {
  llvm::SmallVector<ir::Value *, 16> args;
  auto kinds = graph_.stackKinds(graph_.node(id));
  assert(kinds.size() == stack_.size() && "the stack has the shape that lower() promised");
  for (auto [item, kind] : llvm::zip(stack_, kinds))
    if (auto type = argType(kind)) {
      ir::Value *v = plain(item);
      args.push_back(*type == IrType::Value ? asValue(v) : v);
    }
  for (unsigned slot : flow_.liveIn[id].set_bits())
    args.push_back(localFor(slot, flow_.boundIn[id].test(slot)));
  return function_.edge(headBlock(id), args);
}

ir::Edge FunctionBuilder::handlerEdge(const HandlerContext &context) {
  NodeId id = context.handler.node;
  ir::Block *landing = landingBlock(context.handler);
  llvm::SmallVector<ir::Value *, 16> args;
  auto kinds = graph_.stackKinds(graph_.node(id));
  for (unsigned i = 0; i < context.handler.depth; ++i)
    if (argType(kinds[i]))
      args.push_back(context.stack[i]);
  for (unsigned slot : flow_.liveIn[id].set_bits())
    args.push_back(localFor(slot, flow_.boundIn[id].test(slot)));
  return function_.edge(landing, args);
}

// --- Emitting ---------------------------------------------------------------------

void FunctionBuilder::openBlock() {
  ir::Block *block = builder_.block();
  if (block->empty())
    return;
  ir::Instruction &last = block->back();
  bool isEnded = last.isTerminator();
  if (!isEnded && !last.handler())
    return;
  ir::Block *next = function_.addBlock();
  if (!isEnded)
    builder_.jump(function_.edge(next));
  builder_.setBlock(next); // after a terminator: unreachable code, but well formed
}

ir::Instruction *FunctionBuilder::emit(Opcode op, Values operands, unsigned numResults) {
  uint32_t fx = ir::opcodeEffects(op);
  if (numPending_ && (fx & (effects::Raises | effects::Writes | effects::Reads | effects::RunsPython)))
    flushPending();
  bool isBranch = op == Opcode::Jump || op == Opcode::Branch || op == Opcode::Return;
  if (!isBranch || builder_.block()->terminator())
    openBlock();
  ir::Instruction *i = builder_.emit(op, operands, numResults);
  for (auto [n, operand] : llvm::enumerate(operands))
    if (!ir::isSubtype(operand->type(), ir::operandType(op, n)))
      misuse_ = builder_.location;
  if (i->mayRaise() && context_)
    i->setHandler(handlerEdge(*context_));
  return i;
}

ir::Instruction *FunctionBuilder::emitNamed(Opcode op, const ir::Constant *name, Values operands) {
  ir::Instruction *i = emit(op, operands);
  i->setConstant(name);
  return i;
}

ir::Instruction *FunctionBuilder::emitNumbered(Opcode op, uint32_t number, Values operands, unsigned numResults) {
  ir::Instruction *i = emit(op, operands, numResults);
  i->setNumber(number);
  return i;
}

ir::Instruction *FunctionBuilder::emitEnd(Opcode op, Values operands) { return emit(op, operands); }

void FunctionBuilder::unsupported(const llvm::Twine &what) {
  std::string text = what.str();
  module_.unsupported(builder_.location, text + " is not supported yet");
  emitNamed(Opcode::RaiseUnsupported, constants_.str(text));
}

// --- The stack ------------------------------------------------------------------------

Item FunctionBuilder::popItem() {
  Item top = stack_.back();
  stack_.pop_back();
  return top;
}

ir::Value *FunctionBuilder::pop() {
  Item top = popItem();
  return plain(top);
}

llvm::SmallVector<ir::Value *, 8> FunctionBuilder::popN(unsigned n) {
  llvm::SmallVector<Item, 8> items(stack_.end() - n, stack_.end());
  stack_.resize(stack_.size() - n);
  llvm::SmallVector<ir::Value *, 8> values;
  for (Item &i : items)
    values.push_back(plain(i));
  return values;
}

ir::Value *FunctionBuilder::peek(unsigned fromTop) { return plain(item(fromTop)); }

ir::Value *FunctionBuilder::plain(Item &item) {
  if (item.pending != Item::Pending::None) {
    Item copy = item;
    item = {.value = unset_}; // it must not be flushed by what computes it
    item.value = copy.pending == Item::Pending::Format ? formatNow(copy, copy.location) : (flush(copy), copy.value);
  }
  if (item.value->type() == IrType::Bool)
    item.value = emit(Opcode::BoxBool, item.value)->result();
  return item.value;
}

ir::Value *FunctionBuilder::asValue(ir::Value *v) {
  if (v->type() == IrType::Maybe)
    return emit(Opcode::AssumeSet, v)->result();
  return v;
}

const ir::Constant *FunctionBuilder::name(const CanonicalInstr &i) { return constants_.str(i.name()); }
const ir::Constant *FunctionBuilder::slotName(unsigned slot) {
  return constants_.str(code_.slots[slot].name->utf8());
}

// --- Nodes ------------------------------------------------------------------------------

void FunctionBuilder::run() {
  findHeads();
  ir::Block *entry = function_.addBlock();
  locals_.assign(code_.slots.size(), unset_);
  if (function_.kind() == ir::FunctionKind::ClassBody)
    namespace_ = entry->addArg(IrType::Value, "ns");
  else if (function_.kind() == ir::FunctionKind::Function)
    for (unsigned slot = 0; slot < code_.parameterCount(); ++slot)
      locals_[slot] = entry->addArg(IrType::Value, module_.module().intern(hintOf(code_, slot)));
  builder_.setBlock(entry);
  if (isHead_[0]) {
    builder_.jump(edgeTo(0));
    enterHead(0);
  }
  for (const CanonicalNode &start : graph_.nodes) {
    if (start.id != 0) {
      if (!isHead_[start.id])
        continue;
      enterHead(start.id);
    }
    const CanonicalNode *node = &start;
    while (true) {
      runNode(*node);
      if (node->next == kNoNode || isHead_[node->next])
        break;
      node = &graph_.node(node->next);
    }
  }
}

void FunctionBuilder::runNode(const CanonicalNode &node) {
  node_ = &node;
  builder_.location = node.location;
  context_ = nullptr;
  if (node.handler) {
    // Slots that the handler keeps must be values that exist before anything here raises.
    auto kinds = graph_.stackKinds(graph_.node(node.handler.node));
    HandlerContext context{node.handler, {}};
    for (unsigned i = 0; i < node.handler.depth; ++i) {
      ir::Value *v = plain(stack_[i]);
      context.stack.push_back(argType(kinds[i]) == IrType::Value ? asValue(v) : v);
    }
    contexts_.push_back(std::move(context));
    context_ = &contexts_.back();
  }
  // Once in each loop; what waits for another generator is no loop of the program.
  if (node.isBackwardTarget && (node.instrs.empty() || node.instrs[0].op != Op::Send))
    emit(Opcode::Poll);
  for (size_t k = 0; k < node.instrs.size(); ++k) {
    lower(node, k);
    if (node.instrs[k].isBranch())
      break; // the branch has done the POP_TOPs behind it
  }
  finishNode(node);
}

/// The edge to the next node, where that is the head of a block (otherwise the block goes on), or where the node's last
/// instruction was a branch (then LowerControl has made the edge).
void FunctionBuilder::finishNode(const CanonicalNode &node) {
  bool isBranch = llvm::any_of(node.instrs, [](const CanonicalInstr &i) { return i.isBranch(); });
  if (isBranch || node.next == kNoNode) {
    if (ir::Block *b = builder_.block(); !b->terminator())
      builder_.emit(Opcode::Unreachable);
    return;
  }
  if (!isHead_[node.next])
    return;
  ir::Edge edge = edgeTo(node.next);
  if (builder_.block()->terminator())
    openBlock();
  builder_.jump(edge);
}

void FunctionBuilder::lower(const CanonicalNode &node, size_t index) {
  const CanonicalInstr &i = node.instrs[index];
  bool isDone = lowerVariable(i, node, index) || lowerName(i) || lowerOperator(i) || lowerAttribute(i) ||
                lowerBuild(i) || lowerText(i) || lowerCall(i) || lowerControl(i) || lowerException(i) ||
                lowerGenerator(i) || lowerPattern(i);
  if (isDone)
    return;
  StackEffect effect = stackEffect(i);
  stack_.resize(stack_.size() - effect.pops);
  unsupported(opName(i.op));
  for (unsigned n = 0; n < effect.pushes; ++n)
    push(builder_.none());
}

} // namespace pyaot::frontend
