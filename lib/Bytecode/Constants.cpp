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

namespace {
/// Writes until about `left` characters are used up. A tree of constants may share its parts, so that it is much larger
/// as text than in the file.
class ConstantPrinter {
public:
  ConstantPrinter(llvm::raw_ostream &os, size_t limit) : os_(os), left_(limit) {}

  void print(const Constant &constant);

private:
  /// False at the end of the allowance, which is marked once.
  bool spend(size_t characters) {
    if (left_ == 0)
      return false;
    left_ -= std::min(left_, characters);
    if (left_ == 0)
      os_ << "...";
    return left_ != 0;
  }
  void printInt(const IntConstant &value);
  void printFloat(double value);
  void printEscaped(uint32_t codePoint, char quote);
  void printStr(llvm::StringRef utf8);
  void printBytes(llvm::StringRef data);
  void printItems(llvm::StringRef open, llvm::ArrayRef<const Constant *> items, llvm::StringRef close);

  llvm::raw_ostream &os_;
  size_t left_;
};
} // namespace

/// Decimal, or hexadecimal from 1,000 bits on, where the conversion would be slow.
void ConstantPrinter::printInt(const IntConstant &value) {
  if (value.isNegative())
    os_ << '-';
  if (value.limbs().empty()) {
    os_ << '0';
    return;
  }
  llvm::APInt magnitude(static_cast<unsigned>(value.limbs().size() * 64), value.limbs());
  bool isShort = magnitude.getActiveBits() <= 1000;
  if (!isShort && !spend(value.limbs().size() * 16))
    return;
  llvm::SmallString<64> digits;
  magnitude.toStringUnsigned(digits, isShort ? 10 : 16);
  os_ << (isShort ? "" : "0x") << digits;
}

/// As repr(): shortest digits that read back, with a point or an exponent.
void ConstantPrinter::printFloat(double value) {
  if (std::isnan(value) || std::isinf(value)) {
    os_ << (std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
    return;
  }
  char buffer[64];
  double magnitude = std::fabs(value);
  bool isPlain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                           isPlain ? std::chars_format::fixed : std::chars_format::scientific);
  llvm::StringRef text(buffer, end.ptr - buffer);
  os_ << text;
  if (isPlain && !text.contains('.'))
    os_ << ".0";
}

void ConstantPrinter::printEscaped(uint32_t codePoint, char quote) {
  if (codePoint == uint32_t(quote) || codePoint == '\\')
    os_ << '\\' << char(codePoint);
  else if (codePoint == '\n')
    os_ << "\\n";
  else if (codePoint == '\r')
    os_ << "\\r";
  else if (codePoint == '\t')
    os_ << "\\t";
  else if (codePoint >= 32 && codePoint < 127)
    os_ << char(codePoint);
  else if (codePoint < 256)
    os_ << "\\x" << llvm::format_hex_no_prefix(codePoint, 2);
  else if (codePoint < 0x10000)
    os_ << "\\u" << llvm::format_hex_no_prefix(codePoint, 4);
  else
    os_ << "\\U" << llvm::format_hex_no_prefix(codePoint, 8);
}

/// The quotes repr() takes: double ones only if that saves an escape.
static char quoteFor(llvm::StringRef text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

void ConstantPrinter::printStr(llvm::StringRef utf8) {
  char quote = quoteFor(utf8.take_front(left_));
  os_ << quote;
  // Valid by the invariant of StrConstant, so the lead byte gives the length.
  for (size_t i = 0; i < utf8.size() && spend(1);) {
    uint8_t lead = utf8[i];
    unsigned length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t codePoint = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (unsigned k = 1; k < length; ++k)
      codePoint = codePoint << 6 | (uint8_t(utf8[i + k]) & 63);
    printEscaped(codePoint, quote);
    i += length;
  }
  os_ << quote;
}

void ConstantPrinter::printBytes(llvm::StringRef data) {
  char quote = quoteFor(data.take_front(left_));
  os_ << 'b' << quote;
  for (uint8_t byte : data.bytes()) {
    if (!spend(1))
      break;
    printEscaped(byte, quote);
  }
  os_ << quote;
}

void ConstantPrinter::printItems(llvm::StringRef open, llvm::ArrayRef<const Constant *> items, llvm::StringRef close) {
  os_ << open;
  llvm::ListSeparator comma;
  for (const Constant *item : items) {
    if (!spend(2))
      break;
    os_ << comma;
    print(*item);
  }
  os_ << close;
}

void ConstantPrinter::print(const Constant &constant) {
  if (!spend(1))
    return;
  switch (constant.kind()) {
  case ConstantKind::None:
    os_ << "None";
    return;
  case ConstantKind::Bool:
    os_ << (llvm::cast<BoolConstant>(constant).value() ? "True" : "False");
    return;
  case ConstantKind::Ellipsis:
    os_ << "Ellipsis";
    return;
  case ConstantKind::Int:
    return printInt(llvm::cast<IntConstant>(constant));
  case ConstantKind::Float:
    return printFloat(llvm::cast<FloatConstant>(constant).value());
  case ConstantKind::Complex:
    os_ << "complex(";
    printFloat(llvm::cast<ComplexConstant>(constant).real());
    os_ << ", ";
    printFloat(llvm::cast<ComplexConstant>(constant).imag());
    os_ << ')';
    return;
  case ConstantKind::Str:
    return printStr(llvm::cast<StrConstant>(constant).utf8());
  case ConstantKind::Bytes:
    return printBytes(llvm::cast<BytesConstant>(constant).data());
  case ConstantKind::Tuple: {
    auto items = llvm::cast<TupleConstant>(constant).items();
    return printItems("(", items, items.size() == 1 ? ",)" : ")");
  }
  case ConstantKind::FrozenSet: {
    auto items = llvm::cast<FrozenSetConstant>(constant).items();
    return printItems(items.empty() ? "frozenset(" : "frozenset({", items, items.empty() ? ")" : "})");
  }
  case ConstantKind::Slice: {
    auto &slice = llvm::cast<SliceConstant>(constant);
    return printItems("slice(", {slice.start(), slice.stop(), slice.step()}, ")");
  }
  case ConstantKind::Code:
    os_ << "<code " << llvm::cast<CodeObject>(constant).displayName().take_front(left_) << '>';
    return;
  }
  llvm_unreachable("all kinds are printed");
}

void Constant::print(llvm::raw_ostream &os, size_t limit) const { ConstantPrinter(os, limit).print(*this); }
