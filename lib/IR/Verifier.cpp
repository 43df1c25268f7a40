//===- Verifier.cpp - the law of the IR -------------------------------------------===//
//
// What holds for every function between any two passes:
//
//  Blocks
//   1. A function has at least one block, and nothing jumps to its entry.
//   2. Every block ends with a terminator, and has no other one.
//   3. The arguments of the entry block are the function's parameters: as many as its kind says, each of type value.
//  Edges
//   4. A terminator has as many successors as its row says; gen_dispatch at least one.
//   5. An edge leads to a block of the same function and has one argument for each argument of that block, of a
//      suitable type.
//   6. Only an instruction that may raise has a handler edge, and it is the last one before the terminator, or the
//      terminator; a block has at most one handler edge.
//   7. A handler edge leads to a block that starts with take_pending; other edges lead to blocks that do not.
//   8. take_pending stands nowhere but at the start of a block.
//  Values
//   9. An instruction has the operands of its row, each of a suitable type: value where maybe or fmt is wanted, but
//      never the other way round.
//  10. An operand is a constant, or defined on every way to its use (results of a raising instruction do not exist on
//      its handler edge).
//  11. Constants of kind code are no operands.
//  Attributes
//  12. The attributes that the row asks for are there and have the right form; numbers are in range (globals, free
//      cells, results of unpack instructions, slots of generators).
//  13. format_string has one operand for each piece with an argument and one more for each dynamic spec; format_early
//      has one piece.
//  14. Keyword names are fewer than or as many as the arguments of the call.
//  Kinds of functions
//  15. gen_create and yield stand only in functions whose flags say generator, coroutine or async generator.
//  16. gen_load, gen_load_set, gen_store, gen_sent, suspend and gen_dispatch stand only in resume functions;
//      gen_dispatch ends the entry block of each of them; make_generator and gen_init stand only in creators.
//  17. A resume function names its creator.
//  Modules
//  18. The first function, and no other, is of kind module. Globals have names of their own.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Verifier.h"
#include "pyaot/IR/Dominators.h"
#include "pyaot/IR/Module.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/raw_ostream.h"

namespace pyaot::ir {

namespace {

class FunctionVerifier {
public:
  FunctionVerifier(Function &function, llvm::raw_ostream &os) : function_(function), os_(os) {}
  void run();

private:
  void fail(const llvm::Twine &message, const Instruction *at = nullptr);
  void block(Block &b);
  void edge(const Edge &e, const Instruction &from, bool isHandler);
  void instruction(Instruction &i);
  void operands(const Instruction &i);
  void attributes(const Instruction &i);
  void place(const Instruction &i);

  Function &function_;
  llvm::raw_ostream &os_;
  std::optional<Dominators> dominators_;
  llvm::DenseSet<const Block *> blocks_;
};

void FunctionVerifier::fail(const llvm::Twine &message, const Instruction *at) {
  os_ << "in @" << function_.symbol() << ": ";
  if (at && at->block()) {
    unsigned n = 0;
    for (Block &b : function_) {
      if (&b == at->block())
        break;
      ++n;
    }
    os_ << "block ^" << n << ": " << opcodeName(at->opcode()) << ": ";
  }
  os_ << message << '\n';
}

void FunctionVerifier::run() {
  if (function_.isEmpty()) {
    fail("a function needs a block");
    return;
  }
  for (Block &b : function_)
    blocks_.insert(&b);
  // The dominators need terminators and edges inside the function.
  bool hasShape = true;
  for (Block &b : function_) {
    if (!b.terminator()) {
      fail("a block ends without terminator");
      hasShape = false;
      continue;
    }
    b.forEachEdge([&](Edge &e) {
      if (!blocks_.contains(e.block)) {
        fail("an edge leaves the function", b.terminator());
        hasShape = false;
      }
    });
  }
  if (!hasShape)
    return;
  dominators_.emplace(function_);

  Block &entry = function_.entry();
  unsigned wanted = 0;
  switch (function_.kind()) {
  case FunctionKind::Function:
  case FunctionKind::Creator:
    wanted = function_.facts.numParameters();
    break;
  case FunctionKind::ClassBody:
    wanted = 1;
    break;
  case FunctionKind::Module:
  case FunctionKind::Resume:
    break;
  }
  if (entry.numArgs() != wanted)
    fail("the entry block has " + llvm::Twine(entry.numArgs()) + " arguments, the function " + llvm::Twine(wanted) +
         " parameters");
  for (Argument *a : entry.args())
    if (a->type() != Type::Value)
      fail("a parameter is not of type value");
  if (function_.kind() == FunctionKind::Resume) {
    if (!function_.resumeOf())
      fail("a resume function without creator");
    if (entry.terminator()->opcode() != Opcode::GenDispatch)
      fail("the entry block of a resume function does not end with gen_dispatch");
  }
  for (Block &b : function_)
    block(b);
}

void FunctionVerifier::block(Block &b) {
  unsigned handlers = 0;
  for (Instruction &i : b) {
    if (i.isTerminator() && &i != b.terminator())
      fail("a terminator in the middle of a block", &i);
    if (i.handler()) {
      ++handlers;
      if (&i != b.raiser())
        fail("an instruction with a handler must be the last one before the terminator", &i);
    }
    instruction(i);
  }
  if (handlers > 1)
    fail("a block with two handler edges", b.terminator());
}

void FunctionVerifier::edge(const Edge &e, const Instruction &from, bool isHandler) {
  if (e.block == &function_.entry())
    fail("an edge leads to the entry block", &from);
  if (e.args.size() != e.block->numArgs()) {
    fail("an edge has " + llvm::Twine(e.args.size()) + " arguments, its block has " +
             llvm::Twine(e.block->numArgs()),
         &from);
    return;
  }
  for (auto [v, a] : llvm::zip(e.args, e.block->args())) {
    if (!isSubtype(v->type(), a->type()))
      fail("an edge passes a " + typeName(v->type()) + " for an argument of type " + typeName(a->type()), &from);
    // A handler edge leaves before the results exist; an ordinary edge of the same block has them.
    if (!dominators_->isAvailable(*v, from, isHandler))
      fail("an edge passes a value that is not defined on every way to here", &from);
  }
  if (e.block->isHandler() != isHandler)
    fail(isHandler ? "a handler edge leads to a block that does not start with take_pending"
                   : "an ordinary edge leads to a handler block",
         &from);
}

void FunctionVerifier::instruction(Instruction &i) {
  operands(i);
  attributes(i);
  place(i);
  if (i.isTerminator()) {
    int wanted = numSuccessors(i.opcode());
    if (wanted >= 0 ? int(i.successors().size()) != wanted : i.successors().empty())
      fail("wrong number of successors", &i);
  } else if (!i.successors().empty()) {
    fail("successors of an instruction that is no terminator", &i);
  }
  for (const Edge &e : i.successors())
    edge(e, i, false);
  if (const Edge *h = i.handler()) {
    if (!i.mayRaise())
      fail("a handler edge of an instruction that cannot raise", &i);
    edge(*h, i, true);
  }
}

void FunctionVerifier::operands(const Instruction &i) {
  llvm::StringRef letters = operandLetters(i.opcode());
  bool isOpen = letters.consume_back("*");
  unsigned fixed = unsigned(letters.size()) - isOpen;
  if (isOpen ? i.numOperands() < fixed : i.numOperands() != fixed) {
    fail("wrong number of operands", &i);
    return;
  }
  for (unsigned n = 0; n < i.numOperands(); ++n) {
    const Value *v = i.operand(n);
    Type wanted = operandType(i.opcode(), n);
    if (!isSubtype(v->type(), wanted))
      fail("operand " + llvm::Twine(n) + " is of type " + typeName(v->type()) + ", not " + typeName(wanted), &i);
    if (auto *c = llvm::dyn_cast<Constant>(v); c && c->is(ConstantKind::Code))
      fail("a code object as operand", &i);
    if (!dominators_->isAvailable(*v, i))
      fail("operand " + llvm::Twine(n) + " is not defined on every way to here", &i);
  }
}

void FunctionVerifier::attributes(const Instruction &i) {
  auto isStr = [](const Constant *c) { return c && c->is(ConstantKind::Str); };
  const Module &module = function_.module();
  switch (attrForm(i.opcode())) {
  case AttrForm::None:
    break;
  case AttrForm::Name:
  case AttrForm::NameFlag:
    if (!isStr(i.constant()))
      fail("the name is missing", &i);
    break;
  case AttrForm::Index:
  case AttrForm::TwoNumbers:
    break;
  case AttrForm::Global:
    if (i.number() >= module.globals().size())
      fail("there is no such global", &i);
    break;
  case AttrForm::KeywordNames: {
    if (!i.constant())
      break;
    if (!i.constant()->is(ConstantKind::Tuple) || !llvm::all_of(i.constant()->items(), isStr))
      fail("keyword names are not a tuple of str", &i);
    unsigned header = i.opcode() == Opcode::CallMethod ? 2 : 1;
    if (i.constant()->items().size() + header > i.numOperands())
      fail("more keyword names than arguments", &i);
    break;
  }
  case AttrForm::Conversion:
    if (i.number() != 's' && i.number() != 'r' && i.number() != 'a')
      fail("unknown conversion", &i);
    break;
  case AttrForm::Code:
  case AttrForm::CodeSlots:
    if (!i.code() || &i.code()->module() != &module)
      fail("the code reference is missing or leads to another module", &i);
    break;
  case AttrForm::Pieces: {
    unsigned wanted = 0;
    for (const Piece &p : i.pieces()) {
      wanted += p.hasArgument + p.hasDynamicSpec;
      if (p.hasDynamicSpec && (!p.hasArgument || p.spec))
        fail("a dynamic spec needs an argument and no other spec", &i);
      if ((p.literal && !isStr(p.literal)) || (p.spec && !isStr(p.spec)))
        fail("a literal or spec that is no str", &i);
    }
    if (i.opcode() == Opcode::FormatString ? wanted != i.numOperands()
                                           : i.pieces().size() != 1 || !i.pieces()[0].hasArgument)
      fail("pieces and operands do not fit", &i);
    break;
  }
  }
  if (i.opcode() == Opcode::FreeCell && i.number() >= function_.codeFacts().freeVars.size())
    fail("there is no such free variable", &i);
  if (i.opcode() == Opcode::UnpackSequence && i.number() != i.numResults())
    fail("wrong number of results", &i);
  if (i.opcode() == Opcode::UnpackEx && i.number() + 1 + i.number2() != i.numResults())
    fail("wrong number of results", &i);
}

void FunctionVerifier::place(const Instruction &i) {
  bool isResume = function_.kind() == FunctionKind::Resume;
  switch (i.opcode()) {
  case Opcode::TakePending:
    if (&i != &i.block()->front())
      fail("take_pending is not the first instruction of its block", &i);
    break;
  case Opcode::GenCreate:
  case Opcode::Yield:
    if (function_.kind() != FunctionKind::Function || !function_.facts.isGeneratorLike())
      fail("only a generator can suspend", &i);
    break;
  case Opcode::GenLoad:
  case Opcode::GenLoadSet:
  case Opcode::GenStore:
  case Opcode::GenSent:
  case Opcode::Suspend:
  case Opcode::GenDispatch:
    if (!isResume)
      fail("only a resume function has a running generator", &i);
    break;
  case Opcode::MakeGenerator:
  case Opcode::GenInit:
    if (function_.kind() != FunctionKind::Creator)
      fail("only a creator makes generators", &i);
    break;
  default:
    break;
  }
}

llvm::Error asError(const std::string &text) {
  if (text.empty())
    return llvm::Error::success();
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "the IR is not well formed:\n" + text);
}

} // namespace

static void verifyInto(const Function &function, llvm::raw_ostream &os) {
  FunctionVerifier(const_cast<Function &>(function), os).run();
}

llvm::Error verify(const Function &function) {
  std::string text;
  llvm::raw_string_ostream os(text);
  verifyInto(function, os);
  return asError(text);
}

llvm::Error verify(const Module &module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (auto [n, f] : llvm::enumerate(module.functions())) {
    if ((f->kind() == FunctionKind::Module) != (n == 0))
      os << "in @" << f->symbol() << ": the first function, and no other, is of kind module\n";
    verifyInto(*f, os);
  }
  llvm::DenseSet<const Constant *> names;
  for (const Global &g : module.globals())
    if (!g.name || !names.insert(g.name).second)
      os << "two globals of one name\n";
  return asError(text);
}

} // namespace pyaot::ir
