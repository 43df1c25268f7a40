//===- LowerText.cpp - formatted string literals ----------------------------------===//
//
// Reference: "Formatted string literals". FORMAT_VALUE does not emit anything:
// it leaves a pending item on the abstract stack, and BUILD_STRING folds all
// its pending items into one format_string. What formatting a value can do is
// seen at the right moment nonetheless: before anything is emitted that could
// see or disturb it, pending items are flushed, that is, sent through
// format_early, which runs now what runs Python code, and leaves ints, floats
// and strs as they are. Where an item leaves the block or is consumed by
// something else than BUILD_STRING, it becomes a format_string of its own.
//
// A pending item keeps the handler of the FORMAT_VALUE that it stands for.
//
//===----------------------------------------------------------------------===//

#include "FunctionBuilder.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;

namespace {

char conversionLetter(ConversionKind kind) {
  switch (kind) {
  case ConversionKind::None:
    return 0;
  case ConversionKind::Str:
    return 's';
  case ConversionKind::Repr:
    return 'r';
  case ConversionKind::Ascii:
    return 'a';
  }
  llvm_unreachable("all kinds are answered");
}

ir::Piece pieceOf(const Item &item) {
  ir::Piece p;
  p.hasArgument = true;
  p.hasDynamicSpec = item.dynamicSpec;
  p.conversion = item.conversion;
  p.spec = item.spec;
  p.location = item.location;
  return p;
}

/// Sets a variable for a scope.
template <typename T> class Scoped {
public:
  Scoped(T &variable, T value) : variable_(variable), old_(variable) { variable = value; }
  ~Scoped() { variable_ = old_; }

private:
  T &variable_, old_;
};

} // namespace

/// Runs now what a pending item may do to the world.
void FunctionBuilder::flush(Item &item) {
  Scoped inContext(context_, item.context);
  Scoped at(builder_.location, item.location);
  if (item.pending == Item::Pending::Convert) {
    item.pending = Item::Pending::None;
    item.value = emitNumbered(Opcode::ConvertValue, uint32_t(item.conversion), item.value)->result();
    item.conversion = 0;
  } else if (item.pending == Item::Pending::Format && !item.isEarly) {
    item.isEarly = true;
    ir::Instruction *i = emit(Opcode::FormatEarly, {item.value, item.dynamicSpec ? item.dynamicSpec : unset_});
    i->setPieces(function_.copy<ir::Piece>(pieceOf(item)));
    item.value = i->result();
  }
}

void FunctionBuilder::flushPending() {
  if (!numPending_)
    return;
  numPending_ = 0; // emit() must not come back here
  for (Item &item : stack_)
    flush(item);
}

/// One format_string of literals (plain items that are constant strs) and pending items.
ir::Value *FunctionBuilder::formatNow(llvm::ArrayRef<Item> items, SourceLocation location) {
  llvm::SmallVector<ir::Piece, 8> pieces;
  llvm::SmallVector<ir::Value *, 8> args;
  std::string literal;
  auto takeLiteral = [&] {
    const ir::Constant *c = literal.empty() ? nullptr : constants_.str(literal);
    literal.clear();
    return c;
  };
  const HandlerContext *context = context_;
  for (const Item &item : items) {
    const ir::Constant *c = constantOf(item.value);
    if (item.pending == Item::Pending::None && c && c->is(ir::ConstantKind::Str)) {
      literal += c->text();
      continue;
    }
    ir::Piece p = pieceOf(item);
    p.literal = takeLiteral();
    if (item.pending == Item::Pending::None)
      p.location = location; // a str that something else made
    pieces.push_back(p);
    args.push_back(item.value);
    if (item.dynamicSpec)
      args.push_back(item.dynamicSpec);
    if (item.pending == Item::Pending::Format)
      context = item.context;
  }
  if (const ir::Constant *rest = takeLiteral()) {
    if (pieces.empty())
      return builder_.use(rest);
    ir::Piece last;
    last.literal = rest;
    pieces.push_back(last);
  }
  if (pieces.empty())
    return builder_.use(constants_.str(""));
  Scoped inContext(context_, context);
  Scoped at(builder_.location, location);
  ir::Instruction *i = emit(Opcode::FormatString, args);
  i->setPieces(function_.copy<ir::Piece>(pieces));
  return i->result();
}

void FunctionBuilder::lowerFormat(bool hasSpec) {
  Item spec;
  if (hasSpec)
    spec = popItem();
  Item item = popItem();
  // Conversions of outer fields whose spec this is (3.13+) come first.
  for (Item &below : stack_)
    if (below.pending == Item::Pending::Convert)
      flush(below);
  if (hasSpec) {
    // The spec was evaluated before the value is converted (3.8 to 3.12) or after (3.13+, then it is flushed already).
    ir::Value *s = plain(spec);
    const ir::Constant *c = constantOf(s);
    if (!c || !c->is(ir::ConstantKind::Str))
      item.dynamicSpec = s;
    else if (!c->text().empty())
      item.spec = c;
  }
  if (item.pending == Item::Pending::Format) {
    ir::Value *dynamicSpec = item.dynamicSpec;
    const ir::Constant *constantSpec = item.spec;
    item.dynamicSpec = nullptr;
    ir::Value *v = plain(item);
    item = {.value = v, .spec = constantSpec, .dynamicSpec = dynamicSpec};
  }
  if (item.value->type() == ir::Type::Bool)
    item.value = emit(Opcode::BoxBool, item.value)->result();
  item.pending = Item::Pending::Format;
  item.context = context_;
  item.location = builder_.location;
  stack_.push_back(item);
  ++numPending_;
}

void FunctionBuilder::buildString(unsigned count) {
  llvm::SmallVector<Item, 8> items(stack_.end() - count, stack_.end());
  stack_.resize(stack_.size() - count);
  for (Item &item : items)
    if (item.pending != Item::Pending::Format)
      plain(item);
  push(formatNow(items, builder_.location));
}

bool FunctionBuilder::lowerText(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::ConvertValue: {
    char conversion = conversionLetter(i.as<ConversionKind>());
    if (!conversion)
      return true;
    Item item{.value = pop()};
    item.pending = Item::Pending::Convert;
    item.conversion = conversion;
    item.context = context_;
    item.location = builder_.location;
    stack_.push_back(item);
    ++numPending_;
    return true;
  }
  case Op::Format:
    lowerFormat(i.a);
    return true;
  case Op::BuildInterpolation: {
    auto v = popN(i.b ? 3 : 2);
    v.resize(3, unset_);
    uint32_t conversion = uint8_t(conversionLetter(i.as<ConversionKind>()));
    push(emitNumbered(Opcode::BuildInterpolation, conversion, v)->result());
    return true;
  }
  case Op::BuildTemplate:
    push(emit(Opcode::BuildTemplate, popN(2))->result());
    return true;
  default:
    return false;
  }
}

} // namespace pyaot::frontend
