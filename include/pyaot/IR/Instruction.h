//===- Instruction.h - one instruction of the IR ----------------------------===//
//
// What an instruction is and does stands in its row in Instrs.def; this class
// holds operands, results, attributes, edges and the place in the source.
//
// Exceptions: an instruction whose effects include Raises, and that raises,
//   - goes along its handler edge, if it has one: the arguments of the edge are
//     passed to the handler block, which starts with take_pending;
//   - else leaves the function.
// The exception waits in ThreadState; no IR value is ever the error sentinel,
// and results do not exist on the handler edge.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_INSTRUCTION_H
#define PYAOT_IR_INSTRUCTION_H

#include "pyaot/IR/Constant.h"
#include "pyaot/IR/RuntimeFunction.h"
#include "pyaot/IR/Value.h"
#include "pyaot/Support/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/ilist_node.h"

namespace pyaot::ir {

class Block;
class Function;

/// The rows of Instrs.def.
enum class Opcode : uint8_t {
#define IR_INSTR(Id, Name, Operands, Results, Attr, RuntimeFn, Effects, Meaning) Id,
#include "pyaot/IR/Instrs.def"
};
constexpr unsigned kNumOpcodes = 0
#define IR_INSTR(Id, Name, Operands, Results, Attr, RuntimeFn, Effects, Meaning) +1
#include "pyaot/IR/Instrs.def"
    ;

/// Which attributes an instruction has.
enum class AttrForm : uint8_t {
  None,
  Name,         ///< constant(): a Str
  NameFlag,     ///< constant(): a Str; number(): 0 or 1
  Index,        ///< number()
  TwoNumbers,   ///< number(), number2()
  Global,       ///< number(): index into Module::globals()
  KeywordNames, ///< constant(): a Tuple of Str, or null where all arguments are positional; number(): index + 1 of the
                ///< global that the callable was probably loaded from, or 0
  Conversion,   ///< number(): 's', 'r' or 'a'
  Code,         ///< code()
  CodeSlots,    ///< code(), number()
  Pieces,       ///< pieces()
};

/// One piece of format_string: literal text, then possibly an argument. The same facts as ABI FormatPiece.
struct Piece {
  const Constant *literal = nullptr; ///< A Str, or null: none.
  bool hasArgument = false;
  bool hasDynamicSpec = false;    ///< The argument's operand is followed by another one: the spec.
  char conversion = 0;            ///< 's' 'r' 'a' or 0.
  const Constant *spec = nullptr; ///< A Str, or null: empty (or dynamic). CodeGen parses it (IR/FormatSpec.h).
  SourceLocation location;        ///< Of the argument's formatting.
};

/// Where control goes, with the arguments for the block's parameters.
struct Edge {
  Block *block = nullptr;
  llvm::MutableArrayRef<Value *> args;
};

/// As in the text form.
llvm::StringRef opcodeName(Opcode op);
/// What a letter of a row stands for.
Type typeOfLetter(char letter);
/// The letters of the row.
llvm::StringRef operandLetters(Opcode op);
/// The type that operand `n` must have, by the letters.
Type operandType(Opcode op, unsigned n);
llvm::StringRef resultLetters(Opcode op);
/// The English meaning of the row.
llvm::StringRef opcodeMeaning(Opcode op);
/// Which attributes the row has.
AttrForm attrForm(Opcode op);
/// The runtime function of the row, or None.
RuntimeFn runtimeFunction(Opcode op);
/// Flags of pyaot::effects, of the row or of its runtime function.
uint32_t opcodeEffects(Opcode op);
bool isTerminator(Opcode op);
/// The number of successors of a terminator; -1: any number.
int numSuccessors(Opcode op);
inline bool mayRaise(Opcode op) { return opcodeEffects(op) & effects::Raises; }
/// No one can tell that it was executed, but by its result.
inline bool isRemovable(Opcode op) {
  return !isTerminator(op) &&
         !(opcodeEffects(op) & (effects::Raises | effects::Writes | effects::RunsPython | effects::NoReturn));
}
inline bool isRichComparison(Opcode op) { return op >= Opcode::Less && op <= Opcode::GreaterEqual; }
/// less -> is_less ...
inline Opcode truthOfComparison(Opcode op) {
  return Opcode(unsigned(op) - unsigned(Opcode::Less) + unsigned(Opcode::IsLess));
}

/// Lives in the arena of its Function. Invariants: see Verifier.cpp.
class Instruction : public llvm::ilist_node<Instruction> {
public:
  Opcode opcode() const { return opcode_; }
  /// The same operands and edges under another name: both must have the same operand letters, attributes and number
  /// of results; result types follow the new row.
  void setOpcode(Opcode op);
  Block *block() const { return block_; }
  Function &function() const;

  llvm::ArrayRef<Value *> operands() const { return operands_; }
  llvm::MutableArrayRef<Value *> operands() { return operands_; }
  Value *operand(unsigned i) const { return operands_[i]; }
  unsigned numOperands() const { return unsigned(operands_.size()); }
  void setOperand(unsigned i, Value *v) { operands_[i] = v; }

  unsigned numResults() const { return numResults_; }
  Result *result(unsigned i = 0) const { return results_ + i; }
  llvm::MutableArrayRef<Result> results() const { return {results_, numResults_}; }

  // Attributes; which ones mean something: attrForm(opcode()).
  const Constant *constant() const { return constant_; }
  /// The name's text (forms Name, NameFlag).
  llvm::StringRef name() const { return constant_->text(); }
  uint32_t number() const { return number_; }
  uint32_t number2() const { return number2_; }
  Function *code() const { return code_; }
  llvm::ArrayRef<Piece> pieces() const { return pieces_; }
  void setConstant(const Constant *c) { constant_ = c; }
  void setNumber(uint32_t n) { number_ = n; }
  void setNumber2(uint32_t n) { number2_ = n; }
  void setCode(Function *f) { code_ = f; }
  void setPieces(llvm::ArrayRef<Piece> pieces) { pieces_ = pieces; } ///< in the arena: Function::copy

  bool isTerminator() const { return ir::isTerminator(opcode_); }
  bool mayRaise() const { return ir::mayRaise(opcode_); }

  /// Terminators: the ordinary successors, without the handler.
  llvm::ArrayRef<Edge> successors() const { return successors_; }
  llvm::MutableArrayRef<Edge> successors() { return successors_; }
  void setSuccessors(llvm::MutableArrayRef<Edge> edges) { successors_ = edges; } ///< in the arena

  /// Where it goes when it raises; null: it leaves the function. An instruction with a handler is the last one of its
  /// block but for the terminator, or the terminator itself.
  const Edge *handler() const { return handler_.block ? &handler_ : nullptr; }
  Edge *handler() { return handler_.block ? &handler_ : nullptr; }
  void setHandler(Edge edge) { handler_ = edge; }
  void clearHandler() { handler_ = Edge(); }

  /// Inlined code: the function whose code this was; its tracebacks name it. Null: the function it stands in.
  Function *scope() const { return scope_; }
  void setScope(Function *scope) { scope_ = scope; }

  const SourceLocation &location() const { return location_; }
  void setLocation(const SourceLocation &location) { location_ = location; }

  /// Takes it out of its block; it must have no uses.
  void erase();

private:
  friend class Function;
  friend class Block;
  explicit Instruction(Opcode op) : opcode_(op) {}

  Opcode opcode_;
  uint32_t numResults_ = 0;
  uint32_t number_ = 0, number2_ = 0;
  Block *block_ = nullptr;
  llvm::MutableArrayRef<Value *> operands_;
  Result *results_ = nullptr;
  const Constant *constant_ = nullptr;
  Function *code_ = nullptr, *scope_ = nullptr;
  llvm::ArrayRef<Piece> pieces_;
  llvm::MutableArrayRef<Edge> successors_;
  Edge handler_;
  SourceLocation location_;
};

} // namespace pyaot::ir

#endif
