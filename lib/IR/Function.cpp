//===- Function.cpp - functions, blocks and instructions -----------------------===//

#include "pyaot/IR/Function.h"
#include "pyaot/ABI/Layouts.h"
#include "pyaot/IR/Module.h"

namespace pyaot::ir {

// --- Values ------------------------------------------------------------------

Block *Value::definingBlock() const {
  if (auto *a = llvm::dyn_cast<Argument>(this))
    return a->block();
  if (auto *r = llvm::dyn_cast<Result>(this))
    return r->instruction()->block();
  return nullptr;
}

Instruction *Value::definingInstruction() const {
  auto *r = llvm::dyn_cast<Result>(this);
  return r ? r->instruction() : nullptr;
}

// --- Instructions --------------------------------------------------------------

Type ir::operandType(Opcode op, unsigned n) {
  llvm::StringRef letters = operandLetters(op);
  letters.consume_back("*");
  return typeOfLetter(n < letters.size() ? letters[n] : letters.back());
}

Function &Instruction::function() const { return block_->function(); }

void Instruction::setOpcode(Opcode op) {
  assert(operandLetters(op) == operandLetters(opcode_) && attrForm(op) == attrForm(opcode_) && "rows must agree");
  opcode_ = op;
  llvm::StringRef letters = resultLetters(op);
  assert(letters.size() == numResults_ && "only for a fixed and equal number of results");
  for (unsigned i = 0; i < numResults_; ++i)
    results_[i].setType(typeOfLetter(letters[i]));
}

void Instruction::erase() { block_->remove(this); }

// --- Blocks ----------------------------------------------------------------------

Argument *Block::addArg(Type type, llvm::StringRef hint) {
  Argument *a = &function_->copy(llvm::ArrayRef(Argument(this, numArgs(), type)))[0];
  a->setHint(hint);
  args_.push_back(a);
  return a;
}

void Block::removeArgs(llvm::function_ref<bool(const Argument &)> isDead) {
  llvm::erase_if(args_, [&](Argument *a) { return isDead(*a); });
  for (auto [i, a] : llvm::enumerate(args_))
    a->index_ = uint32_t(i);
}

Instruction *Block::terminator() const {
  auto &list = const_cast<InstList &>(instructions_);
  return list.empty() || !list.back().isTerminator() ? nullptr : &list.back();
}

Instruction *Block::raiser() const {
  Instruction *t = terminator();
  if (!t || t->handler())
    return t;
  auto &list = const_cast<InstList &>(instructions_);
  auto it = t->getIterator();
  if (it == list.begin())
    return nullptr;
  --it;
  return it->handler() ? &*it : nullptr;
}

void Block::append(Instruction *instruction) { insert(instructions_.end(), instruction); }

void Block::insert(iterator before, Instruction *instruction) {
  assert(!instruction->block_ && "it is in a block already");
  instruction->block_ = this;
  instructions_.insert(before, *instruction);
}

void Block::remove(Instruction *instruction) {
  assert(instruction->block_ == this && "it is in another block");
  instructions_.remove(*instruction);
  instruction->block_ = nullptr;
}

void Block::splice(Block &from, iterator first) {
  for (auto it = first; it != from.end(); ++it)
    it->block_ = this;
  instructions_.splice(instructions_.end(), from.instructions_, first, from.instructions_.end());
}

void Block::forEachEdge(llvm::function_ref<void(Edge &)> f) {
  Instruction *t = terminator();
  if (!t)
    return;
  for (Edge &e : t->successors())
    f(e);
  if (Instruction *r = raiser())
    if (Edge *h = r->handler())
      f(*h);
}

void Block::forEachEdge(llvm::function_ref<void(const Edge &)> f) const {
  const_cast<Block *>(this)->forEachEdge([&](Edge &e) { f(e); });
}

// --- Functions ---------------------------------------------------------------------

llvm::StringRef functionKindName(FunctionKind kind) {
  switch (kind) {
  case FunctionKind::Function:
    return "function";
  case FunctionKind::ClassBody:
    return "class_body";
  case FunctionKind::Module:
    return "module";
  case FunctionKind::Creator:
    return "creator";
  case FunctionKind::Resume:
    return "resume";
  }
  llvm_unreachable("every kind has a name");
}

unsigned CodeFacts::numParameters() const {
  return argCount + kwOnlyCount + ((flags & CodeInfo::kVarArgs) != 0) + ((flags & CodeInfo::kVarKeywords) != 0);
}

bool CodeFacts::isGeneratorLike() const {
  return flags & (CodeInfo::kGenerator | CodeInfo::kCoroutine | CodeInfo::kAsyncGenerator);
}

void CodeFacts::setClosedWhenDropped() { flags |= CodeInfo::kClosedWhenDropped; }

Function::Function(Module &module, FunctionKind kind, llvm::StringRef symbol)
    : module_(module), kind_(kind), symbol_(symbol) {}

Function::~Function() {
  for (Block *b : allBlocks_)
    b->~Block();
}

Block *Function::addBlock() {
  auto *b = new (arena_.Allocate<Block>()) Block(this);
  allBlocks_.push_back(b);
  blocks_.push_back(*b);
  return b;
}

void Function::removeBlock(Block *block) { blocks_.remove(*block); }

void Function::takeBlock(Block *block) {
  block->function_->blocks_.remove(*block);
  block->function_ = this;
  blocks_.push_back(*block);
}

uint32_t Function::renumber() {
  uint32_t n = 0;
  for (Block &b : blocks_)
    b.number_ = n++;
  return n;
}

Instruction *Function::create(Opcode op, llvm::ArrayRef<Value *> operands, unsigned numResults) {
  auto *i = new (arena_.Allocate<Instruction>()) Instruction(op);
  i->operands_ = copy(operands);
  llvm::StringRef letters = resultLetters(op);
  bool isRepeated = letters.ends_with("*");
  i->numResults_ = isRepeated ? numResults : unsigned(letters.size());
  assert((!isRepeated || numResults != ~0u) && "the row says v*: give the number of results");
  i->results_ = arena_.Allocate<Result>(i->numResults_);
  for (unsigned n = 0; n < i->numResults_; ++n)
    new (i->results_ + n) Result(i, n, typeOfLetter(letters[isRepeated ? 0 : n]));
  return i;
}

Edge Function::edge(Block *to, llvm::ArrayRef<Value *> args) { return {to, copy(args)}; }

llvm::MutableArrayRef<Edge> Function::copyEdges(llvm::ArrayRef<Edge> edges) { return copy(edges); }

void Function::replaceUses(const ValueMap &map) {
  if (map.empty())
    return;
  auto replace = [&](Value *&v) {
    for (auto it = map.find(v); it != map.end(); it = map.find(v))
      v = it->second;
  };
  for (Block &b : blocks_) {
    for (Instruction &i : b)
      for (Value *&v : i.operands())
        replace(v);
    b.forEachEdge([&](Edge &e) {
      for (Value *&v : e.args)
        replace(v);
    });
  }
}

} // namespace pyaot::ir
