//===- Constants.cpp - shared constants, and constants as text ---------------===//

#include "pyaot/Bytecode/Constants.h"
#include "pyaot/Bytecode/CodeObject.h"
#include "llvm/ADT/APInt.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

using namespace pyaot::bytecode;

const NoneConstant *NoneConstant::get() {
  static const NoneConstant none;
  return &none;
}

const BoolConstant *BoolConstant::get(bool value) {
  static const BoolConstant values[] = {BoolConstant(false), BoolConstant(true)};
  return &values[value];
}

const EllipsisConstant *EllipsisConstant::get() {
  static const EllipsisConstant ellipsis;
  return &ellipsis;
}

namespace {
/// The ints 0 .. 255 with their limbs.
struct SmallInts {
  static constexpr size_t kCount = 256;

  std::array<uint64_t, kCount> limbs;
  std::vector<IntConstant> values;

  SmallInts() {
    values.reserve(kCount);
    for (size_t n = 0; n < kCount; ++n) {
      limbs[n] = n;
      values.emplace_back(false, n == 0 ? llvm::ArrayRef<uint64_t>() : llvm::ArrayRef<uint64_t>(&limbs[n], 1));
    }
  }
};
} // namespace

const IntConstant *IntConstant::getSmall(unsigned value) {
  static const SmallInts ints;
  assert(value < SmallInts::kCount && "small ints are those of LOAD_SMALL_INT");
  return &ints.values[value];
}

std::optional<int64_t> IntConstant::asInt64() const {
  if (limbs_.empty())
    return 0;
  if (limbs_.size() > 1)
    return std::nullopt;
  uint64_t magnitude = limbs_[0];
  if (negative_)
    return magnitude <= uint64_t(1) << 63 ? std::optional<int64_t>(static_cast<int64_t>(-magnitude)) : std::nullopt;
  return magnitude <= INT64_MAX ? std::optional<int64_t>(static_cast<int64_t>(magnitude)) : std::nullopt;
}

// --- printing ---

/// Decimal, or hexadecimal from 1,000 bits on, where the conversion would be slow.
static void printInt(llvm::raw_ostream &os, const IntConstant &value) {
  if (value.isNegative())
    os << '-';
  if (value.limbs().empty()) {
    os << '0';
    return;
  }
  llvm::APInt magnitude(static_cast<unsigned>(value.limbs().size() * 64), value.limbs());
  bool isShort = magnitude.getActiveBits() <= 1000;
  llvm::SmallString<64> digits;
  magnitude.toStringUnsigned(digits, isShort ? 10 : 16);
  os << (isShort ? "" : "0x") << digits;
}

/// As repr(): shortest digits that read back, with a point or an exponent.
static void printFloat(llvm::raw_ostream &os, double value) {
  if (std::isnan(value) || std::isinf(value)) {
    os << (std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
    return;
  }
  char buffer[64];
  double magnitude = std::fabs(value);
  bool isPlain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                           isPlain ? std::chars_format::fixed : std::chars_format::scientific);
  llvm::StringRef text(buffer, end.ptr - buffer);
  os << text;
  if (isPlain && !text.contains('.'))
    os << ".0";
}

static void printEscaped(llvm::raw_ostream &os, uint32_t codePoint, char quote) {
  if (codePoint == uint32_t(quote) || codePoint == '\\')
    os << '\\' << char(codePoint);
  else if (codePoint == '\n')
    os << "\\n";
  else if (codePoint == '\r')
    os << "\\r";
  else if (codePoint == '\t')
    os << "\\t";
  else if (codePoint >= 32 && codePoint < 127)
    os << char(codePoint);
  else if (codePoint < 256)
    os << "\\x" << llvm::format_hex_no_prefix(codePoint, 2);
  else if (codePoint < 0x10000)
    os << "\\u" << llvm::format_hex_no_prefix(codePoint, 4);
  else
    os << "\\U" << llvm::format_hex_no_prefix(codePoint, 8);
}

/// The quotes repr() takes: double ones only if that saves an escape.
static char quoteFor(llvm::StringRef text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

static void printStr(llvm::raw_ostream &os, llvm::StringRef utf8) {
  char quote = quoteFor(utf8);
  os << quote;
  // Valid by the invariant of StrConstant, so the lead byte gives the length.
  for (size_t i = 0; i < utf8.size();) {
    uint8_t lead = utf8[i];
    unsigned length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t codePoint = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (unsigned k = 1; k < length; ++k)
      codePoint = codePoint << 6 | (uint8_t(utf8[i + k]) & 63);
    printEscaped(os, codePoint, quote);
    i += length;
  }
  os << quote;
}

static void printBytes(llvm::raw_ostream &os, llvm::StringRef data) {
  char quote = quoteFor(data);
  os << 'b' << quote;
  for (uint8_t byte : data.bytes())
    printEscaped(os, byte, quote);
  os << quote;
}

static void printItems(llvm::raw_ostream &os, llvm::ArrayRef<const Constant *> items) {
  llvm::ListSeparator comma;
  for (const Constant *item : items) {
    os << comma;
    item->print(os);
  }
}

void Constant::print(llvm::raw_ostream &os) const {
  switch (kind()) {
  case ConstantKind::None:
    os << "None";
    return;
  case ConstantKind::Bool:
    os << (llvm::cast<BoolConstant>(this)->value() ? "True" : "False");
    return;
  case ConstantKind::Ellipsis:
    os << "Ellipsis";
    return;
  case ConstantKind::Int:
    return printInt(os, *llvm::cast<IntConstant>(this));
  case ConstantKind::Float:
    return printFloat(os, llvm::cast<FloatConstant>(this)->value());
  case ConstantKind::Complex: {
    auto *c = llvm::cast<ComplexConstant>(this);
    os << "complex(";
    printFloat(os, c->real());
    os << ", ";
    printFloat(os, c->imag());
    os << ')';
    return;
  }
  case ConstantKind::Str:
    return printStr(os, llvm::cast<StrConstant>(this)->utf8());
  case ConstantKind::Bytes:
    return printBytes(os, llvm::cast<BytesConstant>(this)->data());
  case ConstantKind::Tuple: {
    auto items = llvm::cast<TupleConstant>(this)->items();
    os << '(';
    printItems(os, items);
    os << (items.size() == 1 ? ",)" : ")");
    return;
  }
  case ConstantKind::FrozenSet: {
    auto items = llvm::cast<FrozenSetConstant>(this)->items();
    os << (items.empty() ? "frozenset(" : "frozenset({");
    printItems(os, items);
    os << (items.empty() ? ")" : "})");
    return;
  }
  case ConstantKind::Slice: {
    auto *s = llvm::cast<SliceConstant>(this);
    os << "slice(";
    printItems(os, {s->start(), s->stop(), s->step()});
    os << ')';
    return;
  }
  case ConstantKind::Code:
    os << "<code " << llvm::cast<CodeObject>(this)->displayName() << '>';
    return;
  }
  llvm_unreachable("all kinds are printed");
}
