//===- Specialise.cpp - versions of blocks by the types of live values ---------------------===//
//
//   ^1(%n: value):                        ^1(%n: value):
//     %r = multiply %n, %n                  %t = is_float %n
//     %s = add %r, 1.0                      branch %t, ^2, ^3
//     return %s                     =>    ^2:
//                                           %x = unbox_float %n
//                                           %y = float_multiply %x, %x
//                                           %z = unbox_float 1.0
//                                           %r = float_add %y, %z
//                                           %s = box_float %r
//                                           return %s
//                                         ^3:
//                                           %g = multiply %n, %n
//                                           ...
//
// Static basic-block versioning: a block is copied for each set of facts (types and representations of its live
// values) with which control arrives, up to a bound; further ones go to a version that takes less for granted, at last
// to the generic one, which is the block as it was. A test of a type is made where an operation wants to know it, and
// what it shows is remembered along both edges: so it is not made again. Where an int overflows, control goes to the
// generic version; a loop that is entered from there starts with versions of its own again.
//
// Requires: generators are lowered. All blocks are split behind the operations that look at types, so that what
// follows them is a block with versions. Values that live across blocks become block arguments; trivial-args removes
// most of those again.
//
// Sound because a fact stands in a version only if each edge to it has shown it, by a test, by the kind of the
// instruction, or because it was a fact before. Probable types (TypeDemand) choose which test is made first, no more.
//
//===----------------------------------------------------------------------===//
#include "Specialise.h"

#include "pyaot/Transforms/Passes.h"

namespace pyaot::transforms {

using namespace ir;

constexpr unsigned kMaxVersions = 5;         ///< Of a block, without the generic one.
constexpr unsigned kMaxUnlikelyVersions = 2; ///< No more than these come from failed guards.
constexpr size_t kMaxInputs = 4'000'000;     ///< Blocks times values: a function beyond stays as it is.

unsigned numParts(Rep rep) {
  switch (rep) {
  case Rep::Boxed:
  case Rep::Truth:
  case Rep::Int:
  case Rep::Float:
    return 1;
  case Rep::UpRange:
  case Rep::ListIter:
    return 2;
  case Rep::Range:
    return 3;
  }
  llvm_unreachable("every representation has parts");
}

Type partType(Rep rep, unsigned part) {
  switch (rep) {
  case Rep::Boxed:
    return Type::Value;
  case Rep::Truth:
    return Type::Bool;
  case Rep::Float:
    return Type::Double;
  case Rep::ListIter:
    return part == 0 ? Type::Value : Type::I64;
  case Rep::Int:
  case Rep::UpRange:
  case Rep::Range:
    return Type::I64;
  }
  llvm_unreachable("every representation has types");
}

static bool isIterator(Rep rep) { return rep == Rep::UpRange || rep == Rep::Range || rep == Rep::ListIter; }
static Kinds allKinds(Type type) { return type == Type::Maybe ? kinds::Any : kinds::AnyValue; }

Specialiser::Specialiser(Function &function) : function_(function), b_(function) {}

bool Specialiser::run() {
  size_t blocks = 0, values = 0;
  bool isSensitive = false;
  for (Block &b : function_) {
    ++blocks;
    values += b.numArgs();
    for (Instruction &i : b) {
      values += i.numResults();
      isSensitive |= isTypeSensitive(i);
    }
  }
  if (!isSensitive || blocks * values > kMaxInputs)
    return false;
  splitBehindOperations();
  demand_.compute(function_);
  if (function_.kind() != FunctionKind::Function && function_.kind() != FunctionKind::Resume && !demand_.hasLoops())
    return true; // code that runs once
  std::vector<Block *> old;
  size_t size = 0;
  for (Block &b : function_) {
    old.push_back(&b);
    size += b.instructions().size();
    for (Instruction &i : b)
      if (i.opcode() == Opcode::Call && !i.number())
        if (Instruction *callee = i.operand(0)->definingInstruction(); callee && callee->opcode() == Opcode::LoadGlobal)
          i.setNumber(callee->number() + 1);
  }
  budget_ = 2 * size + 100;
  unlikelyBudget_ = size / 2 + 50;
  versions_.assign(old.size(), {});

  Block &entry = function_.entry();
  llvm::SmallVector<Fact, 8> facts;
  for (Argument *a : entry.args())
    facts.push_back({Rep::Boxed, allKinds(a->type())});
  create(entry, facts, false, false);
  while (!work_.empty() || !unlikelyWork_.empty()) {
    auto &work = work_.empty() ? unlikelyWork_ : work_;
    Version *v = work.front();
    work.pop_front();
    if (!v->isEmitted)
      emit(*v);
  }
  for (Block *b : old)
    function_.removeBlock(b);
  return true;
}

/// So that what follows an operation with several outcomes is a block.
void Specialiser::splitBehindOperations() {
  std::vector<Block *> blocks;
  for (Block &b : function_)
    blocks.push_back(&b);
  for (Block *b : blocks)
    for (auto it = b->begin(); it != b->end(); ++it) {
      if (!isTypeSensitive(*it))
        continue;
      auto next = std::next(it);
      if (next->opcode() == Opcode::Jump)
        break;
      Block *rest = function_.addBlock();
      function_.removeBlock(rest);
      function_.insertBlock(std::next(b->getIterator()), rest);
      rest->splice(*b, next);
      b_.setBlock(b);
      b_.location = it->location();
      b_.jump(function_.edge(rest));
      b = rest;
      it = b->begin();
      --it; // the loop steps to the first one
    }
}

// --- Versions ---------------------------------------------------------------------------------------------------

Version *Specialiser::create(Block &target, llvm::ArrayRef<Fact> facts, bool isGeneric, bool isUnlikely) {
  Version &v = allVersions_.emplace_back();
  v.original = &target;
  v.isGeneric = isGeneric;
  v.isUnlikely = isUnlikely;
  v.facts.assign(facts.begin(), facts.end());
  v.block = function_.addBlock();
  for (auto [fact, input] : llvm::zip(facts, demand_.inputs(target)))
    for (unsigned part = 0; part < numParts(fact.rep); ++part) {
      Type type = partType(fact.rep, part);
      if (fact.rep == Rep::Boxed && input->type() != Type::Value)
        type = input->type() == Type::Maybe && !(fact.kinds & kinds::Unset) ? Type::Value : input->type();
      v.block->addArg(type, input->hint());
    }
  versions_[target.number()].push_back(&v);
  (isUnlikely ? unlikelyWork_ : work_).push_back(&v);
  size_t size = target.instructions().size() + target.numArgs();
  size_t &budget = isUnlikely ? unlikelyBudget_ : budget_;
  if (!isGeneric)
    budget -= std::min(budget, size);
  return &v;
}

/// May control that knows `have` go where `want` is taken for granted?
static bool fits(const Fact &have, const Fact &want, Type type) {
  if (have.rep == want.rep)
    return (have.kinds & ~want.kinds) == 0;
  if (want.rep != Rep::Boxed)
    return false;
  if (have.rep == Rep::Int) // may become a big int
    return (want.kinds & kinds::Int) && (want.kinds & kinds::Other);
  if (have.rep == Rep::Float)
    return want.kinds & kinds::Float;
  return (want.kinds & allKinds(type)) == allKinds(type);
}

Version *Specialiser::version(Block &target, llvm::ArrayRef<Fact> facts, bool isGeneric) {
  auto inputs = demand_.inputs(target);
  Version *generic = nullptr, *best = nullptr;
  unsigned count = 0, bestScore = 0;
  for (Version *v : versions_[target.number()]) {
    if (v->isGeneric) {
      generic = v;
      continue;
    }
    ++count;
    if (isGeneric)
      continue;
    if (llvm::ArrayRef<Fact>(v->facts) == facts) {
      best = v;
      bestScore = ~0u;
      break;
    }
    bool suits = true;
    unsigned score = 1;
    for (unsigned n = 0; n < facts.size() && suits; ++n) {
      suits = fits(facts[n], v->facts[n], inputs[n]->type());
      score += v->facts[n].rep != Rep::Boxed;
    }
    if (suits && score > bestScore) {
      best = v;
      bestScore = score;
    }
  }
  bool mayGrow = isUnlikely_ ? unlikelyBudget_ && count < kMaxUnlikelyVersions : budget_ && count < kMaxVersions;
  if (!isGeneric && mayGrow && bestScore != ~0u)
    return create(target, facts, false, isUnlikely_);
  if (!best)
    best = generic;
  if (best) {
    if (best->isUnlikely && !isUnlikely_ && !best->isGeneric) {
      best->isUnlikely = false;
      work_.push_back(best);
    }
    return best;
  }
  llvm::SmallVector<Fact, 8> nothing;
  for (Value *input : inputs)
    nothing.push_back(input->type() == Type::Bool ? Fact{Rep::Truth, 0} : Fact{Rep::Boxed, allKinds(input->type())});
  return create(target, nothing, true, true);
}

/// What is worth remembering of `k` when it becomes the input `input` of a block.
Fact Specialiser::wanted(const Known &k, Value *input) {
  if (k.rep == Rep::Truth)
    return {Rep::Truth, 0};
  if (isIterator(k.rep))
    return {k.rep, kinds::Other};
  Kinds demand = demand_.demand(input), all = allKinds(input->type()), have = k.kinds;
  if (have == kinds::Int && (demand & kinds::Int))
    return {Rep::Int, kinds::Int};
  if (have == kinds::Float && (demand & kinds::Float))
    return {Rep::Float, kinds::Float};
  if (k.rep == Rep::Int)
    have |= kinds::Other;
  return {Rep::Boxed, Kinds(((have & demand) | ~demand) & all)};
}

Edge Specialiser::edge(const Edge &original, const Block &from, Scope &scope) {
  Block &target = *original.block;
  auto inputs = demand_.inputs(target);
  auto incoming = [&](unsigned n) { return n < original.args.size() ? original.args[n] : inputs[n]; };
  // An iterator has one owner: where two would go on with it, it becomes an object.
  llvm::DenseSet<Value *> seen;
  for (unsigned n = 0; n < inputs.size(); ++n)
    if (Value *v = incoming(n); !llvm::isa<Constant>(v) && !seen.insert(v).second && isIterator(known(v, scope).rep))
      boxed(v, scope);
  llvm::SmallVector<Fact, 8> facts;
  for (unsigned n = 0; n < inputs.size(); ++n)
    facts.push_back(wanted(known(incoming(n), scope), inputs[n]));
  bool isGeneric = isGeneric_ && !(demand_.isLoopHeader(target) && !demand_.isBackEdge(from, target));
  Version *to = version(target, facts, isGeneric);
  llvm::SmallVector<Value *, 8> args;
  unsigned slot = 0;
  for (unsigned n = 0; n < inputs.size(); ++n) {
    Value *v = incoming(n);
    switch (to->facts[n].rep) {
    case Rep::Boxed:
      args.push_back(boxed(v, scope, to->block->arg(slot)->type()));
      break;
    case Rep::Int:
      args.push_back(unboxedInt(v, scope));
      break;
    case Rep::Float:
      args.push_back(unboxedFloat(v, scope));
      break;
    case Rep::Truth:
    case Rep::UpRange:
    case Rep::Range:
    case Rep::ListIter:
      Known k = known(v, scope);
      args.append(k.parts, k.parts + numParts(k.rep));
      break;
    }
    slot += numParts(to->facts[n].rep);
  }
  return function_.edge(to->block, args);
}

Edge Specialiser::edgeBlock(const Edge &original, const Block &from, Scope scope) {
  Block *own = function_.addBlock(), *before = b_.block();
  b_.setBlock(own);
  b_.jump(edge(original, from, scope));
  b_.setBlock(before);
  return function_.edge(own);
}

// --- Values ---------------------------------------------------------------------------------------------------------

static Kinds kindsOfConstant(const Constant &c) {
  switch (c.constantKind()) {
  case ConstantKind::Unset:
    return kinds::Unset;
  case ConstantKind::None:
    return kinds::None;
  case ConstantKind::Bool:
    return kinds::Bool;
  case ConstantKind::Int: {
    std::optional<int64_t> i = c.asInt64();
    return i && *i >= -(int64_t(1) << 50) && *i < int64_t(1) << 50 ? kinds::Int : kinds::Other;
  }
  case ConstantKind::Float:
    return kinds::Float;
  case ConstantKind::Tuple:
    return kinds::Tuple;
  case ConstantKind::I1:
    return 0;
  case ConstantKind::Ellipsis:
  case ConstantKind::Complex:
  case ConstantKind::Str:
  case ConstantKind::Bytes:
  case ConstantKind::FrozenSet:
  case ConstantKind::Slice:
  case ConstantKind::Code:
    return kinds::Other;
  }
  llvm_unreachable("every constant has a kind");
}

Known Specialiser::known(Value *v, Scope &scope) {
  if (auto *c = llvm::dyn_cast<Constant>(v)) {
    Known k;
    k.rep = c->type() == Type::Bool ? Rep::Truth : Rep::Boxed;
    k.kinds = kindsOfConstant(*c);
    k.parts[0] = v;
    return k;
  }
  auto it = scope.find(v);
  assert(it != scope.end() && "a value that is not live here");
  return it->second;
}

void Specialiser::define(Value *original, Rep rep, Kinds kinds, llvm::ArrayRef<Value *> parts, Scope &scope) {
  Known k;
  k.rep = rep;
  k.kinds = kinds;
  llvm::copy(parts, k.parts);
  if (!original->hint().empty() && !parts.empty() && !llvm::isa<Constant>(parts[0]) && parts[0]->hint().empty())
    parts[0]->setHint(original->hint());
  scope[original] = k;
}

Value *Specialiser::boxed(Value *v, Scope &scope, Type wanted) {
  if (llvm::isa<Constant>(v))
    return v;
  auto it = scope.find(v);
  assert(it != scope.end() && "a value that is not live here");
  Known &k = it->second;
  switch (k.rep) {
  case Rep::Truth:
    return k.parts[0];
  case Rep::Boxed:
    if (wanted == Type::Value && k.parts[0]->type() == Type::Maybe)
      k.parts[0] = emitValue(Opcode::AssumeSet, k.parts[0]);
    return k.parts[0];
  case Rep::Int:
    if (!k.boxed)
      k.boxed = emitValue(Opcode::BoxInt, k.parts[0]);
    return k.boxed;
  case Rep::Float:
    if (!k.boxed)
      k.boxed = emitValue(Opcode::BoxFloat, k.parts[0]);
    return k.boxed;
  case Rep::UpRange: {
    Value *one = smallConstant(1);
    Value *count = emitValue(Opcode::RangeCount, {k.parts[0], k.parts[1], one});
    k.parts[0] = emitValue(Opcode::BoxRangeIterator, {k.parts[0], count, one});
    break;
  }
  case Rep::Range:
    k.parts[0] = emitValue(Opcode::BoxRangeIterator, {k.parts[0], k.parts[1], k.parts[2]});
    break;
  case Rep::ListIter:
    k.parts[0] = emitValue(Opcode::BoxListIterator, {k.parts[0], k.parts[1]});
    break;
  }
  k.rep = Rep::Boxed;
  k.kinds = kinds::Other;
  return k.parts[0];
}

Value *Specialiser::unboxedInt(Value *v, Scope &scope) {
  if (llvm::isa<Constant>(v))
    return emitValue(Opcode::UnboxInt, v);
  Known &k = scope.find(v)->second;
  if (k.rep == Rep::Boxed) {
    assert(k.kinds == kinds::Int && "not known to be an int");
    k.boxed = boxed(v, scope);
    k.parts[0] = emitValue(Opcode::UnboxInt, k.boxed);
    k.rep = Rep::Int;
  }
  return k.parts[0];
}

Value *Specialiser::unboxedFloat(Value *v, Scope &scope) {
  if (llvm::isa<Constant>(v))
    return emitValue(Opcode::UnboxFloat, v);
  Known &k = scope.find(v)->second;
  if (k.rep == Rep::Boxed) {
    assert(k.kinds == kinds::Float && "not known to be a float");
    k.boxed = boxed(v, scope);
    k.parts[0] = emitValue(Opcode::UnboxFloat, k.boxed);
    k.rep = Rep::Float;
  }
  return k.parts[0];
}

// --- Emission -------------------------------------------------------------------------------------------------------

void Specialiser::emit(Version &v) {
  Scope scope;
  unsigned slot = 0;
  for (auto [fact, input] : llvm::zip(v.facts, demand_.inputs(*v.original))) {
    llvm::SmallVector<Value *, kMaxParts> parts;
    for (unsigned part = 0; part < numParts(fact.rep); ++part)
      parts.push_back(v.block->arg(slot++));
    define(input, fact.rep, fact.kinds, parts, scope);
  }
  v.isEmitted = true;
  isGeneric_ = v.isGeneric;
  isUnlikely_ = v.isUnlikely;
  b_.setBlock(v.block);
  emitFrom(v.original->front(), scope);
}

void Specialiser::emitFrom(Instruction &first, Scope &scope) {
  Block *block = first.block();
  for (auto it = first.getIterator(); it != block->end(); ++it) {
    Instruction &i = *it;
    b_.location = i.location();
    b_.scope = i.scope();
    if (i.isTerminator()) {
      emitTerminator(i, scope);
      return;
    }
    if (isTypeSensitive(i) && !isGeneric_ && emitOperation(i, scope))
      return;
    if (!emitKnownTest(i, scope))
      emitPlain(i, scope);
  }
}

Instruction *Specialiser::emitCopy(Opcode op, Instruction &i, llvm::ArrayRef<Value *> operands, Scope &scope) {
  Edge handler;
  if (Edge *h = i.handler(); h && ir::mayRaise(op))
    handler = edge(*h, *i.block(), scope); // before the instruction: conversions are made on this side
  Instruction *copy = function_.create(op, operands, i.numResults());
  copy->setLocation(i.location());
  copy->setScope(i.scope());
  if (attrForm(op) == attrForm(i.opcode())) {
    copy->setConstant(i.constant());
    copy->setNumber(i.number());
    copy->setNumber2(i.number2());
    copy->setCode(i.code());
    copy->setPieces(i.pieces());
  }
  b_.block()->append(copy);
  for (unsigned n = 0; n < copy->numResults(); ++n)
    copy->result(n)->setHint(i.result(n)->hint());
  if (handler.block) {
    copy->setHandler(handler);
    if (!copy->isTerminator()) {
      Block *rest = function_.addBlock();
      b_.jump(function_.edge(rest));
      b_.setBlock(rest);
    }
  }
  return copy;
}

/// What the result of a plain operation surely is.
static Kinds kindsOfResult(const Instruction &i, Type type, llvm::function_ref<Kinds(unsigned)> operandKinds) {
  Opcode op = withoutInplace(i.opcode());
  auto isNumber = [&](unsigned k) { return (operandKinds(k) & ~kinds::Number) == 0; };
  auto isFloat = [&](unsigned k) { return operandKinds(k) == kinds::Float; };
  switch (op) {
  case Opcode::BuildList:
    return kinds::List;
  case Opcode::BuildTuple:
  case Opcode::ListToTuple:
    return kinds::Tuple;
  case Opcode::BoxBool:
    return kinds::Bool;
  case Opcode::BuildMap:
  case Opcode::BuildConstKeyMap:
  case Opcode::BuildSet:
  case Opcode::MakeFunction:
  case Opcode::FormatString:
    return kinds::Other;
  case Opcode::GetSlice:
    if (operandKinds(0) == kinds::List)
      return kinds::List;
    break;
  case Opcode::Multiply:
    if (operandKinds(0) == kinds::List && isNumber(1))
      return kinds::List;
    [[fallthrough]];
  case Opcode::Add:
  case Opcode::Subtract:
    if (op == Opcode::Add && operandKinds(0) == kinds::List && (i.opcode() == Opcode::InplaceAdd || operandKinds(1) == kinds::List))
      return kinds::List;
    [[fallthrough]];
  case Opcode::FloorDivide:
  case Opcode::Remainder:
    if (isNumber(0) && isNumber(1) && (isFloat(0) || isFloat(1)))
      return kinds::Float;
    break;
  case Opcode::TrueDivide:
    if (isNumber(0) && isNumber(1))
      return kinds::Float;
    break;
  default:
    break;
  }
  return allKinds(type);
}

void Specialiser::emitPlain(Instruction &i, Scope &scope) {
  auto operandKinds = [&](unsigned n) { return known(i.operand(n), scope).kinds; };
  llvm::SmallVector<Kinds, 2> results;
  for (unsigned n = 0; n < i.numResults(); ++n)
    results.push_back(kindsOfResult(i, i.result(n)->type(), operandKinds));
  llvm::StringRef letters = operandLetters(i.opcode());
  letters.consume_back("*");
  llvm::SmallVector<Value *, 8> operands;
  for (unsigned n = 0; n < i.numOperands(); ++n) {
    Type type = typeOfLetter(n < letters.size() ? letters[n] : letters.back());
    operands.push_back(boxed(i.operand(n), scope, type));
  }
  Instruction *copy = emitCopy(i.opcode(), i, operands, scope);
  for (unsigned n = 0; n < i.numResults(); ++n)
    define(i.result(n), i.result(n)->type() == Type::Bool ? Rep::Truth : Rep::Boxed, results[n], copy->result(n), scope);
}

/// Tests of what is known need no code.
bool Specialiser::emitKnownTest(Instruction &i, Scope &scope) {
  auto answer = [&](bool yes) { define(i.result(), Rep::Truth, 0, Builder::use(b_.constants().i1(yes)), scope); };
  switch (i.opcode()) {
  case Opcode::IsUnset: {
    Known k = known(i.operand(0), scope);
    if (k.kinds != kinds::Unset && (k.kinds & kinds::Unset))
      return false;
    answer(k.kinds == kinds::Unset);
    return true;
  }
  case Opcode::AssumeSet:
  case Opcode::CheckLocal:
  case Opcode::CheckFree: {
    Known k = known(i.operand(0), scope);
    if (k.kinds & kinds::Unset)
      return false;
    if (k.rep == Rep::Boxed)
      k.parts[0] = boxed(i.operand(0), scope);
    scope[i.result()] = k;
    return true;
  }
  case Opcode::IsIdentical: {
    Known a = known(i.operand(0), scope), b = known(i.operand(1), scope);
    if (a.rep == Rep::Int && b.rep == Rep::Int) { // as the words of small ints do
      define(i.result(), Rep::Truth, 0, emitValue(Opcode::IntEqual, {a.parts[0], b.parts[0]}), scope);
      return true;
    }
    if ((a.kinds & b.kinds) != 0)
      return false;
    answer(false); // an int that is not small is a new object in boxed form
    return true;
  }
  default:
    return false;
  }
}

void Specialiser::finish(Instruction &i, Scope &scope) {
  Instruction *jump = i.block()->terminator();
  assert(jump->opcode() == Opcode::Jump && &*std::next(i.getIterator()) == jump && "operations end their blocks");
  b_.location = jump->location();
  b_.jump(edge(jump->successors()[0], *i.block(), scope));
}

void Specialiser::emitTerminator(Instruction &i, Scope &scope) {
  const Block &from = *i.block();
  if (i.opcode() == Opcode::Jump) {
    b_.jump(edge(i.successors()[0], from, scope));
    return;
  }
  if (i.opcode() == Opcode::Branch) {
    Value *condition = known(i.operand(0), scope).parts[0];
    if (auto *c = llvm::dyn_cast<Constant>(condition)) {
      b_.jump(edge(i.successors()[!c->truth()], from, scope));
      return;
    }
    Scope yes = scope, no = scope;
    if (Instruction *test = i.operand(0)->definingInstruction(); test && test->opcode() == Opcode::IsUnset) {
      Value *v = test->operand(0);
      if (auto it = yes.find(v); it != yes.end())
        it->second.kinds = kinds::Unset;
      if (auto it = no.find(v); it != no.end())
        it->second.kinds &= ~kinds::Unset;
    }
    Edge ifTrue = edgeBlock(i.successors()[0], from, std::move(yes));
    b_.branch(condition, ifTrue, edgeBlock(i.successors()[1], from, std::move(no)));
    return;
  }
  llvm::StringRef letters = operandLetters(i.opcode());
  llvm::SmallVector<Value *, 2> operands;
  for (unsigned n = 0; n < i.numOperands(); ++n)
    operands.push_back(boxed(i.operand(n), scope, typeOfLetter(letters[n])));
  llvm::SmallVector<Edge, 4> edges;
  for (const Edge &e : i.successors())
    edges.push_back(edgeBlock(e, from, scope));
  Instruction *copy = emitCopy(i.opcode(), i, operands, scope);
  copy->setSuccessors(function_.copyEdges(edges));
}

void Specialiser::branchTo(Value *condition, Block *ifTrue, Block *ifFalse) {
  b_.branch(condition, function_.edge(ifTrue), function_.edge(ifFalse));
}

void Specialiser::guard(Opcode test, Value *v, Block *failed, Scope &scope) {
  Value *object = boxed(v, scope);
  Block *good = function_.addBlock();
  branchTo(emitValue(test, object), good, failed);
  b_.setBlock(good);
  Known &k = scope.find(v)->second;
  k.kinds = test == Opcode::IsSmallInt ? kinds::Int : test == Opcode::IsFloat ? kinds::Float : kinds::List;
}

void Specialiser::emitSlow(Instruction &i, Scope scope, Block *at, bool isOverflow) {
  Block *before = b_.block();
  bool wasGeneric = isGeneric_, wasUnlikely = isUnlikely_;
  b_.setBlock(at);
  b_.location = i.location();
  isGeneric_ |= isOverflow;
  isUnlikely_ = true;
  emitPlain(i, scope);
  finish(i, scope);
  isGeneric_ = wasGeneric;
  isUnlikely_ = wasUnlikely;
  b_.setBlock(before);
}

bool specialise(Function &f) { return Specialiser(f).run(); }

} // namespace pyaot::transforms
