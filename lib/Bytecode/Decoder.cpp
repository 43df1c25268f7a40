//===- Decoder.cpp - bytes to source instructions ----------------------------===//

#include "Decoder.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/Support/raw_ostream.h"
#include <array>

using namespace pyaot;
using namespace pyaot::bytecode;

llvm::StringRef pyaot::bytecode::sourceOpName(SourceOp op) {
  static constexpr llvm::StringLiteral names[] = {
#define SOURCE_OP(NAME, RAISES, LOWERING) #NAME,
#include "SourceOpcodes.def"
  };
  return names[static_cast<unsigned>(op)];
}

namespace {
struct MapEntry {
  bool isDefined = false;
  SourceOp op = SourceOp::CACHE;
  uint8_t caches = 0;
  SourceOperand operand = SourceOperand::None;
};
using OpcodeMap = std::array<MapEntry, 256>;
} // namespace

static constexpr OpcodeMap makeMap(std::initializer_list<std::pair<uint8_t, MapEntry>> rows) {
  OpcodeMap map{};
  for (const auto &[number, entry] : rows)
    map[number] = entry;
  return map;
}

#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap38 = makeMap({
#include "maps/Python38.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap39 = makeMap({
#include "maps/Python39.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap310 = makeMap({
#include "maps/Python310.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap311 = makeMap({
#include "maps/Python311.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap312 = makeMap({
#include "maps/Python312.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap313 = makeMap({
#include "maps/Python313.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap314 = makeMap({
#include "maps/Python314.def"
});
#define OPCODE(NUMBER, NAME, CACHES, OPERAND) {NUMBER, {true, SourceOp::NAME, CACHES, SourceOperand::OPERAND}},
static constexpr OpcodeMap kMap315 = makeMap({
#include "maps/Python315.def"
});

static const OpcodeMap &opcodeMap(PythonVersion version) {
  static constexpr const OpcodeMap *maps[] = {&kMap38,  &kMap39,  &kMap310, &kMap311,
                                              &kMap312, &kMap313, &kMap314, &kMap315};
  assert(version.major == 3 && version.minor >= 8 && version.minor <= 15 && "the header was read with this list");
  return *maps[version.minor - 8];
}

std::vector<OpcodeSupport> pyaot::bytecode::opcodeSupport() {
  static constexpr struct {
    SourceOp op;
    llvm::StringLiteral lowering;
  } rows[] = {
#define SOURCE_OP(NAME, RAISES, LOWERING) {SourceOp::NAME, #LOWERING},
#include "SourceOpcodes.def"
  };
  std::vector<OpcodeSupport> all;
  for (auto &row : rows) {
    std::string first, last;
    for (const AcceptedVersion &v : acceptedVersions())
      if (llvm::any_of(opcodeMap(v.version), [&](const MapEntry &e) { return e.isDefined && e.op == row.op; }))
        (first.empty() ? first : last) = v.version.str();
    all.push_back({sourceOpName(row.op), last.empty() ? first : first + " to " + last, row.lowering != "misplaced()" || row.op == SourceOp::EXTENDED_ARG || row.op == SourceOp::CACHE});
  }
  return all;
}

llvm::Error pyaot::bytecode::codeError(const CodeObject &code, uint32_t unit, const llvm::Twine &message) {
  return makeError(code.fileName->utf8(),
                   "malformed code of " + code.displayName() + " at byte " + llvm::Twine(uint64_t(unit) * 2) + ": " +
                       message,
                   code.locationAt(unit * 2));
}

llvm::Expected<std::vector<SourceInstr>> pyaot::bytecode::decode(const CodeObject &code) {
  const OpcodeMap &map = opcodeMap(code.version);
  auto units = static_cast<uint32_t>(code.codeBytes.size() / 2);
  std::vector<SourceInstr> instrs;
  for (uint32_t unit = 0; unit < units;) {
    uint32_t first = unit;
    uint32_t extension = 0;
    const MapEntry *entry;
    uint32_t arg;
    while (true) {
      if (unit >= units)
        return codeError(code, first, "EXTENDED_ARG without an instruction");
      uint8_t number = code.codeBytes[2 * unit];
      entry = &map[number];
      if (!entry->isDefined)
        return codeError(code, unit,
                         "opcode " + llvm::Twine(unsigned(number)) + " is not one of Python " + code.version.str());
      arg = code.codeBytes[2 * unit + 1] | extension;
      if (entry->op != SourceOp::EXTENDED_ARG)
        break;
      extension = arg << 8;
      ++unit;
    }
    instrs.push_back({first, unit, unit + 1 + entry->caches, entry->op, entry->operand, arg});
    unit = instrs.back().next;
  }
  return instrs;
}

std::optional<int64_t> pyaot::bytecode::jumpTarget(PythonVersion version, const SourceInstr &instr) {
  if (instr.operand != SourceOperand::Jump)
    return std::nullopt;
  bool isBackward = false;
  switch (instr.op) {
  case SourceOp::JUMP_FORWARD:
  case SourceOp::FOR_ITER:
  case SourceOp::SEND:
  case SourceOp::SETUP_FINALLY:
  case SourceOp::SETUP_WITH:
  case SourceOp::SETUP_ASYNC_WITH:
  case SourceOp::CALL_FINALLY:
    break;
  case SourceOp::JUMP_BACKWARD:
  case SourceOp::JUMP_BACKWARD_NO_INTERRUPT:
  case SourceOp::POP_JUMP_BACKWARD_IF_TRUE:
  case SourceOp::POP_JUMP_BACKWARD_IF_FALSE:
  case SourceOp::POP_JUMP_BACKWARD_IF_NONE:
  case SourceOp::POP_JUMP_BACKWARD_IF_NOT_NONE:
    isBackward = true;
    break;
  default:
    // All others were absolute before 3.11 made every jump relative.
    if (version < PythonVersion{3, 11})
      return version < PythonVersion{3, 10} ? instr.arg / 2 : instr.arg;
  }
  // Operands counted bytes before 3.10.
  int64_t distance = version < PythonVersion{3, 10} ? instr.arg / 2 : instr.arg;
  return isBackward ? int64_t(instr.next) - distance : int64_t(instr.next) + distance;
}

static void describeName(llvm::raw_ostream &os, const CodeObject &code, uint32_t index) {
  if (index < code.names.size())
    os << code.names[index]->utf8();
  else
    os << "(no such name)";
}

static void describeSlot(llvm::raw_ostream &os, const CodeObject &code, uint32_t index) {
  if (index < code.slots.size())
    os << code.slots[index].name->utf8();
  else
    os << "(no such variable)";
}

static void describeSpelling(llvm::raw_ostream &os, llvm::ArrayRef<llvm::StringLiteral> spellings, uint32_t index) {
  if (index < spellings.size())
    os << spellings[index];
}

/// The number of flag bits below the index of a name.
static unsigned nameShift(PythonVersion version, SourceOp op) {
  switch (op) {
  case SourceOp::LOAD_GLOBAL:
    return version >= PythonVersion{3, 11} ? 1 : 0;
  case SourceOp::LOAD_ATTR:
    return version >= PythonVersion{3, 12} ? 1 : 0;
  case SourceOp::LOAD_SUPER_ATTR:
    return 2;
  case SourceOp::IMPORT_NAME:
    return version >= PythonVersion{3, 15} ? 2 : 0;
  default:
    return 0;
  }
}

/// Characters of a constant that are shown.
constexpr size_t kShownConstant = 2000;

void pyaot::bytecode::describeOperand(llvm::raw_ostream &os, const CodeObject &code, const SourceInstr &instr) {
  static constexpr llvm::StringLiteral binary[] = {"+",  "&",  "//", "<<",  "@",   "*",  "%",   "|",   "**",
                                                   ">>", "-",  "/",  "^",   "+=",  "&=", "//=", "<<=", "@=",
                                                   "*=", "%=", "|=", "**=", ">>=", "-=", "/=",  "^=",  "[]"};
  static constexpr llvm::StringLiteral compare[] = {
      "<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match"};
  switch (instr.operand) {
  case SourceOperand::None:
    return;
  case SourceOperand::Const:
    if (instr.arg < code.consts.size())
      code.consts[instr.arg]->print(os, kShownConstant);
    else
      os << "(no such constant)";
    return;
  case SourceOperand::Name:
    return describeName(os, code, instr.arg >> nameShift(code.version, instr.op));
  case SourceOperand::Slot:
    if (sourceOpName(instr.op).count("FAST") < 2 || instr.op == SourceOp::LOAD_FAST_AND_CLEAR)
      return describeSlot(os, code, instr.arg);
    describeSlot(os, code, instr.arg >> 4);
    os << ' ';
    return describeSlot(os, code, instr.arg & 15);
  case SourceOperand::Deref:
    if (code.version >= PythonVersion{3, 11})
      return describeSlot(os, code, instr.arg);
    return describeSlot(os, code, instr.arg < code.derefSlots.size() ? code.derefSlots[instr.arg] : ~0u);
  case SourceOperand::Jump:
    os << "to " << *jumpTarget(code.version, instr) * 2;
    return;
  case SourceOperand::Number:
    if (instr.op == SourceOp::BINARY_OP)
      describeSpelling(os, binary, instr.arg);
    else if (instr.op == SourceOp::COMPARE_OP)
      describeSpelling(os, compare,
                       code.version < PythonVersion{3, 12}    ? instr.arg
                       : code.version == PythonVersion{3, 12} ? instr.arg >> 4
                                                              : instr.arg >> 5);
    return;
  }
}
