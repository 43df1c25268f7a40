//===- Function.h - the IR of one code object --------------------------------===//
//
// A function: what CPython keeps in a code object (CodeFacts), and a body of
// blocks. The arguments of the entry block are the parameters:
//   Function, Creator  code facts' parameters in slot order (positional, keyword-only, *args, **kwargs); each is a
//                      value (the binding fills defaults in)
//   ClassBody          one: the namespace
//   Module             none
//   Resume             none: the generator and the value sent are implicit (gen_load, gen_store, gen_sent,
//                      suspend, gen_dispatch, free_cell speak of them)
//
// The implicit unwinding edge of a Resume function also marks the generator as
// finished and turns a StopIteration into RuntimeError (PEP 479).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_FUNCTION_H
#define PYAOT_IR_FUNCTION_H

#include "pyaot/IR/Block.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/Allocator.h"
#include <string>
#include <vector>

namespace pyaot::ir {

class Module;

/// What a function is the code of; decides its parameters (see above).
enum class FunctionKind : uint8_t {
  Function,  ///< def, lambda, comprehension; with generator flags: not yet lowered
  ClassBody,
  Module,
  Creator, ///< of a generator, coroutine or async generator: binds parameters and returns the generator object
  Resume,  ///< runs a generator to its next suspension; has no code object of its own: resumeOf()
};
/// "function", "class_body", "module", "creator", "resume".
llvm::StringRef functionKindName(FunctionKind kind);

/// The static side of a code object; strings are Str constants. Filled in the order of ABI CodeInfo.
struct CodeFacts {
  const Constant *name = nullptr;
  const Constant *qualname = nullptr;
  const Constant *doc = nullptr; ///< Str or None
  uint32_t flags = 0;            ///< co_flags, CPython's bits (ABI CodeInfo::k...)
  uint32_t argCount = 0, posOnlyCount = 0, kwOnlyCount = 0;
  uint32_t firstLine = 0;
  std::vector<const Constant *> varNames;
  std::vector<const Constant *> cellVars;
  std::vector<const Constant *> freeVars; ///< In the order of the closure (free_cell).
  std::vector<const Constant *> names;
  std::vector<const Constant *> consts; ///< co_consts; code objects as constants of kind Code

  unsigned numParameters() const;
  bool isGeneratorLike() const;
  void setClosedWhenDropped();
};

/// Owns its blocks and instructions in an arena, which is freed as a whole. The module owns the function.
class Function {
public:
  using BlockList = llvm::simple_ilist<Block>;
  using iterator = BlockList::iterator;
  using const_iterator = BlockList::const_iterator;

  Function(Module &module, FunctionKind kind, llvm::StringRef symbol);
  ~Function();
  Function(const Function &) = delete;
  Function &operator=(const Function &) = delete;

  Module &module() const { return module_; }
  FunctionKind kind() const { return kind_; }
  void setKind(FunctionKind kind) { kind_ = kind; }
  /// Unique in the module, made of the qualified name: `Point.__init__`, `main.<locals>.f`, `f.1`.
  llvm::StringRef symbol() const { return symbol_; }

  CodeFacts facts;
  /// Resume: the Creator. Its facts are those of the code object; a Resume function's own are empty.
  Function *resumeOf() const { return resumeOf_; }
  void setResumeOf(Function *creator) { resumeOf_ = creator; }
  /// The facts of the code object whose code this is.
  const CodeFacts &codeFacts() const { return resumeOf_ ? resumeOf_->facts : facts; }

  bool isEmpty() const { return blocks_.empty(); }
  Block &entry() { return blocks_.front(); }
  const Block &entry() const { return blocks_.front(); }
  iterator begin() { return blocks_.begin(); }
  iterator end() { return blocks_.end(); }
  const_iterator begin() const { return blocks_.begin(); }
  const_iterator end() const { return blocks_.end(); }
  BlockList &blocks() { return blocks_; }
  unsigned numParameters() const { return isEmpty() ? 0 : entry().numArgs(); }
  Argument *parameter(unsigned i) const { return entry().arg(i); }

  /// A new block at the end.
  Block *addBlock();
  /// Takes a block out of the list (to be dropped, or inserted again elsewhere).
  void removeBlock(Block *block);
  void insertBlock(iterator before, Block *block) { blocks_.insert(before, *block); }
  /// Moves a block of another function of the module to the end; that function still owns its memory.
  void takeBlock(Block *block);
  /// Numbers blocks 0, 1, ... in list order; returns how many.
  uint32_t renumber();

  /// A new instruction, in no block yet. Result types are those of the row; `numResults` only for rows with "v*".
  Instruction *create(Opcode op, llvm::ArrayRef<Value *> operands, unsigned numResults = ~0u);
  /// Edges and arrays of them, in the arena.
  Edge edge(Block *to, llvm::ArrayRef<Value *> args = {});
  llvm::MutableArrayRef<Edge> copyEdges(llvm::ArrayRef<Edge> edges);

  template <typename T> llvm::MutableArrayRef<T> copy(llvm::ArrayRef<T> items) {
    T *memory = arena_.Allocate<T>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), memory);
    return {memory, items.size()};
  }

  using ValueMap = llvm::DenseMap<Value *, Value *>;
  /// Replaces every use of a key by its value; a value that is itself a key is followed to the end.
  void replaceUses(const ValueMap &map);

  /// Prints it as text (Printer.cpp).
  void print(llvm::raw_ostream &os, bool withLocations = false) const;
  void dump() const;

private:
  Module &module_;
  FunctionKind kind_;
  std::string symbol_;
  Function *resumeOf_ = nullptr;
  llvm::BumpPtrAllocator arena_;
  std::vector<Block *> allBlocks_; ///< for their destructors
  BlockList blocks_;
};

} // namespace pyaot::ir

#endif
