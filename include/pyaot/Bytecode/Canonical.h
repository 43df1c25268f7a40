//===- Canonical.h - the canonical graph of a code object --------------------===//
//
// What the Frontend reads. lower() turns the bytecode of any supported CPython
// into one form: a graph of nodes, each with the canonical instructions
// (Opcodes.def) of one source instruction. It is still a stack machine, but the
// questions that differ between versions are answered: jumps are edges,
// inline caches are gone, exception tables and block stacks are one handler
// per node, and everything unreachable is dropped.
//
// How a node runs: its instructions in order; a branching one (PopJump,
// ForIter, Send) may leave for its target; after the last one control goes to
// `next`. A node without `next` ends in Return, Raise or Reraise.
//
// Handler contract: when an instruction of a node raises, cut the stack that
// the node was *entered* with to handler.depth, push the code offset if
// handler.pushesLasti (an int no Python program sees: a dead constant will do),
// push the exception, go to handler.node. Without handler the exception leaves
// the function. Local slots keep the values of the moment of the raise.
//
// What lower() guarantees, so that no reader need check it:
//  - entry has an empty stack; the stack at a node's entry is the same on all
//    ways in (depth and kinds), and no instruction underflows it;
//  - handler.depth <= the node's entry depth;
//  - slot operands are below code->slots.size(), Deref and MakeCell and
//    LoadClosure operands name slots that hold cells; CopyFreeVars is the
//    length of the closure; names and constants are present;
//  - every node is reachable from the entry; a branching instruction is the
//    last of its node or followed by PopTop only;
//  - nodes[i].id == i; the entry is node 0; the others are in source order,
//    each followed by the synthetic nodes ("pads") that were made for it.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_CANONICAL_H
#define PYAOT_BYTECODE_CANONICAL_H

#include "pyaot/Bytecode/CodeObject.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <vector>

namespace pyaot::bytecode {

/// The canonical operations: rows of Opcodes.def.
enum class Op : uint8_t {
#define CANONICAL_OP(ID, NAME, FORM, NEEDS, POPS, PUSHES, RAISES, STACK, MEANING) ID,
#include "pyaot/Bytecode/Opcodes.def"
};

/// The name in capitals, as Python people know it.
llvm::StringRef opName(Op op);

/// Which fields of CanonicalInstr an operation uses.
enum class OperandForm : uint8_t {
  None,
  Const,         ///< object: a Constant
  Name,          ///< object: a StrConstant
  Common,        ///< kind: CommonConstant
  Special,       ///< kind: SpecialMethod
  Slot,          ///< a: index of a LocalSlot
  SlotCheck,     ///< a: index of a LocalSlot, b: 1 if it may be unset (check)
  Number,        ///< a
  TwoNumbers,    ///< a, b
  Unary,         ///< kind: UnaryOp
  Binary,        ///< kind: BinaryOp, b: 1 if in place
  Compare,       ///< kind: CompareOp
  Negated,       ///< a: 1 if negated
  Super,         ///< object: name, b: 1 if two arguments were written, c: 1 for the method form
  ImportName,    ///< object: name, a: mode
  Build,         ///< kind: BuildKind, a: count
  BuildUnpack,   ///< kind: BuildUnpackKind, a: count
  Add,           ///< kind: AddKind, a: position
  Extend,        ///< kind: ExtendKind, a: position
  Conversion,    ///< kind: ConversionKind
  HasSpec,       ///< a: 1 if the spec is on the stack
  Interpolation, ///< kind: ConversionKind, b: 1 if the spec is on the stack
  Flags,         ///< a: bit set
  Call,          ///< a: number of arguments, b: 1 for the two-slot header
  CallEx,        ///< b: 1 for the two-slot header
  Typing1,       ///< kind: Typing1Kind
  Typing2,       ///< kind: Typing2Kind
  CondJump,      ///< kind: JumpCondition, target
  JumpWidth,     ///< a: slots of the iterator (1; 2 in 3.15), target
  WithExit,      ///< a: position of exit, b: 1 if self is above it, c: position of the exception
  Delegates,     ///< a: inside `await` and `yield from`, slots of the iterator; else 0
};
/// The form of its row.
OperandForm operandForm(Op op);

// What CanonicalInstr::kind holds, by the form of the operation.
enum class UnaryOp : uint8_t { Negative, Positive, Invert };
enum class BinaryOp : uint8_t {
  Add,
  And,
  FloorDivide,
  LShift,
  MatrixMultiply,
  Multiply,
  Remainder,
  Or,
  Power,
  RShift,
  Subtract,
  TrueDivide,
  Xor,
};
enum class CompareOp : uint8_t { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };
enum class BuildKind : uint8_t { Tuple, List, Set, Map, String, Slice, ConstKeyMap };
enum class BuildUnpackKind : uint8_t { Tuple, List, Set, Map, TupleWithCall, MapWithCall };
enum class AddKind : uint8_t { List, Set, Map };
enum class ExtendKind : uint8_t { List, Set, Dict, KwArgs };
enum class ConversionKind : uint8_t { None, Str, Repr, Ascii };
enum class JumpCondition : uint8_t { True, False, None, NotNone };
enum class Typing1Kind : uint8_t { TypeVar, ParamSpec, TypeVarTuple, SubscriptGeneric, TypeAlias };
enum class Typing2Kind : uint8_t {
  TypeVarWithBound,
  TypeVarWithConstraints,
  SetFunctionTypeParams,
  SetTypeParamDefault
};
enum class CommonConstant : uint8_t {
  AssertionError,
  NotImplementedError,
  Tuple,
  All,
  Any,
  List,
  Set,
  None,
  EmptyStr,
  True,
  False,
  MinusOne,
};
enum class SpecialMethod : uint8_t { Enter, Exit, AEnter, AExit };

/// Python's spelling: "-", "//", "<=", "AssertionError", "__enter__".
llvm::StringRef spelling(UnaryOp op);
llvm::StringRef spelling(BinaryOp op);
llvm::StringRef spelling(CompareOp op);
llvm::StringRef spelling(CommonConstant c);
llvm::StringRef spelling(SpecialMethod m);

using NodeId = uint32_t;
constexpr NodeId kNoNode = ~NodeId(0);

/// One canonical instruction: plain data, its fields as OperandForm says (unused ones are 0).
struct CanonicalInstr {
  Op op;
  uint8_t kind = 0;
  uint32_t a = 0, b = 0, c = 0;
  NodeId target = kNoNode;
  const Constant *object = nullptr;

  template <typename Kind> Kind as() const { return static_cast<Kind>(kind); }
  /// The name operand (forms Name, Super, ImportName).
  llvm::StringRef name() const { return llvm::cast<StrConstant>(object)->utf8(); }
  bool isBranch() const { return target != kNoNode; }
  bool isInPlace() const { return b; }        ///< form Binary
  bool isNegated() const { return a; }        ///< form Negated
  bool checksUnset() const { return b; }      ///< form SlotCheck
  bool hasTwoSlotHeader() const { return b; } ///< forms Call and CallEx
};

/// How deep an instruction looks into the stack, and what it takes and puts.
struct StackEffect {
  uint32_t needs, pops, pushes;
};
/// From the row in Opcodes.def; for a branch, of its fall-through edge.
StackEffect stackEffect(const CanonicalInstr &instr);
/// Can this instruction raise (at all, in some program)?
bool canRaise(const CanonicalInstr &instr);

/// What is known of a stack slot without looking at types.
enum class SlotKind : uint8_t {
  Value,         ///< v   a Python object
  Null,          ///< n   NULL
  Callable,      ///< c   lower slot of a method pair: an object
  SelfOrNull,    ///< s   upper slot of a method pair: an object or NULL, known at run time only
  ValueOrUnset,  ///< u   saved by LoadFastAndClear: an object, a cell or NULL, known at run time only
  SavedHandled,  ///< p   what was the handled exception (an exception or None; not a value of the program)
  Lasti,         ///< l   code offset
  Exception,     ///< x
  ExceptionType, ///< xt  3.8 to 3.10
  Traceback,     ///< xb  3.8 to 3.10
  FinallyFellIn, ///< f   NULL: finally body entered by falling in (3.8)
  FinallyReturn, ///< fr  NULL: finally body called; the address is in the graph's shape (3.8)
};
/// The letters above.
llvm::StringRef slotKindCode(SlotKind kind);

/// A stack as an immutable list from the top down; owned by the CanonicalCode. The empty stack is a null pointer.
struct StackShape {
  const StackShape *below;
  SlotKind kind;
  uint32_t depth;      ///< number of slots, this one included
  uint32_t returnUnit; ///< FinallyReturn: the code unit to go back to
};

/// Where a node goes when one of its instructions raises: see the contract above.
struct CanonicalHandler {
  NodeId node = kNoNode;
  uint32_t depth = 0;
  bool pushesLasti = false;

  explicit operator bool() const { return node != kNoNode; }
};

struct CanonicalNode {
  NodeId id = kNoNode;
  /// Byte offset of the source instruction, EXTENDED_ARG prefixes included; for a pad, of the one it was made for.
  uint32_t sourceOffset = 0;
  /// Byte offset of the opcode proper: what f_lasti and tb_lasti are while the node runs.
  uint32_t lastiOffset = 0;
  /// Made by lower(), stands for no source instruction (the entry node too).
  bool isSynthetic = false;
  /// A jump elsewhere in the source form comes back to here: the target of a backward edge. For placing safepoints;
  /// not every such node heads a natural loop.
  bool isBackwardTarget = false;
  SourceLocation location;
  llvm::SmallVector<CanonicalInstr, 1> instrs;
  NodeId next = kNoNode;
  CanonicalHandler handler;
  const StackShape *stack = nullptr; ///< at entry

  uint32_t depth() const { return stack ? stack->depth : 0; }
};

/// The graph of one code object, which must outlive it.
class CanonicalCode {
public:
  const CodeObject *code = nullptr;
  std::vector<CanonicalNode> nodes;
  uint32_t maxDepth = 0; ///< over all nodes, between the instructions of a node too

  const CanonicalNode &entry() const { return nodes[0]; }
  const CanonicalNode &node(NodeId id) const { return nodes[id]; }
  /// The kinds of the slots at the node's entry, bottom to top.
  llvm::SmallVector<SlotKind, 16> stackKinds(const CanonicalNode &node) const;

  /// Owner of the stack shapes; only lower() uses it.
  std::unique_ptr<llvm::BumpPtrAllocator> memory = std::make_unique<llvm::BumpPtrAllocator>();
};

/// Decodes and lowers one code object (not those among its constants). The error is a LocatedError that names the
/// function, the byte offset and, where known, the source line. Bounded in time and memory for every input.
llvm::Expected<CanonicalCode> lower(const CodeObject &code);

/// One instruction as text, such as `BINARY + inplace`; targets as `->id`.
void print(llvm::raw_ostream &os, const CanonicalInstr &instr, const CodeObject &code);
/// `[v v]: LOAD_CONST 1; next 4 handler 9 depth 1`: the stack at entry, the instructions, the edges.
void print(llvm::raw_ostream &os, const CanonicalNode &node, const CanonicalCode &graph);
/// The whole graph as text, one line per node.
void print(llvm::raw_ostream &os, const CanonicalCode &graph);

} // namespace pyaot::bytecode

#endif
