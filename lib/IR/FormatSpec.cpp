//===- FormatSpec.cpp - parse format specs when compiling -------------------------===//
//
//   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// Python reference: library, "Format Specification Mini-Language". What is not
// of this form, or would raise for every type, is left to the runtime.
//
//===----------------------------------------------------------------------===//
#include "pyaot/IR/FormatSpec.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace pyaot;

namespace {

class Reader {
public:
  explicit Reader(llvm::StringRef text) : text_(text) {}
  bool atEnd() const { return text_.empty(); }
  char peek(size_t n = 0) const { return n < text_.size() ? text_[n] : 0; }
  bool take(char c) { return peek() == c && c && (skip(1), true); }
  void skip(size_t n) { text_ = text_.drop_front(n); }
  /// Digits; -1 if there are none, nothing if too large.
  std::optional<int32_t> number() {
    llvm::StringRef digits = text_.take_while(llvm::isDigit);
    if (digits.empty())
      return -1;
    int32_t value;
    if (digits.getAsInteger(10, value))
      return std::nullopt;
    skip(digits.size());
    return value;
  }

private:
  llvm::StringRef text_;
};

bool isAlign(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

} // namespace

std::optional<FormatSpec> ir::parseFormatSpec(llvm::StringRef text) {
  if (!llvm::all_of(text, [](char c) { return llvm::isASCII(c); }))
    return std::nullopt; // a fill that is not ASCII: rare, the runtime reads it
  FormatSpec spec;
  Reader in(text);
  bool hasFill = isAlign(in.peek(1));
  if (hasFill) {
    spec.fill = uint8_t(in.peek());
    in.skip(1);
  }
  if (isAlign(in.peek())) {
    spec.align = in.peek();
    in.skip(1);
  }
  if (in.peek() == '+' || in.peek() == '-' || in.peek() == ' ') {
    spec.sign = in.peek();
    in.skip(1);
  }
  spec.noNegativeZero = in.take('z');
  spec.alternate = in.take('#');
  if (!hasFill)
    spec.zeroPad = in.take('0');
  auto width = in.number();
  if (!width)
    return std::nullopt;
  spec.width = *width;
  if (in.peek() == ',' || in.peek() == '_') {
    spec.grouping = in.peek();
    in.skip(1);
  }
  if (in.take('.')) {
    auto precision = in.number();
    if (!precision || *precision < 0)
      return std::nullopt;
    spec.precision = *precision;
  }
  if (!in.atEnd()) {
    spec.type = in.peek();
    in.skip(1);
    if (!llvm::isAlpha(spec.type) && spec.type != '%')
      return std::nullopt;
  }
  if (!in.atEnd())
    return std::nullopt;
  return spec;
}
