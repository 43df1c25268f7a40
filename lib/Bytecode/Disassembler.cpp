//===- Disassembler.cpp - a .pyc as text -------------------------------------===//

#include "pyaot/Bytecode/Disassembler.h"
#include "Decoder.h"
#include "pyaot/Bytecode/Canonical.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;
using namespace pyaot::bytecode;

void pyaot::bytecode::printHeader(llvm::raw_ostream &os, const Module &module) {
  const PycHeader &header = module.header();
  os << "Python " << header.version.str() << ", ";
  switch (header.kind) {
  case PycHeader::Kind::Timestamp:
    os << "source of " << header.sourceSize << " bytes, time " << header.sourceTime;
    break;
  case PycHeader::Kind::UncheckedHash:
  case PycHeader::Kind::CheckedHash:
    os << (header.kind == PycHeader::Kind::CheckedHash ? "checked" : "unchecked") << " source hash "
       << llvm::format_hex_no_prefix(header.sourceHash, 16);
    break;
  }
  os << '\n';
}

static void printFlags(llvm::raw_ostream &os, uint32_t flags) {
  static constexpr std::pair<uint32_t, llvm::StringLiteral> names[] = {
      {CodeObject::Optimized, "OPTIMIZED"},
      {CodeObject::NewLocals, "NEWLOCALS"},
      {CodeObject::VarArgs, "VARARGS"},
      {CodeObject::VarKeywords, "VARKEYWORDS"},
      {CodeObject::Nested, "NESTED"},
      {CodeObject::Generator, "GENERATOR"},
      {CodeObject::Coroutine, "COROUTINE"},
      {CodeObject::IterableCoroutine, "ITERABLE_COROUTINE"},
      {CodeObject::AsyncGenerator, "ASYNC_GENERATOR"},
      {CodeObject::FutureAnnotations, "FUTURE_ANNOTATIONS"},
      {CodeObject::HasDocstring, "HAS_DOCSTRING"},
      {CodeObject::Method, "METHOD"},
  };
  os << llvm::format_hex(flags, 1);
  for (const auto &[bit, name] : names)
    if (flags & bit)
      os << ' ' << name;
}

static void printFacts(llvm::raw_ostream &os, const CodeObject &code) {
  os << "code " << code.displayName() << "\n  file ";
  code.fileName->print(os);
  os << ", first line " << code.firstLine << ", stack size " << code.stackSize << "\n  flags ";
  printFlags(os, code.flags);
  os << '\n';
  if (code.parameterCount())
    os << "  parameters: " << code.argCount << " positional (" << code.posOnlyArgCount << " positional-only), "
       << code.kwOnlyArgCount << " keyword-only\n";
  for (const auto &[index, slot] : llvm::enumerate(code.slots))
    os << "  slot " << index << ' ' << slot.name->utf8() << (slot.isLocal() ? " local" : "")
       << (slot.isCell() ? " cell" : "") << (slot.isFree() ? " free" : "") << (slot.isHidden() ? " hidden" : "")
       << '\n';
}

/// `3:4-3:10`; columns from 0, as the tables have them.
static void printLocation(llvm::raw_ostream &os, SourceLocation l) {
  if (l.line < 0)
    return;
  os << l.line;
  if (l.column >= 0)
    os << ':' << l.column;
  if (l.endLine >= 0 && l.endColumn >= 0)
    os << '-' << l.endLine << ':' << l.endColumn;
}

static void printInstr(llvm::raw_ostream &os, const CodeObject &code, const SourceInstr &instr) {
  std::string text;
  llvm::raw_string_ostream line(text);
  line << sourceOpName(instr.op);
  if (instr.operand != SourceOperand::None) {
    line.indent(text.size() < 27 ? 28 - text.size() : 1) << instr.arg;
    std::string meaning;
    llvm::raw_string_ostream stream(meaning);
    describeOperand(stream, code, instr);
    if (!meaning.empty())
      line << " (" << meaning << ')';
  }
  os << llvm::format("  %5u  ", instr.unit * 2) << text;
  os.indent(text.size() < 55 ? 56 - text.size() : 1);
  printLocation(os, code.locationAt(instr.opUnit * 2));
  os << '\n';
}

llvm::Error pyaot::bytecode::disassemble(llvm::raw_ostream &os, const CodeObject &code, bool showsCanonical) {
  printFacts(os, code);
  llvm::Expected<std::vector<SourceInstr>> instrs = decode(code);
  if (!instrs)
    return instrs.takeError();

  llvm::Expected<CanonicalCode> graph = lower(code);
  llvm::ArrayRef<CanonicalNode> nodes;
  if (graph)
    nodes = graph->nodes;
  for (const SourceInstr &instr : *instrs) {
    printInstr(os, code, instr);
    // The nodes are in source order, the synthetic ones after what they were made for; the entry comes first of all.
    while (showsCanonical && !nodes.empty() && nodes.front().sourceOffset <= instr.unit * 2) {
      const CanonicalNode &node = nodes.front();
      os << "           " << node.id << (node.isSynthetic ? " pad " : " ");
      print(os, node, *graph);
      os << '\n';
      nodes = nodes.drop_front();
    }
  }
  for (const ExceptionRange &range : code.exceptions)
    os << "  exceptions in " << range.start << ".." << range.end << " to " << range.target << " depth " << range.depth
       << (range.pushesLasti ? " lasti" : "") << '\n';
  return graph.takeError();
}
