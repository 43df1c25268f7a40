//===- Printer.cpp - canonical graphs as text --------------------------------===//

#include "pyaot/Bytecode/Canonical.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;
using namespace pyaot::bytecode;

/// Characters of a constant that are shown.
constexpr size_t kShownConstant = 2000;

static llvm::StringRef conversionName(ConversionKind kind) {
  static constexpr llvm::StringLiteral names[] = {"none", "str", "repr", "ascii"};
  return names[static_cast<unsigned>(kind)];
}

static void printSlot(llvm::raw_ostream &os, const CanonicalInstr &instr, const CodeObject &code) {
  os << ' ' << instr.a << " (" << code.slots[instr.a].name->utf8() << ')';
}

void pyaot::bytecode::print(llvm::raw_ostream &os, const CanonicalInstr &instr, const CodeObject &code) {
  static constexpr llvm::StringLiteral build[] = {"tuple", "list", "set", "map", "string", "slice", "const_key_map"};
  static constexpr llvm::StringLiteral unpack[] = {"tuple", "list", "set", "map", "tuple_with_call", "map_with_call"};
  static constexpr llvm::StringLiteral add[] = {"list", "set", "map"};
  static constexpr llvm::StringLiteral extend[] = {"list", "set", "dict", "kwargs"};
  static constexpr llvm::StringLiteral condition[] = {"TRUE", "FALSE", "NONE", "NOT_NONE"};
  static constexpr llvm::StringLiteral typing1[] = {"TYPEVAR", "PARAMSPEC", "TYPEVARTUPLE", "SUBSCRIPT_GENERIC",
                                                    "TYPEALIAS"};
  static constexpr llvm::StringLiteral typing2[] = {"TYPEVAR_WITH_BOUND", "TYPEVAR_WITH_CONSTRAINTS",
                                                    "SET_FUNCTION_TYPE_PARAMS", "SET_TYPEPARAM_DEFAULT"};
  os << opName(instr.op);
  switch (operandForm(instr.op)) {
  case OperandForm::None:
    break;
  case OperandForm::Const:
    os << ' ';
    instr.object->print(os, kShownConstant);
    break;
  case OperandForm::Name:
    os << ' ' << instr.name();
    break;
  case OperandForm::Common:
    os << ' ' << spelling(instr.as<CommonConstant>());
    break;
  case OperandForm::Special:
    os << ' ' << spelling(instr.as<SpecialMethod>());
    break;
  case OperandForm::Slot:
    printSlot(os, instr, code);
    break;
  case OperandForm::SlotCheck:
    printSlot(os, instr, code);
    os << (instr.checksUnset() ? " check" : "");
    break;
  case OperandForm::Number:
  case OperandForm::Flags:
  case OperandForm::HasSpec:
  case OperandForm::Delegates:
    os << ' ' << instr.a;
    break;
  case OperandForm::TwoNumbers:
  case OperandForm::Call:
    os << ' ' << instr.a << ' ' << instr.b;
    break;
  case OperandForm::CallEx:
    os << ' ' << instr.b;
    break;
  case OperandForm::WithExit:
    os << ' ' << instr.a << ' ' << instr.b << ' ' << instr.c;
    break;
  case OperandForm::Unary:
    os << ' ' << spelling(instr.as<UnaryOp>());
    break;
  case OperandForm::Binary:
    os << ' ' << spelling(instr.as<BinaryOp>()) << (instr.isInPlace() ? " inplace" : "");
    break;
  case OperandForm::Compare:
    os << ' ' << spelling(instr.as<CompareOp>());
    break;
  case OperandForm::Negated:
    os << (instr.isNegated() ? " not" : "");
    break;
  case OperandForm::Super:
    os << ' ' << instr.name() << ' ' << instr.b << ' ' << instr.c;
    break;
  case OperandForm::ImportName:
    os << ' ' << instr.name() << ' ' << instr.a;
    break;
  case OperandForm::Build:
    os << ' ' << build[instr.kind] << ' ' << instr.a;
    break;
  case OperandForm::BuildUnpack:
    os << ' ' << unpack[instr.kind] << ' ' << instr.a;
    break;
  case OperandForm::Add:
    os << ' ' << add[instr.kind] << ' ' << instr.a;
    break;
  case OperandForm::Extend:
    os << ' ' << extend[instr.kind] << ' ' << instr.a;
    break;
  case OperandForm::Conversion:
    os << ' ' << conversionName(instr.as<ConversionKind>());
    break;
  case OperandForm::Interpolation:
    os << ' ' << conversionName(instr.as<ConversionKind>()) << ' ' << instr.b;
    break;
  case OperandForm::Typing1:
    os << ' ' << typing1[instr.kind];
    break;
  case OperandForm::Typing2:
    os << ' ' << typing2[instr.kind];
    break;
  case OperandForm::CondJump:
    os << ' ' << condition[instr.kind] << " ->" << instr.target;
    break;
  case OperandForm::JumpWidth:
    os << ' ' << instr.a << " ->" << instr.target;
    break;
  }
}

void pyaot::bytecode::print(llvm::raw_ostream &os, const CanonicalNode &node, const CanonicalCode &graph) {
  constexpr size_t kShownSlots = 100;
  os << '[';
  llvm::ListSeparator space(" ");
  llvm::SmallVector<SlotKind, 16> kinds = graph.stackKinds(node);
  if (kinds.size() > kShownSlots)
    os << space << kinds.size() - kShownSlots << " more";
  for (SlotKind kind : llvm::ArrayRef(kinds).take_back(kShownSlots))
    os << space << slotKindCode(kind);
  os << "]:";
  for (const CanonicalInstr &instr : node.instrs) {
    os << ' ';
    print(os, instr, *graph.code);
    os << ';';
  }
  if (node.next != kNoNode)
    os << " next " << node.next;
  if (node.handler)
    os << " handler " << node.handler.node << " depth " << node.handler.depth
       << (node.handler.pushesLasti ? " lasti" : "");
}

void pyaot::bytecode::print(llvm::raw_ostream &os, const CanonicalCode &graph) {
  for (const CanonicalNode &node : graph.nodes) {
    os << node.id << (node.isSynthetic ? " pad " : " at ") << node.sourceOffset << ' ';
    print(os, node, graph);
    os << '\n';
  }
}
