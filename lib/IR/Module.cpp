//===- Module.cpp - modules and their constants -----------------------------------===//

#include "pyaot/IR/Module.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"

using namespace pyaot;
using namespace pyaot::ir;

std::optional<int64_t> Constant::asInt64() const {
  if (limbs_.size() > 1)
    return std::nullopt;
  uint64_t magnitude = limbs_.empty() ? 0 : limbs_[0];
  if (isNegative())
    return magnitude <= uint64_t(1) << 63 ? std::optional(int64_t(0 - magnitude)) : std::nullopt;
  return magnitude < uint64_t(1) << 63 ? std::optional(int64_t(magnitude)) : std::nullopt;
}

// --- The pool: the key of a constant is its kind and its content as bytes -----------

namespace {
class Key {
public:
  explicit Key(ConstantKind kind) { text_.push_back(char(kind)); }
  template <typename T> Key &add(T value) {
    text_.append(reinterpret_cast<const char *>(&value), reinterpret_cast<const char *>(&value + 1));
    return *this;
  }
  Key &add(llvm::StringRef text) {
    text_ += text;
    return *this;
  }
  llvm::StringRef text() const { return text_; }

private:
  llvm::SmallString<64> text_;
};
} // namespace

Constant *ConstantPool::make(ConstantKind kind, Type type, llvm::StringRef key, bool &isNew) {
  auto [it, inserted] = known_.try_emplace(key, nullptr);
  isNew = inserted;
  if (inserted) {
    auto *c = new (memory_.Allocate<Constant>()) Constant(kind, type);
    c->id_ = uint32_t(all_.size());
    all_.push_back(c);
    it->second = c;
  }
  return it->second;
}

const Constant *ConstantPool::unset() {
  bool isNew;
  return make(ConstantKind::Unset, Type::Maybe, Key(ConstantKind::Unset).text(), isNew);
}

const Constant *ConstantPool::i1(bool value) {
  bool isNew;
  Constant *c = make(ConstantKind::I1, Type::Bool, Key(ConstantKind::I1).add(value).text(), isNew);
  c->number_ = value;
  return c;
}

const Constant *ConstantPool::none() {
  bool isNew;
  return make(ConstantKind::None, Type::Value, Key(ConstantKind::None).text(), isNew);
}

const Constant *ConstantPool::boolean(bool value) {
  bool isNew;
  Constant *c = make(ConstantKind::Bool, Type::Value, Key(ConstantKind::Bool).add(value).text(), isNew);
  c->number_ = value;
  return c;
}

const Constant *ConstantPool::ellipsis() {
  bool isNew;
  return make(ConstantKind::Ellipsis, Type::Value, Key(ConstantKind::Ellipsis).text(), isNew);
}

const Constant *ConstantPool::integer(int64_t value) {
  uint64_t magnitude = value < 0 ? 0 - uint64_t(value) : uint64_t(value);
  return integer(value < 0, magnitude ? llvm::ArrayRef(magnitude) : llvm::ArrayRef<uint64_t>());
}

const Constant *ConstantPool::integer(bool negative, llvm::ArrayRef<uint64_t> limbs) {
  Key key(ConstantKind::Int);
  key.add(negative);
  for (uint64_t limb : limbs)
    key.add(limb);
  bool isNew;
  Constant *c = make(ConstantKind::Int, Type::Value, key.text(), isNew);
  if (isNew) {
    c->number_ = negative;
    c->limbs_ = limbs.copy(memory_);
  }
  return c;
}

const Constant *ConstantPool::floating(double value) {
  bool isNew;
  Constant *c = make(ConstantKind::Float, Type::Value, Key(ConstantKind::Float).add(value).text(), isNew);
  c->real_ = value;
  return c;
}

const Constant *ConstantPool::complex(double real, double imag) {
  bool isNew;
  Constant *c =
      make(ConstantKind::Complex, Type::Value, Key(ConstantKind::Complex).add(real).add(imag).text(), isNew);
  c->real_ = real;
  c->imag_ = imag;
  return c;
}

const Constant *ConstantPool::str(llvm::StringRef utf8) {
  bool isNew;
  Constant *c = make(ConstantKind::Str, Type::Value, Key(ConstantKind::Str).add(utf8).text(), isNew);
  if (isNew) {
    c->text_ = utf8.copy(memory_);
    c->number_ = uint32_t(llvm::count_if(utf8, [](char ch) { return (ch & 0xC0) != 0x80; }));
    c->isInterned_ = llvm::all_of(utf8, [](char ch) { return llvm::isAlnum(ch) || ch == '_'; });
  }
  return c;
}

const Constant *ConstantPool::bytes(llvm::StringRef data) {
  bool isNew;
  Constant *c = make(ConstantKind::Bytes, Type::Value, Key(ConstantKind::Bytes).add(data).text(), isNew);
  if (isNew)
    c->text_ = data.copy(memory_);
  return c;
}

const Constant *ConstantPool::sequence(ConstantKind kind, llvm::ArrayRef<const Constant *> items) {
  Key key(kind);
  for (const Constant *item : items)
    key.add(item->id());
  bool isNew;
  Constant *c = make(kind, Type::Value, key.text(), isNew);
  if (isNew)
    c->items_ = items.copy(memory_);
  return c;
}

const Constant *ConstantPool::tuple(llvm::ArrayRef<const Constant *> items) {
  return sequence(ConstantKind::Tuple, items);
}
const Constant *ConstantPool::frozenSet(llvm::ArrayRef<const Constant *> items) {
  return sequence(ConstantKind::FrozenSet, items);
}
const Constant *ConstantPool::slice(const Constant *start, const Constant *stop, const Constant *step) {
  return sequence(ConstantKind::Slice, {start, stop, step});
}

const Constant *ConstantPool::code(Function *function) {
  bool isNew;
  Constant *c = make(ConstantKind::Code, Type::Value, Key(ConstantKind::Code).add(function->symbol()).text(), isNew);
  c->function_ = function;
  return c;
}

// --- Modules -------------------------------------------------------------------------

Module::Module(llvm::StringRef name, llvm::StringRef fileName) : name_(name), fileName_(fileName) {}

uint32_t Module::globalIndex(llvm::StringRef name) {
  auto [it, isNew] = globalIndices_.try_emplace(name, uint32_t(globals_.size()));
  if (isNew)
    globals_.push_back({constants.str(name)});
  return it->second;
}

Function *Module::addFunction(FunctionKind kind, llvm::StringRef symbol) {
  std::string unique = symbol.str();
  for (unsigned n = 1; bySymbol_.contains(unique); ++n)
    unique = (symbol + "." + llvm::Twine(n)).str();
  functions_.push_back(std::make_unique<Function>(*this, kind, unique));
  return bySymbol_[unique] = functions_.back().get();
}
