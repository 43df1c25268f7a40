//===- Lowering.cpp - the canonical graph from bytecode ----------------------===//

#include "Lowering.h"
#include "pyaot/Support/Diagnostics.h"
#include <algorithm>

using namespace pyaot;
using namespace pyaot::bytecode;

llvm::Expected<CanonicalCode> pyaot::bytecode::lower(const CodeObject &code) { return Lowering(code).run(); }

void Lowering::fail(const llvm::Twine &message) {
  if (hasFailed_)
    return;
  hasFailed_ = true;
  failure_ = message.str();
  failureUnit_ = instr_ ? instr_->unit : 0;
}

bool Lowering::spend(uint64_t steps) {
  spent_ += steps;
  if (spent_ > kMaxWork)
    fail("the code takes too long to analyse");
  return !hasFailed_;
}

llvm::Expected<CanonicalCode> Lowering::run() {
  llvm::Expected<std::vector<SourceInstr>> decoded = decode(code_);
  if (!decoded)
    return decoded.takeError();
  instrs_ = std::move(*decoded);
  instrAtUnit_.assign(code_.codeBytes.size() / 2, kNoInstr);
  nodeAtUnit_.assign(code_.codeBytes.size() / 2, kNoNode);
  for (uint32_t i = 0; i < instrs_.size(); ++i)
    instrAtUnit_[instrs_[i].unit] = i;
  if (code_.stackSize > kMaxDepth)
    fail("a stack of " + llvm::Twine(code_.stackSize) + " slots is over the limit");

  makeEntry();
  while (!work_.empty() && !hasFailed_) {
    NodeId id = work_.back();
    work_.pop_back();
    expand(id);
  }
  if (hasFailed_)
    return codeError(code_, failureUnit_, failure_);
  sortNodes();
  assert(verify() && "a graph that was lowered without error is well formed");
  return std::move(graph_);
}

/// From 3.11 on the prologue is in the code; before, the interpreter did it when it made the frame.
void Lowering::makeEntry() {
  NodeId entry = addNode(0, true, nullptr, nullptr);
  const StackShape *stack = nullptr;
  llvm::SmallVector<CanonicalInstr, 4> instrs;
  if (version_ < PythonVersion{3, 11}) {
    if (code_.freeCount)
      instrs.push_back({Op::CopyFreeVars, 0, code_.freeCount});
    for (uint32_t slot = 0; slot < code_.slots.size(); ++slot)
      if (code_.slots[slot].isCell())
        instrs.push_back({Op::MakeCell, 0, slot});
    if (code_.isGeneratorLike()) {
      instrs.push_back({Op::GenCreate});
      // 3.10 has GEN_START for dropping the first None that is sent.
      if (version_ < PythonVersion{3, 10})
        instrs.push_back({Op::PopTop});
      else
        stack = push(stack, SlotKind::Value);
    }
  }
  NodeId next = nodeAt(0, stack, nullptr);
  graph_.nodes[entry].instrs.assign(instrs.begin(), instrs.end());
  graph_.nodes[entry].next = next;
}

// --- nodes ---

NodeId Lowering::addNode(uint32_t unit, bool isPad, const StackShape *stack, const Block *blocks) {
  auto id = static_cast<NodeId>(graph_.nodes.size());
  graph_.nodes.emplace_back();
  CanonicalNode &node = graph_.nodes.back();
  node.id = id;
  node.isSynthetic = isPad;
  node.stack = stack;
  node.sourceOffset = unit * 2;
  node.lastiOffset = instrs_[instrAtUnit_[unit]].opUnit * 2;
  node.location = code_.locationAt(node.lastiOffset);
  states_.push_back({unit, isPad, blocks, kNoNode});
  return id;
}

NodeId Lowering::nodeAt(int64_t unit, const StackShape *stack, const Block *blocks) {
  if (hasFailed_)
    return 0;
  if (unit < 0 || unit >= int64_t(instrAtUnit_.size()) || instrAtUnit_[unit] == kNoInstr) {
    fail(instr_ && unit == instr_->next ? "control falls off the end of the code"
                                        : "jump to byte " + llvm::Twine(unit * 2) + ", where no instruction begins");
    return 0;
  }
  const SourceInstr *target = &instrs_[instrAtUnit_[unit]];
  if (codeLoadBefore(target) && !(instr_ && instr_ + 1 == target)) {
    fail("jump to byte " + llvm::Twine(unit * 2) + ", between a code object and the function of it");
    return 0;
  }
  unsigned count = 0;
  for (NodeId id = nodeAtUnit_[unit]; id != kNoNode; id = states_[id].sibling) {
    if (graph_.nodes[id].stack == stack && states_[id].blocks == blocks) {
      if (instr_ && unit <= instr_->unit)
        graph_.nodes[id].isBackwardTarget = true;
      return id;
    }
    ++count;
  }
  if (count && (version_ >= PythonVersion{3, 9} || count >= kMaxStates)) {
    fail("the stack at byte " + llvm::Twine(unit * 2) + " is not the same on all ways to it");
    return 0;
  }
  if (depth(stack) > code_.stackSize) {
    fail("the stack at byte " + llvm::Twine(unit * 2) + " is deeper than the stack size " +
         llvm::Twine(code_.stackSize));
    return 0;
  }
  NodeId id = addNode(static_cast<uint32_t>(unit), false, stack, blocks);
  graph_.nodes[id].isBackwardTarget = instr_ && unit <= instr_->unit;
  states_[id].sibling = nodeAtUnit_[unit];
  nodeAtUnit_[unit] = id;
  work_.push_back(id);
  return id;
}

NodeId Lowering::pad(Pad kind, uint32_t unit, const StackShape *stack, const Block *blocks,
                     llvm::ArrayRef<CanonicalInstr> instrs, NodeId next, CanonicalHandler handler) {
  if (hasFailed_)
    return 0;
  auto [it, isNew] =
      pads_.try_emplace({uint64_t(kind) << 32 | unit, {stack, blocks}}, static_cast<NodeId>(graph_.nodes.size()));
  if (!isNew)
    return it->second;
  NodeId id = addNode(instr_->unit, true, stack, blocks);
  CanonicalNode &node = graph_.nodes[id];
  node.instrs.assign(instrs.begin(), instrs.end());
  node.next = next;
  node.handler = handler;
  // What the pad does to the stack counts too.
  for (const CanonicalInstr &instr : instrs)
    stack = apply(stack, instr);
  return id;
}

void Lowering::expand(NodeId id) {
  current_ = id;
  instr_ = &instrs_[instrAtUnit_[states_[id].unit]];
  stack_ = graph_.nodes[id].stack;
  blocks_ = states_[id].blocks;
  emitted_.clear();
  handler_ = {};
  next_ = kNoNode;
  fallsThrough_ = true;

  dispatch();
  if (fallsThrough_)
    next_ = nodeAt(instr_->next);
  CanonicalNode &node = graph_.nodes[id];
  node.instrs.assign(emitted_.begin(), emitted_.end());
  node.next = next_;
  node.handler = handler_;
}

void Lowering::dispatch() {
  enum Raising { Quiet, Raises };
  switch (instr_->op) {
#define SOURCE_OP(NAME, RAISES, LOWERING)                                                                              \
  case SourceOp::NAME:                                                                                                 \
    if (RAISES == Raises)                                                                                              \
      handler_ = handlerFor(*instr_, stack_, blocks_);                                                                 \
    return LOWERING;
#include "SourceOpcodes.def"
  }
}

/// Entry first, then by place in the source; nodes of one place in the order they were found, pads after it.
void Lowering::sortNodes() {
  std::vector<NodeId> order(graph_.nodes.size());
  for (NodeId id = 0; id < order.size(); ++id)
    order[id] = id;
  std::sort(order.begin() + 1, order.end(), [&](NodeId a, NodeId b) {
    return std::tuple(states_[a].unit, states_[a].isPad, a) < std::tuple(states_[b].unit, states_[b].isPad, b);
  });
  std::vector<NodeId> newId(order.size());
  for (NodeId position = 0; position < order.size(); ++position)
    newId[order[position]] = position;

  auto renumber = [&](NodeId &id) {
    if (id != kNoNode)
      id = newId[id];
  };
  std::vector<CanonicalNode> sorted;
  sorted.reserve(order.size());
  for (NodeId old : order) {
    CanonicalNode &node = sorted.emplace_back(std::move(graph_.nodes[old]));
    renumber(node.id);
    renumber(node.next);
    renumber(node.handler.node);
    for (CanonicalInstr &instr : node.instrs)
      renumber(instr.target);
  }
  graph_.nodes = std::move(sorted);
}

/// Runs the finished graph by the rows of Opcodes.def alone: no underflow, and every edge arrives with the depth that
/// its target was entered with.
bool Lowering::verify() const {
  for (const CanonicalNode &node : graph_.nodes) {
    uint32_t now = node.depth();
    for (const CanonicalInstr &instr : node.instrs) {
      StackEffect effect = stackEffect(instr);
      if (effect.needs > now || effect.pops > now)
        return false;
      uint32_t after = now - effect.pops + effect.pushes;
      if (instr.isBranch() && graph_.nodes[instr.target].depth() != (instr.op == Op::ForIter ? now : after))
        return false;
      now = after;
    }
    if (node.next != kNoNode && graph_.nodes[node.next].depth() != now)
      return false;
    if (node.handler && (node.handler.depth > node.depth() ||
                         graph_.nodes[node.handler.node].depth() != node.handler.depth + 1 + node.handler.pushesLasti))
      return false;
    if (node.next == kNoNode &&
        (node.instrs.empty() || (node.instrs.back().op != Op::Return && node.instrs.back().op != Op::Raise &&
                                 node.instrs.back().op != Op::Reraise)))
      return false;
  }
  return true;
}

// --- stacks ---

const StackShape *Lowering::push(const StackShape *stack, SlotKind kind, uint32_t returnUnit) {
  if (depth(stack) >= kMaxDepth) {
    fail("the stack is deeper than the limit");
    return stack;
  }
  auto &shape = shapes_[{stack, uint64_t(returnUnit) << 8 | uint64_t(kind)}];
  if (!shape) {
    spend(kCostOfShape);
    shape = new (graph_.memory->Allocate<StackShape>()) StackShape{stack, kind, depth(stack) + 1, returnUnit};
  }
  graph_.maxDepth = std::max(graph_.maxDepth, shape->depth);
  return shape;
}

const StackShape *Lowering::cut(const StackShape *stack, uint32_t newDepth) {
  assert(newDepth <= depth(stack) && "callers check the depth");
  if (!spend(depth(stack) - newDepth))
    return nullptr;
  while (depth(stack) > newDepth)
    stack = stack->below;
  return stack;
}

/// Exchanges the top with the slot at `position` (1 = the top itself), which is there.
const StackShape *Lowering::swap(const StackShape *stack, uint32_t position) {
  if (position == 1 || !spend(position))
    return stack;
  llvm::SmallVector<const StackShape *, 16> above; // from the top down
  const StackShape *slot = stack;
  for (uint32_t i = 0; i < position; ++i, slot = slot->below)
    above.push_back(slot);
  std::swap(above.front(), above.back());
  for (const StackShape *shape : llvm::reverse(above))
    slot = push(slot, shape->kind, shape->returnUnit);
  return slot;
}

SlotKind Lowering::topKind(uint32_t below) {
  if (hasFailed_ || below >= depth(stack_)) {
    fail("the stack underflows");
    return SlotKind::Value;
  }
  return cut(stack_, depth(stack_) - below)->kind;
}

/// What `instr` leaves of `stack` on its fall-through edge.
const StackShape *Lowering::apply(const StackShape *stack, const CanonicalInstr &instr) {
  if (hasFailed_)
    return stack;
  if (instr.a > kMaxOperand || instr.b > kMaxOperand) {
    fail("operand " + llvm::Twine(std::max(instr.a, instr.b)) + " is too large");
    return stack;
  }
  if ((instr.op == Op::GenCreate || instr.op == Op::YieldValue) && !code_.isGeneratorLike()) {
    fail("only a generator can suspend");
    return stack;
  }
  StackEffect effect = stackEffect(instr);
  if (std::max(effect.needs, effect.pops) > depth(stack)) {
    fail("the stack underflows");
    return stack;
  }
  if (instr.op == Op::Swap)
    return swap(stack, instr.a);
  if (instr.op == Op::Copy) {
    const StackShape *slot = cut(stack, depth(stack) - (instr.a - 1));
    return hasFailed_ ? stack : push(stack, slot->kind, slot->returnUnit);
  }
  const StackShape *rest = cut(stack, depth(stack) - effect.pops);
  auto pushAll = [&](std::initializer_list<SlotKind> kinds) {
    for (SlotKind kind : kinds)
      rest = push(rest, kind);
    return rest;
  };
  switch (instr.op) {
  case Op::PushNull:
    return pushAll({SlotKind::Null});
  case Op::LoadFastAndClear:
    return pushAll({SlotKind::ValueOrUnset});
  case Op::LoadMethod:
  case Op::LoadSpecial:
    return pushAll({SlotKind::Callable, SlotKind::SelfOrNull});
  case Op::LoadSuper:
    return instr.c ? pushAll({SlotKind::Callable, SlotKind::SelfOrNull}) : pushAll({SlotKind::Value});
  case Op::PushExcInfo:
    return pushAll({SlotKind::SavedHandled, SlotKind::Exception});
  case Op::ExcTriple:
    return pushAll({SlotKind::Null, SlotKind::Null, SlotKind::Traceback, SlotKind::Exception, SlotKind::ExceptionType});
  case Op::StopIterationError:
    return pushAll({SlotKind::Exception});
  case Op::CleanupThrow: // the receiver's place, which in 3.15 has a second slot, and the result
    return instr.a == 1 ? pushAll({SlotKind::Value, SlotKind::Value})
                        : pushAll({SlotKind::Value, SlotKind::Null, SlotKind::Value});
  default:
    // The others push values, at most a few unless they unpack.
    for (uint32_t i = 0; i < effect.pushes && !hasFailed_; ++i)
      rest = push(rest, SlotKind::Value);
    return rest;
  }
}

// --- exceptions ---

CanonicalHandler Lowering::handlerFor(const SourceInstr &instr, const StackShape *stack, const Block *blocks) {
  if (version_ < PythonVersion{3, 11})
    return blockHandler(stack, blocks);
  // The ranges are sorted and disjoint: the one to look at is the last that begins at or before the opcode.
  uint32_t offset = instr.opUnit * 2;
  auto it = std::upper_bound(code_.exceptions.begin(), code_.exceptions.end(), offset,
                             [](uint32_t offset, const ExceptionRange &range) { return offset < range.start; });
  if (it == code_.exceptions.begin() || offset >= (--it)->end)
    return {};
  if (it->depth > depth(stack)) {
    fail("the handler's depth " + llvm::Twine(it->depth) + " is above the stack");
    return {};
  }
  const StackShape *entry = cut(stack, it->depth);
  if (it->pushesLasti)
    entry = push(entry, SlotKind::Lasti);
  entry = push(entry, SlotKind::Exception);
  return {nodeAt(it->target / 2, entry, nullptr), it->depth, it->pushesLasti};
}

/// 3.8 to 3.10: where an exception goes by the innermost block.
CanonicalHandler Lowering::blockHandler(const StackShape *stack, const Block *blocks) {
  if (!blocks || hasFailed_)
    return {};
  if (blocks->level > depth(stack)) {
    fail("the stack is lower than the level of its block");
    return {};
  }
  uint32_t level = blocks->level;
  const StackShape *base = cut(stack, level);
  const StackShape *withException = push(base, SlotKind::Exception);
  if (hasFailed_)
    return {};

  if (blocks->isHandler) {
    // Leaving a handler by exception: make the saved state the handled exception again and go on outwards.
    if (depth(stack) <= level || cut(stack, level + 1)->kind != SlotKind::SavedHandled) {
      fail("an exception handler's saved state is not on the stack");
      return {};
    }
    CanonicalHandler outer = blockHandler(base, blocks->outer);
    const StackShape *entry = push(push(base, SlotKind::SavedHandled), SlotKind::Exception);
    NodeId node = pad(Pad::LeaveHandler, 0, entry, blocks->outer, {{Op::Swap, 0, 2}, {Op::PopExcept}, {Op::Reraise}},
                      kNoNode, outer);
    return {node, level + 1, false};
  }
  if (blocks->unit < instrAtUnit_.size() && instrAtUnit_[blocks->unit] != kNoInstr &&
      instrs_[instrAtUnit_[blocks->unit]].op == SourceOp::END_ASYNC_FOR) {
    // It looks at the exception itself and leaves the handled one alone.
    NodeId next = nodeAt(blocks->unit, withException, blocks->outer);
    return {pad(Pad::AsyncFor, blocks->unit, withException, blocks->outer, {}, next), level, false};
  }
  const StackShape *entry = push(base, SlotKind::SavedHandled);
  for (SlotKind kind :
       {SlotKind::Null, SlotKind::Null, SlotKind::Traceback, SlotKind::Exception, SlotKind::ExceptionType})
    entry = push(entry, kind);
  NodeId next = nodeAt(blocks->unit, entry, pushBlock(blocks->outer, true, 0, level));
  return {pad(Pad::Handler, blocks->unit, withException, blocks->outer, {{Op::PushExcInfo}, {Op::ExcTriple}}, next),
          level, false};
}

const Lowering::Block *Lowering::pushBlock(const Block *outer, bool isHandler, uint32_t unit, uint32_t level) {
  uint32_t nesting = outer ? outer->nesting + 1 : 1;
  if (nesting > kMaxBlocks) {
    fail("blocks are nested too deeply");
    return outer;
  }
  auto &block = blockTable_[{outer, uint64_t(unit) << 32 | uint64_t(level) << 1 | uint64_t(isHandler)}];
  if (!block)
    block = new (blockMemory_.Allocate<Block>()) Block{outer, isHandler, unit, level, nesting};
  return block;
}

// --- emitting ---

void Lowering::emit(CanonicalInstr instr) {
  if (hasFailed_)
    return;
  stack_ = apply(stack_, instr);
  emitted_.push_back(instr);
}

void Lowering::emitPopJump(JumpCondition condition, int64_t unit) {
  emit(CanonicalInstr{Op::PopJump, static_cast<uint8_t>(condition)});
  NodeId to = nodeAt(unit);
  if (!hasFailed_)
    emitted_.back().target = to;
}

int64_t Lowering::target() {
  std::optional<int64_t> to = jumpTarget(version_, *instr_);
  assert(to && "the opcode maps mark all jumps");
  return *to;
}

const Constant *Lowering::constant(uint32_t index) {
  if (index < code_.consts.size())
    return code_.consts[index];
  fail("there is no constant " + llvm::Twine(index));
  return NoneConstant::get();
}

const StrConstant *Lowering::nameAt(uint32_t index) {
  if (index < code_.names.size())
    return code_.names[index];
  fail("there is no name " + llvm::Twine(index));
  return code_.name;
}

const SourceInstr *Lowering::previous(unsigned distance) const {
  size_t index = instr_ - instrs_.data();
  return index >= distance ? instr_ - distance : nullptr;
}
