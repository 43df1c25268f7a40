//===- Printer.cpp - IR as text ------------------------------------------------------===//
//
// The grammar is in docs/IR.md. Values are numbered in the order in which they
// are printed, so printing what was parsed from a print gives the same text.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Module.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <charconv>
#include <cmath>

using namespace pyaot;
using namespace pyaot::ir;

// --- Constants -----------------------------------------------------------------------

/// Double quotes; escapes for what is not printable. UTF-8 stays as it is, bytes (`isText` false) become \xNN.
static void printQuoted(llvm::raw_ostream &os, llvm::StringRef text, bool isText) {
  os << '"';
  for (unsigned char c : text) {
    if (c == '"' || c == '\\')
      os << '\\' << c;
    else if (c == '\n')
      os << "\\n";
    else if (c < 0x20 || c == 0x7F || (c >= 0x80 && !isText))
      os << "\\x" << llvm::hexdigit(c >> 4, true) << llvm::hexdigit(c & 15, true);
    else
      os << c;
  }
  os << '"';
}

static void printDouble(llvm::raw_ostream &os, double d) {
  if (std::isnan(d)) {
    os << "nan:" << llvm::utohexstr(llvm::bit_cast<uint64_t>(d), /*LowerCase=*/true);
    return;
  }
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, d).ptr;
  llvm::StringRef text(buffer, size_t(end - buffer));
  os << text;
  if (text.find_first_of(".enf") == llvm::StringRef::npos) // "1" would be an int; "inf" is fine
    os << ".0";
}

/// A function's name, as in `@Point.__init__`; in quotes where it has other characters.
static void printSymbol(llvm::raw_ostream &os, const Function &f) {
  os << '@';
  if (llvm::all_of(f.symbol(), [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.' || c == '<' || c == '>'; }))
    os << f.symbol();
  else
    printQuoted(os, f.symbol(), true);
}

void Constant::print(llvm::raw_ostream &os) const {
  auto list = [&](llvm::StringRef open, bool isTuple) {
    os << open;
    llvm::interleave(items(), os, [&](const Constant *c) { c->print(os); }, ", ");
    os << (isTuple && items().size() == 1 ? ",)" : ")");
  };
  switch (constantKind_) {
  case ConstantKind::Unset:
    os << "unset";
    return;
  case ConstantKind::I1:
    os << (truth() ? "true" : "false");
    return;
  case ConstantKind::None:
    os << "None";
    return;
  case ConstantKind::Bool:
    os << (truth() ? "True" : "False");
    return;
  case ConstantKind::Ellipsis:
    os << "Ellipsis";
    return;
  case ConstantKind::Int:
    if (isNegative())
      os << '-';
    if (limbs_.size() <= 1) {
      os << (limbs_.empty() ? 0 : limbs_[0]);
      return;
    }
    os << "0x" << llvm::utohexstr(limbs_.back(), true);
    for (uint64_t limb : llvm::reverse(limbs_.drop_back()))
      os << llvm::format_hex_no_prefix(limb, 16);
    return;
  case ConstantKind::Float:
    printDouble(os, real_);
    return;
  case ConstantKind::Complex:
    os << "complex(";
    printDouble(os, real_);
    os << ", ";
    printDouble(os, imag_);
    os << ')';
    return;
  case ConstantKind::Str:
    printQuoted(os, text_, true);
    return;
  case ConstantKind::Bytes:
    os << 'b';
    printQuoted(os, text_, false);
    return;
  case ConstantKind::Tuple:
    list("(", true);
    return;
  case ConstantKind::FrozenSet:
    list("frozenset(", false);
    return;
  case ConstantKind::Slice:
    list("slice(", false);
    return;
  case ConstantKind::Code:
    printSymbol(os, *function());
    return;
  }
}

// --- Functions -------------------------------------------------------------------------

namespace {

class Printer {
public:
  Printer(llvm::raw_ostream &os, bool withLocations) : os_(os), withLocations_(withLocations) {}

  void print(const Function &f);

private:
  void name(llvm::StringRef text);
  void value(const Value *v);
  void edge(const Edge &e);
  void attributes(const Instruction &i);
  void pieces(llvm::ArrayRef<Piece> pieces);
  void location(const SourceLocation &l);
  void instruction(const Instruction &i);
  void facts(const CodeFacts &f);
  void constants(llvm::StringRef what, llvm::ArrayRef<const Constant *> list);

  llvm::raw_ostream &os_;
  bool withLocations_;
  llvm::DenseMap<const Block *, unsigned> blocks_;
  llvm::DenseMap<const Value *, unsigned> values_;
};

} // namespace

/// A name inside [ ]: bare where it is an identifier.
void Printer::name(llvm::StringRef text) {
  if (!text.empty() && !llvm::isDigit(text[0]) &&
      llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; }))
    os_ << text;
  else
    printQuoted(os_, text, true);
}

void Printer::value(const Value *v) {
  if (auto *c = llvm::dyn_cast<Constant>(v)) {
    c->print(os_);
    return;
  }
  unsigned n = values_.try_emplace(v, unsigned(values_.size())).first->second;
  os_ << '%';
  if (!v->hint().empty())
    os_ << v->hint() << '.';
  os_ << n;
}

void Printer::edge(const Edge &e) {
  os_ << '^' << blocks_.lookup(e.block);
  if (e.args.empty())
    return;
  os_ << '(';
  llvm::interleave(e.args, os_, [&](Value *v) { value(v); }, ", ");
  os_ << ')';
}

void Printer::pieces(llvm::ArrayRef<Piece> pieces) {
  bool isFirst = true;
  for (const Piece &p : pieces) {
    os_ << (isFirst ? "" : " ");
    isFirst = false;
    if (p.literal) {
      p.literal->print(os_);
      os_ << (p.hasArgument ? " " : "");
    }
    if (!p.hasArgument)
      continue;
    os_ << '{';
    if (p.conversion)
      os_ << '!' << p.conversion;
    if (p.hasDynamicSpec)
      os_ << ":*";
    else if (p.spec) {
      os_ << ':';
      p.spec->print(os_);
    }
    os_ << '}';
    if (withLocations_)
      location(p.location);
  }
}

void Printer::attributes(const Instruction &i) {
  switch (attrForm(i.opcode())) {
  case AttrForm::None:
    return;
  case AttrForm::Name:
    os_ << '[';
    name(i.name());
    break;
  case AttrForm::NameFlag:
    os_ << '[';
    name(i.name());
    os_ << ", " << i.number();
    break;
  case AttrForm::Index:
    os_ << '[' << i.number();
    break;
  case AttrForm::TwoNumbers:
    os_ << '[' << i.number() << ", " << i.number2();
    break;
  case AttrForm::Global:
    os_ << '[';
    name(i.function().module().globals()[i.number()].name->text());
    break;
  case AttrForm::KeywordNames:
    if (i.number()) {
      os_ << '<';
      name(i.function().module().globals()[i.number() - 1].name->text());
      os_ << '>';
    }
    if (!i.constant())
      return;
    os_ << '[';
    llvm::interleave(i.constant()->items(), os_, [&](const Constant *c) { name(c->text()); }, ", ");
    break;
  case AttrForm::Conversion:
    os_ << '[' << char(i.number());
    break;
  case AttrForm::Code:
    os_ << '[';
    printSymbol(os_, *i.code());
    break;
  case AttrForm::CodeSlots:
    os_ << '[';
    printSymbol(os_, *i.code());
    os_ << ", " << i.number();
    break;
  case AttrForm::Pieces:
    os_ << '[';
    pieces(i.pieces());
    break;
  }
  os_ << ']';
}

void Printer::location(const SourceLocation &l) {
  if (l.isKnown())
    os_ << " loc(" << l.line << ':' << l.column << '-' << l.endLine << ':' << l.endColumn << ')';
}

void Printer::instruction(const Instruction &i) {
  os_ << "  ";
  for (unsigned n = 0; n < i.numResults(); ++n) {
    os_ << (n ? ", " : "");
    value(i.result(n));
  }
  if (i.numResults())
    os_ << " = ";
  os_ << opcodeName(i.opcode());
  attributes(i);
  if (i.numOperands())
    os_ << ' ';
  llvm::interleave(i.operands(), os_, [&](Value *v) { value(v); }, ", ");
  bool isFirst = i.numOperands() == 0;
  for (const Edge &e : i.successors()) {
    os_ << (isFirst ? " " : ", ");
    isFirst = false;
    edge(e);
  }
  if (const Edge *h = i.handler()) {
    os_ << " unwind ";
    edge(*h);
  }
  if (withLocations_)
    location(i.location());
  if (i.scope()) {
    os_ << " in ";
    printSymbol(os_, *i.scope());
  }
  os_ << '\n';
}

void Printer::constants(llvm::StringRef what, llvm::ArrayRef<const Constant *> list) {
  if (list.empty())
    return;
  os_ << "  " << what << ' ';
  llvm::interleave(list, os_, [&](const Constant *c) { c->print(os_); }, ", ");
  os_ << '\n';
}

void Printer::facts(const CodeFacts &f) {
  if (!f.name)
    return;
  os_ << "  name ";
  f.name->print(os_);
  os_ << "\n  qualname ";
  f.qualname->print(os_);
  os_ << "\n  flags " << f.flags << " args " << f.argCount << " posonly " << f.posOnlyCount << " kwonly "
      << f.kwOnlyCount << " line " << f.firstLine << '\n';
  if (f.doc && !f.doc->is(ConstantKind::None)) {
    os_ << "  doc ";
    f.doc->print(os_);
    os_ << '\n';
  }
  constants("varnames", f.varNames);
  constants("cellvars", f.cellVars);
  constants("freevars", f.freeVars);
  constants("names", f.names);
  constants("consts", f.consts);
}

void Printer::print(const Function &f) {
  os_ << "func ";
  printSymbol(os_, f);
  os_ << ' ' << functionKindName(f.kind());
  if (f.resumeOf()) {
    os_ << " of ";
    printSymbol(os_, *f.resumeOf());
  }
  os_ << " {\n";
  facts(f.facts);
  for (const Block &b : f)
    blocks_.try_emplace(&b, unsigned(blocks_.size()));
  for (const Block &b : f) {
    os_ << '^' << blocks_.lookup(&b);
    if (b.numArgs()) {
      os_ << '(';
      llvm::interleave(
          b.args(), os_,
          [&](Argument *a) {
            value(a);
            os_ << ": " << typeName(a->type());
          },
          ", ");
      os_ << ')';
    }
    os_ << ":\n";
    for (const Instruction &i : b)
      instruction(i);
  }
  os_ << "}\n";
}

void Function::print(llvm::raw_ostream &os, bool withLocations) const { Printer(os, withLocations).print(*this); }
void Function::dump() const { print(llvm::errs()); }

void Module::print(llvm::raw_ostream &os, bool withLocations) const {
  os << "module ";
  printQuoted(os, name_, true);
  os << " file ";
  printQuoted(os, fileName_, true);
  os << (isPackage ? " package\n" : "\n");
  for (const Global &g : globals_) {
    os << "global ";
    g.name->print(os);
    os << " stores " << g.stores << " deletes " << g.deletes;
    if (g.candidate) {
      os << " candidate ";
      printSymbol(os, *g.candidate);
    }
    os << '\n';
  }
  for (auto &f : functions_) {
    os << '\n';
    f->print(os, withLocations);
  }
}
void Module::dump() const { print(llvm::errs()); }
