//===- FunctionLowering.cpp - one IR function into one LLVM function -----------------------===//
//
// The frame: prologue, blocks, exceptions, memory. What single instructions
// become stands in InstructionLowering.cpp.
//
//===----------------------------------------------------------------------===//
#include "FunctionLowering.h"

#include "pyaot/ABI/RuntimeFunctions.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/MDBuilder.h"

using namespace pyaot;
using namespace pyaot::codegen;
using llvm::BasicBlock;

void codegen::lowerFunction(ModuleLowering &module, ir::Function &function) { FunctionLowering(module, function).run(); }

FunctionLowering::FunctionLowering(ModuleLowering &module, ir::Function &function)
    : module_(module), function_(function), out_(module.dataOf(function).body), b_(module.context()) {}

/// Blocks in reverse post order, handler edges included.
static std::vector<ir::Block *> reversePostOrder(ir::Function &function) {
  std::vector<ir::Block *> order;
  llvm::SmallPtrSet<ir::Block *, 32> seen;
  struct Frame {
    ir::Block *block;
    llvm::SmallVector<ir::Block *, 4> next;
  };
  std::vector<Frame> stack;
  auto enter = [&](ir::Block *block) {
    if (!seen.insert(block).second)
      return;
    Frame frame{block, {}};
    block->forEachEdge([&](ir::Edge &e) { frame.next.push_back(e.block); });
    stack.push_back(std::move(frame));
  };
  enter(&function.entry());
  while (!stack.empty()) {
    Frame &top = stack.back();
    if (top.next.empty()) {
      order.push_back(top.block);
      stack.pop_back();
      continue;
    }
    enter(top.next.pop_back_val());
  }
  std::reverse(order.begin(), order.end());
  return order;
}

void FunctionLowering::run() {
  if (module_.debug()) {
    scope_ = module_.debugScope(function_, out_);
    out_->setSubprogram(scope_);
    b_.SetCurrentDebugLocation(llvm::DILocation::get(module_.context(), function_.codeFacts().firstLine, 0, scope_));
  }
  prologue_ = BasicBlock::Create(module_.context(), "prologue", out_);
  std::vector<ir::Block *> order = reversePostOrder(function_);
  function_.renumber();
  for (ir::Block *block : order) {
    BasicBlock *bb = BasicBlock::Create(module_.context(), "block" + llvm::Twine(block->number()), out_);
    blocks_[block] = bb;
    b_.SetInsertPoint(bb);
    if (block == &function_.entry())
      continue;
    for (ir::Argument *arg : block->args()) {
      llvm::Type *type = arg->type() == ir::Type::Bool     ? b_.getInt1Ty()
                         : arg->type() == ir::Type::Double ? b_.getDoubleTy()
                                                           : module_.i64();
      values_[arg] = b_.CreatePHI(type, 2, arg->hint());
    }
  }
  emitPrologue();
  // The place that is noted at the start of a block: that of all its predecessors, if those have been seen and agree.
  llvm::DenseMap<ir::Block *, NotedPlace> placeAtEntry;
  llvm::SmallPtrSet<ir::Block *, 32> before;
  for (ir::Block *block : order) {
    before.insert(block);
    block->forEachEdge([&](ir::Edge &e) {
      if (before.contains(e.block))
        placeAtEntry[e.block] = {};
    });
  }
  for (ir::Block *block : order) {
    b_.SetInsertPoint(blocks_[block]);
    noted_ = placeAtEntry.try_emplace(block).first->second;
    for (ir::Instruction &i : *block) {
      if (scope_ && i.location().isKnown())
        b_.SetCurrentDebugLocation(
            llvm::DILocation::get(module_.context(), i.location().line, std::max(i.location().column, 0) + 1, scope_));
      notePlace(i);
      lower(i);
    }
    block->forEachEdge([&](ir::Edge &e) {
      auto [place, isFirst] = placeAtEntry.try_emplace(e.block, noted_);
      if (!isFirst && place->second != noted_)
        place->second = {};
    });
  }
}

/// Takes a word of the frame stack: one subtraction and compare guard the machine stack and give Python's recursion
/// limit; every exit restores the top.
void FunctionLowering::emitPrologue() {
  b_.SetInsertPoint(prologue_);
  unsigned first = 0;
  out_->getArg(0)->setName(isResume() ? "generator" : "function");
  if (isResume())
    out_->getArg(1)->setName("sent");
  else
    for (ir::Argument *arg : function_.entry().args()) {
      llvm::Argument *a = out_->getArg(++first);
      a->setName(arg->hint());
      values_[arg] = a;
    }
  llvm::Value *top = threadField(offsetof(ThreadState, frameTop));
  callerFrame_ = b_.CreateLoad(module_.ptr(), top, "frame.top");
  frame_ = b_.CreateConstInBoundsGEP1_64(module_.ptr(), callerFrame_, -1, "frame");
  BasicBlock *overflow = newBlock("recursion.limit", /*cold=*/true);
  BasicBlock *start = newBlock("start");
  llvm::Value *floor = b_.CreateLoad(module_.ptr(), threadField(offsetof(ThreadState, frameFloor)), "floor");
  branchCold(b_.CreateICmpULT(frame_, floor), overflow, start);
  b_.SetInsertPoint(overflow);
  call(RuntimeFn::RaiseRecursionError, {});
  b_.CreateRet(i64(0));
  b_.SetInsertPoint(start);
  b_.CreateStore(frame_, top);
  b_.CreateBr(blocks_[&function_.entry()]);
}

void FunctionLowering::leaveFrame() { b_.CreateStore(callerFrame_, threadField(offsetof(ThreadState, frameTop))); }

/// Before what may run Python code: sys._getframe(), warnings and the like find out where this level is. One store for
/// each line, and none where nothing is called. An inlined call has a level of its own, which begins and ends with
/// enter_call and leave_call: the word on top is then not that of this function.
void FunctionLowering::notePlace(const ir::Instruction &i) {
  bool begins = i.opcode() == ir::Opcode::EnterCall; // the place of the call, in the level that calls
  if (i.opcode() == ir::Opcode::TakePending)
    noted_ = {}; // the edge came from anywhere in the protected range
  NotedPlace place{i.scope(), i.location().line};
  if ((begins || (ir::opcodeEffects(i.opcode()) & effects::RunsPython)) && i.location().isKnown() && noted_ != place) {
    noted_ = place;
    uint32_t number = llvm::cast<llvm::ConstantInt>(locationOf(i))->getZExtValue();
    llvm::Value *frame = i.scope() ? b_.CreateLoad(module_.ptr(), threadField(offsetof(ThreadState, frameTop)), "frame") : frame_;
    b_.CreateStore(module_.locationRow(scopeOf(i), number), frame);
  }
  if (begins || i.opcode() == ir::Opcode::LeaveCall)
    noted_ = {};
}

// --- Values -------------------------------------------------------------------------------------------------

llvm::Value *FunctionLowering::value(const ir::Value *v) {
  if (auto *c = llvm::dyn_cast<ir::Constant>(v)) {
    if (llvm::Constant *k = module_.constant(c))
      return k;
    return b_.CreateLoad(module_.i64(), module_.rootFor(c), "constant");
  }
  llvm::Value *known = values_.lookup(v);
  assert(known && "a use comes before its definition");
  return known;
}

void FunctionLowering::define(const ir::Instruction &i, llvm::Value *v, unsigned n) {
  ir::Result *result = i.result(n);
  if (!result->hint().empty() && !v->hasName() && !llvm::isa<llvm::Constant>(v))
    v->setName(result->hint());
  values_[result] = v;
}

llvm::CallInst *FunctionLowering::call(RuntimeFn fn, llvm::ArrayRef<llvm::Value *> args, const llvm::Twine &name) {
  llvm::Function *callee = module_.runtime(fn);
  return b_.CreateCall(callee, args, callee->getReturnType()->isVoidTy() ? llvm::Twine() : name);
}

// --- Control flow --------------------------------------------------------------------------------------------

/// Behind the current block, so that the text reads in the order in which it runs; cold blocks at the end.
BasicBlock *FunctionLowering::newBlock(const llvm::Twine &name, bool cold) {
  BasicBlock *after = cold || !b_.GetInsertBlock() ? nullptr : b_.GetInsertBlock()->getNextNode();
  return BasicBlock::Create(module_.context(), name, out_, after);
}

void FunctionLowering::branchCold(llvm::Value *condition, BasicBlock *cold, BasicBlock *likely) {
  auto *branch = b_.CreateCondBr(condition, cold, likely);
  branch->setMetadata(llvm::LLVMContext::MD_prof, llvm::MDBuilder(module_.context()).createBranchWeights(1, 2000));
}

void FunctionLowering::jump(const ir::Edge &edge) {
  BasicBlock *to = blocks_.lookup(edge.block);
  for (unsigned n = 0; n < edge.args.size(); ++n) {
    llvm::Value *v = value(edge.args[n]); // may load a constant: before the branch
    llvm::cast<llvm::PHINode>(values_[edge.block->arg(n)])->addIncoming(v, b_.GetInsertBlock());
  }
  b_.CreateBr(to);
}

BasicBlock *FunctionLowering::edgeBlock(const ir::Edge &edge) {
  if (edge.args.empty())
    return blocks_.lookup(edge.block);
  llvm::IRBuilder<>::InsertPointGuard guard(b_);
  BasicBlock *bb = newBlock("edge");
  b_.SetInsertPoint(bb);
  jump(edge);
  return bb;
}

// --- Exceptions ------------------------------------------------------------------------------------------------

llvm::Value *FunctionLowering::locationOf(const ir::Instruction &i) {
  uint32_t flags = 0;
  if (i.opcode() >= ir::Opcode::Add && i.opcode() <= ir::Opcode::BitXor)
    flags = kLocationBinaryOp;
  else if (i.opcode() == ir::Opcode::GetItem || i.opcode() == ir::Opcode::GetSlice)
    flags = kLocationSubscript;
  return i32(module_.locationNumber(scopeOf(i), i.location(), flags));
}

void FunctionLowering::checkRaised(const ir::Instruction &i, llvm::Value *raised, llvm::Value *location) {
  BasicBlock *next = newBlock("ok");
  if (!location)
    location = locationOf(i);
  // These pass on an exception that has its traceback entry of this function already.
  bool passesOn = i.opcode() == ir::Opcode::CleanupThrow || i.opcode() == ir::Opcode::EndAsyncFor;
  assert((i.handler() || !i.scope()) && "what inlined code raises goes to the end of the call");
  if (!i.handler() && !passesOn) { // straight to the one block that unwinds
    BasicBlock *unwind = unwindBlock();
    unwindLocation_->addIncoming(location, b_.GetInsertBlock());
    branchCold(raised, unwind, next);
  } else {
    BasicBlock *cold = newBlock("raised", /*cold=*/true);
    branchCold(raised, cold, next);
    b_.SetInsertPoint(cold);
    raiseHere(i, location, !passesOn);
  }
  b_.SetInsertPoint(next);
}

void FunctionLowering::checkValue(const ir::Instruction &i, llvm::Value *result) {
  checkRaised(i, b_.CreateICmpEQ(result, i64(0)));
}
void FunctionLowering::checkStatus(const ir::Instruction &i, llvm::Value *status) {
  checkRaised(i, b_.CreateICmpSLT(status, i32(0)));
}

void FunctionLowering::raiseHere(const ir::Instruction &i, llvm::Value *location, bool addTraceback) {
  if (!location)
    location = locationOf(i);
  if (i.handler()) {
    if (addTraceback)
      call(RuntimeFn::AddTraceback, {module_.codeDataOf(scopeOf(i)).info, location});
    jump(*i.handler());
    return;
  }
  if (!addTraceback) {
    leave();
    return;
  }
  BasicBlock *unwind = unwindBlock();
  unwindLocation_->addIncoming(location, b_.GetInsertBlock());
  b_.CreateBr(unwind);
}

/// The exception leaves the function.
void FunctionLowering::leave() {
  leaveFrame();
  if (isResume()) {
    b_.CreateStore(i32(uint32_t(Generator::kFinished)), fieldAddress(out_->getArg(0), offsetof(Generator, state)));
    call(RuntimeFn::ConvertStopIteration, {module_.codeDataOf(function_).info});
  }
  b_.CreateRet(i64(0));
}

BasicBlock *FunctionLowering::unwindBlock() {
  if (unwind_)
    return unwind_;
  llvm::IRBuilder<>::InsertPointGuard guard(b_);
  unwind_ = newBlock("unwind", /*cold=*/true);
  b_.SetInsertPoint(unwind_);
  unwindLocation_ = b_.CreatePHI(module_.i32(), 4, "location");
  call(RuntimeFn::AddTraceback, {module_.codeDataOf(function_).info, unwindLocation_});
  leave();
  return unwind_;
}

// --- Memory ------------------------------------------------------------------------------------------------------

llvm::Value *FunctionLowering::threadField(size_t offset) {
  return b_.CreateConstInBoundsGEP1_64(b_.getInt8Ty(), module_.statics().external("rt.thread"), offset);
}

llvm::Value *FunctionLowering::fieldAddress(llvm::Value *object, size_t offset) {
  return b_.CreateConstInBoundsGEP1_64(b_.getInt8Ty(), object, offset);
}

void FunctionLowering::storeReference(llvm::Value *, llvm::Value *address, llvm::Value *v) { b_.CreateStore(v, address); }

static llvm::AllocaInst *allocaAtTop(BasicBlock *prologue, llvm::Type *type, const llvm::Twine &name) {
  llvm::IRBuilder<> b(prologue, prologue->begin());
  return b.CreateAlloca(type, nullptr, name);
}

llvm::Value *FunctionLowering::buffer(unsigned count) {
  if (!buffer_)
    buffer_ = allocaAtTop(prologue_, llvm::ArrayType::get(module_.i64(), std::max(count, 1u)), "args");
  if (count > bufferCount_) {
    bufferCount_ = count;
    buffer_->setAllocatedType(llvm::ArrayType::get(module_.i64(), count));
  }
  return buffer_;
}

llvm::Value *FunctionLowering::spill(llvm::ArrayRef<llvm::Value *> values) {
  llvm::Value *base = buffer(values.size());
  for (size_t n = 0; n < values.size(); ++n)
    b_.CreateStore(values[n], b_.CreateConstInBoundsGEP1_64(module_.i64(), base, n));
  return base;
}

llvm::Value *FunctionLowering::selfSlot() {
  if (!selfSlot_)
    selfSlot_ = allocaAtTop(prologue_, module_.i64(), "self");
  return selfSlot_;
}
llvm::Value *FunctionLowering::flagSlot() {
  if (!flagSlot_)
    flagSlot_ = allocaAtTop(prologue_, module_.i32(), "flag");
  return flagSlot_;
}
