//===- Parser.cpp - read IR text ----------------------------------------------------===//
//
// A hand-written recursive descent over the characters; the grammar is in
// docs/IR.md. Values and blocks may be named before they are defined: uses are
// noted and filled in at the end of their function.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Parser.h"
#include "pyaot/IR/Builder.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/ADT/StringExtras.h"
#include <charconv>

namespace pyaot::ir {

namespace {

/// The attributes of one instruction, of any form.
struct Attributes {
  const Constant *constant = nullptr;
  uint32_t number = 0, number2 = 0;
  Function *code = nullptr;
  llvm::SmallVector<Piece, 8> pieces;
};

class Parser {
public:
  explicit Parser(llvm::MemoryBufferRef buffer)
      : fileName_(buffer.getBufferIdentifier()), text_(buffer.getBuffer()), at_(text_.begin()) {}

  llvm::Expected<std::unique_ptr<Module>> run();

private:
  // --- Characters. Every parse function returns false after fail().
  bool fail(const llvm::Twine &message);
  void skipSpace();
  bool atEnd() {
    skipSpace();
    return at_ == text_.end();
  }
  bool peek(char c) {
    skipSpace();
    return at_ != text_.end() && *at_ == c;
  }
  bool consume(char c) {
    if (!peek(c))
      return false;
    ++at_;
    return true;
  }
  bool expect(char c) { return consume(c) || fail("expected '" + llvm::Twine(c) + "'"); }
  llvm::StringRef word(); ///< letters, digits, _
  bool consumeWord(llvm::StringRef w);
  bool number(uint32_t &n);
  bool signedNumber(int32_t &n);
  bool quoted(std::string &out);
  bool name(std::string &out); ///< bare or quoted
  bool symbol(std::string &out);

  // --- Grammar
  bool module();
  bool declareFunctions();
  bool global();
  bool function();
  bool facts(CodeFacts &f, bool &isFact);
  bool constants(std::vector<const Constant *> &list);
  bool blockHeader();
  bool instruction();
  bool attributes(AttrForm form, Attributes &a);
  bool pieces(llvm::SmallVectorImpl<Piece> &pieces);
  bool location(SourceLocation &l);
  bool constant(const Constant *&c);
  bool items(llvm::SmallVectorImpl<const Constant *> &list);
  bool numberConstant(const Constant *&c);
  bool floating(double &d);
  bool valueName(std::string &key, llvm::StringRef &hint);
  bool define(Value *v, const std::string &key, llvm::StringRef hint);
  bool finishFunction();

  /// An operand: a constant, or the name of a value that is known at the end of the function.
  struct Use {
    Value *constant = nullptr;
    std::string name;
    const char *at = nullptr;
  };
  bool use(Use &u);
  bool edge(Edge &e);

  ConstantPool &pool() { return module_->constants; }
  Block *blockNamed(llvm::StringRef n);

  llvm::StringRef fileName_, text_;
  const char *at_;
  std::string error_;
  const char *errorAt_ = nullptr;
  std::unique_ptr<Module> module_;

  // The current function.
  Function *function_ = nullptr;
  Block *block_ = nullptr;
  llvm::StringMap<Value *> values_;
  llvm::StringMap<Block *> blocks_;
  llvm::StringMap<bool> defined_;
  struct Fixup {
    Value **slot;
    std::string name;
    const char *at;
  };
  std::vector<Fixup> fixups_;
};

// --- Characters ------------------------------------------------------------------------

bool Parser::fail(const llvm::Twine &message) {
  if (!errorAt_) {
    errorAt_ = at_;
    error_ = message.str();
  }
  return false;
}

void Parser::skipSpace() {
  while (at_ != text_.end()) {
    if (*at_ == ';') // a comment
      at_ = std::find(at_, text_.end(), '\n');
    else if (llvm::isSpace(*at_))
      ++at_;
    else
      return;
  }
}

static bool isWordChar(char c) { return llvm::isAlnum(c) || c == '_'; }

llvm::StringRef Parser::word() {
  skipSpace();
  const char *start = at_;
  while (at_ != text_.end() && isWordChar(*at_))
    ++at_;
  return {start, size_t(at_ - start)};
}

bool Parser::consumeWord(llvm::StringRef w) {
  skipSpace();
  llvm::StringRef rest(at_, size_t(text_.end() - at_));
  if (!rest.starts_with(w) || (rest.size() > w.size() && isWordChar(rest[w.size()])))
    return false;
  at_ += w.size();
  return true;
}

bool Parser::number(uint32_t &n) {
  llvm::StringRef w = word();
  return !w.getAsInteger(10, n) || fail("expected a number");
}

bool Parser::signedNumber(int32_t &n) {
  bool isNegative = consume('-');
  uint32_t u = 0;
  if (!number(u))
    return false;
  n = isNegative ? -int32_t(u) : int32_t(u);
  return true;
}

bool Parser::quoted(std::string &out) {
  if (!expect('"'))
    return false;
  out.clear();
  while (at_ != text_.end() && *at_ != '"') {
    if (*at_ != '\\') {
      out += *at_++;
      continue;
    }
    if (text_.end() - at_ < 2)
      break;
    char c = at_[1];
    at_ += 2;
    if (c == 'n') {
      out += '\n';
    } else if (c == 'x') {
      if (text_.end() - at_ < 2 || !llvm::isHexDigit(at_[0]) || !llvm::isHexDigit(at_[1]))
        return fail("expected two hexadecimal digits");
      out += char(llvm::hexFromNibbles(at_[0], at_[1]));
      at_ += 2;
    } else if (c == '"' || c == '\\') {
      out += c;
    } else {
      return fail("unknown escape");
    }
  }
  return expect('"');
}

bool Parser::name(std::string &out) {
  if (peek('"'))
    return quoted(out);
  out = word().str();
  return !out.empty() || fail("expected a name");
}

bool Parser::symbol(std::string &out) {
  if (!expect('@'))
    return false;
  if (at_ != text_.end() && *at_ == '"')
    return quoted(out);
  const char *start = at_;
  while (at_ != text_.end() && (isWordChar(*at_) || *at_ == '.' || *at_ == '<' || *at_ == '>'))
    ++at_;
  out.assign(start, at_);
  return !out.empty() || fail("expected a function's name");
}

// --- Constants ---------------------------------------------------------------------------

bool Parser::floating(double &d) {
  skipSpace();
  llvm::StringRef rest(at_, size_t(text_.end() - at_));
  if (rest.consume_front("nan:")) {
    llvm::StringRef digits = rest.take_while(llvm::isHexDigit);
    uint64_t bits;
    if (digits.getAsInteger(16, bits))
      return fail("expected the bits of a NaN");
    d = llvm::bit_cast<double>(bits);
    at_ = digits.end();
    return true;
  }
  auto [end, code] = std::from_chars(at_, text_.end(), d);
  if (code != std::errc() && code != std::errc::result_out_of_range)
    return fail("expected a float");
  at_ = end;
  return true;
}

bool Parser::numberConstant(const Constant *&c) {
  skipSpace();
  llvm::StringRef rest(at_, size_t(text_.end() - at_));
  llvm::StringRef digits = rest;
  bool isNegative = digits.consume_front("-");
  if (digits.consume_front("0x")) {
    digits = digits.take_while(llvm::isHexDigit);
    llvm::SmallVector<uint64_t, 4> limbs;
    for (llvm::StringRef left = digits; !left.empty(); left = left.drop_back(std::min<size_t>(16, left.size()))) {
      uint64_t limb = 0;
      left.take_back(16).getAsInteger(16, limb);
      limbs.push_back(limb);
    }
    at_ = digits.end();
    c = pool().integer(isNegative, limbs);
    return true;
  }
  llvm::StringRef whole = digits.take_while(llvm::isDigit);
  char next = whole.end() == text_.end() ? ' ' : *whole.end();
  if (!whole.empty() && next != '.' && next != 'e') {
    uint64_t magnitude;
    if (whole.getAsInteger(10, magnitude))
      return fail("too large a decimal number: write it in hexadecimal");
    at_ = whole.end();
    c = pool().integer(isNegative && magnitude, magnitude ? llvm::ArrayRef(magnitude) : llvm::ArrayRef<uint64_t>());
    return true;
  }
  double d = 0;
  if (!floating(d))
    return false;
  c = pool().floating(d);
  return true;
}

bool Parser::items(llvm::SmallVectorImpl<const Constant *> &list) {
  if (!expect('('))
    return false;
  while (!consume(')')) {
    const Constant *c = nullptr;
    if (!constant(c))
      return false;
    list.push_back(c);
    if (!consume(',') && !peek(')'))
      return fail("expected ',' or ')'");
  }
  return true;
}

bool Parser::constant(const Constant *&c) {
  skipSpace();
  llvm::StringRef rest(at_, size_t(text_.end() - at_));
  if (rest.empty())
    return fail("expected a value");
  std::string text;
  llvm::SmallVector<const Constant *, 8> list;
  if (rest[0] == '"') {
    if (!quoted(text))
      return false;
    c = pool().str(text);
  } else if (rest.starts_with("b\"")) {
    ++at_;
    if (!quoted(text))
      return false;
    c = pool().bytes(text);
  } else if (rest[0] == '(') {
    if (!items(list))
      return false;
    c = pool().tuple(list);
  } else if (rest[0] == '@') {
    if (!symbol(text))
      return false;
    Function *f = module_->function(text);
    if (!f)
      return fail("there is no function @" + text);
    c = pool().code(f);
  } else if (consumeWord("frozenset")) {
    if (!items(list))
      return false;
    c = pool().frozenSet(list);
  } else if (consumeWord("slice")) {
    if (!items(list))
      return false;
    if (list.size() != 3)
      return fail("a slice has three parts");
    c = pool().slice(list[0], list[1], list[2]);
  } else if (consumeWord("complex")) {
    double real = 0, imag = 0;
    if (!expect('(') || !floating(real) || !expect(',') || !floating(imag) || !expect(')'))
      return false;
    c = pool().complex(real, imag);
  } else if (consumeWord("unset")) {
    c = pool().unset();
  } else if (consumeWord("true") || consumeWord("false")) {
    c = pool().i1(at_[-2] == 'u');
  } else if (consumeWord("None")) {
    c = pool().none();
  } else if (consumeWord("True") || consumeWord("False")) {
    c = pool().boolean(at_[-2] == 'u');
  } else if (consumeWord("Ellipsis")) {
    c = pool().ellipsis();
  } else {
    return numberConstant(c);
  }
  return true;
}

// --- Modules --------------------------------------------------------------------------------

static std::optional<FunctionKind> functionKind(llvm::StringRef name) {
  for (FunctionKind k : {FunctionKind::Function, FunctionKind::ClassBody, FunctionKind::Module, FunctionKind::Creator,
                         FunctionKind::Resume})
    if (functionKindName(k) == name)
      return k;
  return std::nullopt;
}

/// All `func` lines first, so that functions may be named before they are defined.
bool Parser::declareFunctions() {
  const char *start = at_;
  for (llvm::StringRef left(at_, size_t(text_.end() - at_)), line; !left.empty();) {
    std::tie(line, left) = left.split('\n');
    if (!line.starts_with("func "))
      continue;
    at_ = line.begin() + 5;
    std::string name;
    if (!symbol(name))
      return false;
    if (module_->function(name))
      return fail("two functions @" + name);
    std::optional<FunctionKind> kind = functionKind(word());
    if (!kind)
      return fail("expected the kind of the function");
    module_->addFunction(*kind, name);
  }
  at_ = start;
  return true;
}

bool Parser::module() {
  std::string name, file;
  if (!consumeWord("module"))
    return fail("expected 'module'");
  if (!quoted(name))
    return false;
  if (consumeWord("file") && !quoted(file))
    return false;
  module_ = std::make_unique<Module>(name, file);
  module_->isPackage = consumeWord("package");
  if (!declareFunctions())
    return false;
  while (!atEnd()) {
    if (consumeWord("global")) {
      if (!global())
        return false;
    } else if (consumeWord("func")) {
      if (!function())
        return false;
    } else {
      return fail("expected 'global' or 'func'");
    }
  }
  return true;
}

bool Parser::global() {
  std::string name;
  if (!quoted(name))
    return false;
  Global &g = module_->global(module_->globalIndex(name));
  if (consumeWord("stores") && !number(g.stores))
    return false;
  if (consumeWord("deletes") && !number(g.deletes))
    return false;
  if (consumeWord("candidate")) {
    const Constant *c = nullptr;
    if (!constant(c))
      return false;
    if (!c->is(ConstantKind::Code))
      return fail("expected a function");
    g.candidate = c->function();
  }
  return true;
}

bool Parser::constants(std::vector<const Constant *> &list) {
  do {
    const Constant *c = nullptr;
    if (!constant(c))
      return false;
    list.push_back(c);
  } while (consume(','));
  return true;
}

bool Parser::facts(CodeFacts &f, bool &isFact) {
  isFact = true;
  if (consumeWord("name"))
    return constant(f.name);
  if (consumeWord("qualname"))
    return constant(f.qualname);
  if (consumeWord("doc"))
    return constant(f.doc);
  if (consumeWord("flags"))
    return number(f.flags);
  if (consumeWord("args"))
    return number(f.argCount);
  if (consumeWord("posonly"))
    return number(f.posOnlyCount);
  if (consumeWord("kwonly"))
    return number(f.kwOnlyCount);
  if (consumeWord("line"))
    return number(f.firstLine);
  if (consumeWord("varnames"))
    return constants(f.varNames);
  if (consumeWord("cellvars"))
    return constants(f.cellVars);
  if (consumeWord("freevars"))
    return constants(f.freeVars);
  if (consumeWord("names"))
    return constants(f.names);
  if (consumeWord("consts"))
    return constants(f.consts);
  isFact = false;
  return true;
}

// --- Functions ---------------------------------------------------------------------------------

bool Parser::function() {
  std::string name;
  if (!symbol(name))
    return false;
  function_ = module_->function(name);
  word(); // the kind, known from declareFunctions()
  if (consumeWord("of")) {
    const Constant *c = nullptr;
    if (!constant(c))
      return false;
    if (!c->is(ConstantKind::Code))
      return fail("expected a function");
    function_->setResumeOf(c->function());
  }
  if (!expect('{'))
    return false;
  for (bool isFact = true; isFact;)
    if (!facts(function_->facts, isFact))
      return false;
  if (function_->facts.name) {
    if (!function_->facts.qualname)
      function_->facts.qualname = function_->facts.name;
    if (!function_->facts.doc)
      function_->facts.doc = pool().none();
  }
  values_.clear();
  blocks_.clear();
  defined_.clear();
  fixups_.clear();
  block_ = nullptr;
  while (!consume('}')) {
    if (atEnd())
      return fail("expected '}'");
    if (peek('^') ? !blockHeader() : !instruction())
      return false;
  }
  return finishFunction();
}

bool Parser::finishFunction() {
  for (Fixup &f : fixups_) {
    Value *v = values_.lookup(f.name);
    if (!v) {
      at_ = f.at;
      return fail("the value %" + f.name + " is not defined");
    }
    *f.slot = v;
  }
  for (auto &b : blocks_)
    if (!defined_.lookup(b.first()))
      return fail("the block ^" + b.first() + " is not defined");
  return true;
}

Block *Parser::blockNamed(llvm::StringRef n) {
  Block *&b = blocks_[n];
  if (!b)
    b = function_->addBlock();
  return b;
}

/// `%12` or `%name.12`.
bool Parser::valueName(std::string &key, llvm::StringRef &hint) {
  if (!expect('%'))
    return false;
  const char *start = at_;
  while (at_ != text_.end() && (isWordChar(*at_) || *at_ == '.'))
    ++at_;
  key.assign(start, at_);
  if (key.empty())
    return fail("expected the name of a value");
  auto [before, after] = llvm::StringRef(start, key.size()).rsplit('.');
  hint = after.empty() || before.size() == key.size() ? llvm::StringRef() : before;
  return true;
}

bool Parser::define(Value *v, const std::string &key, llvm::StringRef hint) {
  if (!values_.try_emplace(key, v).second)
    return fail("the value %" + key + " is defined twice");
  if (!hint.empty())
    v->setHint(module_->intern(hint));
  return true;
}

static std::optional<Type> typeNamed(llvm::StringRef name) {
  for (Type t : {Type::Value, Type::Maybe, Type::Bool, Type::Fmt, Type::I64, Type::Double})
    if (typeName(t) == name)
      return t;
  return std::nullopt;
}

bool Parser::blockHeader() {
  expect('^');
  llvm::StringRef n = word();
  if (defined_.lookup(n))
    return fail("the block ^" + n + " is defined twice");
  defined_[n] = true;
  block_ = blockNamed(n);
  function_->removeBlock(block_); // in the order of definition
  function_->insertBlock(function_->end(), block_);
  if (consume('(')) {
    do {
      std::string key;
      llvm::StringRef hint;
      if (!valueName(key, hint) || !expect(':'))
        return false;
      std::optional<Type> type = typeNamed(word());
      if (!type)
        return fail("expected a type");
      if (!define(block_->addArg(*type), key, hint))
        return false;
    } while (consume(','));
    if (!expect(')'))
      return false;
  }
  return expect(':');
}

bool Parser::use(Use &u) {
  if (peek('%')) {
    u.at = at_;
    llvm::StringRef hint;
    return valueName(u.name, hint);
  }
  const Constant *c = nullptr;
  if (!constant(c))
    return false;
  u.constant = Builder::use(c);
  return true;
}

bool Parser::edge(Edge &e) {
  if (!expect('^'))
    return false;
  Block *to = blockNamed(word());
  llvm::SmallVector<Use, 8> uses;
  if (consume('(')) {
    do {
      if (!use(uses.emplace_back()))
        return false;
    } while (consume(','));
    if (!expect(')'))
      return false;
  }
  llvm::SmallVector<Value *, 8> args;
  for (Use &u : uses)
    args.push_back(u.constant);
  e = function_->edge(to, args);
  for (auto [slot, u] : llvm::zip(e.args, uses))
    if (!u.constant)
      fixups_.push_back({&slot, u.name, u.at});
  return true;
}

bool Parser::location(SourceLocation &l) {
  if (!consumeWord("loc"))
    return true;
  return expect('(') && signedNumber(l.line) && expect(':') && signedNumber(l.column) && expect('-') &&
         signedNumber(l.endLine) && expect(':') && signedNumber(l.endColumn) && expect(')');
}

bool Parser::pieces(llvm::SmallVectorImpl<Piece> &pieces) {
  while (!peek(']')) {
    Piece p;
    if (peek('"')) {
      if (!constant(p.literal))
        return false;
      if (!peek('{')) {
        pieces.push_back(p);
        continue;
      }
    }
    if (!expect('{'))
      return false;
    p.hasArgument = true;
    if (consume('!')) {
      if (at_ == text_.end())
        return fail("expected a conversion");
      p.conversion = *at_++;
    }
    if (consume(':')) {
      if (consume('*'))
        p.hasDynamicSpec = true;
      else if (!constant(p.spec))
        return false;
    }
    if (!expect('}') || !location(p.location))
      return false;
    pieces.push_back(p);
  }
  return true;
}

/// What stands in [ ]; a form without attributes has none, and KeywordNames may be absent.
bool Parser::attributes(AttrForm form, Attributes &a) {
  std::string text;
  if (form == AttrForm::KeywordNames && consume('<')) {
    if (!name(text) || !expect('>'))
      return false;
    a.number = module_->globalIndex(text) + 1;
  }
  if (form == AttrForm::None || (form == AttrForm::KeywordNames && !peek('[')))
    return true;
  if (!expect('['))
    return false;
  const Constant *c = nullptr;
  switch (form) {
  case AttrForm::None:
    break;
  case AttrForm::Name:
  case AttrForm::NameFlag:
    if (!name(text))
      return false;
    a.constant = pool().str(text);
    if (form == AttrForm::NameFlag && (!expect(',') || !number(a.number)))
      return false;
    break;
  case AttrForm::Index:
    if (!number(a.number))
      return false;
    break;
  case AttrForm::TwoNumbers:
    if (!number(a.number) || !expect(',') || !number(a.number2))
      return false;
    break;
  case AttrForm::Global:
    if (!name(text))
      return false;
    a.number = module_->globalIndex(text);
    break;
  case AttrForm::KeywordNames: {
    llvm::SmallVector<const Constant *, 4> names;
    do {
      if (!name(text))
        return false;
      names.push_back(pool().str(text));
    } while (consume(','));
    a.constant = pool().tuple(names);
    break;
  }
  case AttrForm::Conversion:
    if (!name(text))
      return false;
    a.number = uint32_t(text[0]);
    break;
  case AttrForm::Code:
  case AttrForm::CodeSlots:
    if (!constant(c))
      return false;
    if (!c->is(ConstantKind::Code))
      return fail("expected a function");
    a.code = c->function();
    if (form == AttrForm::CodeSlots && (!expect(',') || !number(a.number)))
      return false;
    break;
  case AttrForm::Pieces:
    if (!pieces(a.pieces))
      return false;
    break;
  }
  return expect(']');
}

static std::optional<Opcode> opcodeNamed(llvm::StringRef name) {
  static const llvm::StringMap<Opcode> names = [] {
    llvm::StringMap<Opcode> map;
    for (unsigned n = 0; n < kNumOpcodes; ++n)
      map[opcodeName(Opcode(n))] = Opcode(n);
    return map;
  }();
  auto it = names.find(name);
  return it == names.end() ? std::nullopt : std::optional(it->second);
}

bool Parser::instruction() {
  if (!block_)
    return fail("expected a block");
  llvm::SmallVector<std::pair<std::string, llvm::StringRef>, 2> results;
  if (peek('%')) {
    do {
      auto &[key, hint] = results.emplace_back();
      if (!valueName(key, hint))
        return false;
    } while (consume(','));
    if (!expect('='))
      return false;
  }
  llvm::StringRef opcode = word();
  std::optional<Opcode> op = opcodeNamed(opcode);
  if (!op)
    return fail("no instruction is named '" + opcode + "'");
  Attributes a;
  if (!attributes(attrForm(*op), a))
    return false;

  // Operands, then successors, in one list; where it ends is seen by what begins neither.
  llvm::SmallVector<Use, 8> uses;
  llvm::SmallVector<Edge, 2> edges;
  bool hasOperands = !operandLetters(*op).empty();
  auto startsOperand = [&] {
    skipSpace();
    llvm::StringRef rest(at_, size_t(text_.end() - at_));
    if (rest.empty() || rest[0] == '}' || rest[0] == '^' || rest.starts_with("unwind ") || rest.starts_with("loc(") ||
        rest.starts_with("in @"))
      return false;
    // `v*` may be empty: then the next line begins here.
    return std::find(opcode.end(), at_, '\n') == at_;
  };
  if (hasOperands && startsOperand()) {
    do {
      if (peek('^'))
        break;
      if (!use(uses.emplace_back()))
        return false;
    } while (consume(','));
  }
  if (isTerminator(*op) && numSuccessors(*op) != 0 && peek('^')) {
    do {
      if (!edge(edges.emplace_back()))
        return false;
    } while (consume(','));
  }
  llvm::SmallVector<Value *, 8> operands;
  for (Use &u : uses)
    operands.push_back(u.constant);
  bool isOpen = resultLetters(*op).ends_with("*");
  if (!isOpen && results.size() != resultLetters(*op).size())
    return fail("'" + opcode + "' has " + llvm::Twine(resultLetters(*op).size()) + " results");
  Instruction *i = function_->create(*op, operands, unsigned(results.size()));
  for (auto [slot, u] : llvm::zip(i->operands(), uses))
    if (!u.constant)
      fixups_.push_back({&slot, u.name, u.at});
  i->setConstant(a.constant);
  i->setNumber(a.number);
  i->setNumber2(a.number2);
  i->setCode(a.code);
  i->setPieces(function_->copy<Piece>(a.pieces));
  i->setSuccessors(function_->copyEdges(edges));
  if (consumeWord("unwind")) {
    Edge h;
    if (!edge(h))
      return false;
    i->setHandler(h);
  }
  SourceLocation l;
  if (!location(l))
    return false;
  i->setLocation(l);
  if (consumeWord("in")) {
    const Constant *scope = nullptr;
    if (!constant(scope))
      return false;
    if (!scope->is(ConstantKind::Code))
      return fail("expected a function");
    i->setScope(scope->function());
  }
  block_->append(i);
  for (auto [n, r] : llvm::enumerate(results))
    if (!define(i->result(unsigned(n)), r.first, r.second))
      return false;
  return true;
}

llvm::Expected<std::unique_ptr<Module>> Parser::run() {
  if (module())
    return std::move(module_);
  SourceLocation where;
  llvm::StringRef before(text_.begin(), size_t(errorAt_ - text_.begin()));
  where.line = int32_t(before.count('\n')) + 1;
  where.column = int32_t(before.size() - (before.rfind('\n') + 1));
  return makeError(fileName_, error_, where);
}

} // namespace

llvm::Expected<std::unique_ptr<Module>> parseModule(llvm::MemoryBufferRef buffer) { return Parser(buffer).run(); }

} // namespace pyaot::ir
