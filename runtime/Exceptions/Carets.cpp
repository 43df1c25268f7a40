//===- Carets.cpp - what a traceback's carets single out in an expression ------------------===//
//
// CPython parses the text that the location of the failing instruction covers: if
// it is a binary operation, the operator gets carets and the rest tildes; if it is
// a subscription, what is in the brackets. Only the top of the expression counts,
// so a tokenizer that knows brackets and precedences is parser enough. Operands are
// taken without their outermost parentheses, as their syntax tree nodes are.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/TracebackText.h"

#include <cstring>

namespace pyaot::rt {

namespace {

struct Token {
  enum Kind : uint8_t { End, Operand, Keyword, Await, Operator, Open, Close, Comma, Other, Bad } kind;
  size_t from, to;
};

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || uint8_t(c) >= 0x80;
}
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r'; }

class Scanner {
public:
  Scanner(std::string_view text, size_t at) : text(text), at(at) {}

  Token next() {
    while (at < text.size() && isSpace(text[at]))
      ++at;
    size_t from = at;
    if (at == text.size())
      return {Token::End, at, at};
    char c = text[at];
    if (c == '"' || c == '\'')
      return string(from);
    if ((c >= '0' && c <= '9') || (c == '.' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9'))
      return number(from);
    if (isNameByte(c)) {
      while (at < text.size() && isNameByte(text[at]))
        ++at;
      if (at < text.size() && (text[at] == '"' || text[at] == '\'') && at - from <= 2)
        return string(from);
      return word(from);
    }
    switch (c) {
    case '(': case '[': case '{': ++at; return {Token::Open, from, at};
    case ')': case ']': case '}': ++at; return {Token::Close, from, at};
    case ',': ++at; return {Token::Comma, from, at};
    case '#': // a comment between the lines of an expression
      while (at < text.size() && text[at] != '\n')
        ++at;
      return at < text.size() ? next() : Token{Token::Bad, from, at};
    case '.': ++at; return {Token::Other, from, at};
    default: break;
    }
    static constexpr const char *operators[] = {"**", "//", "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~"};
    for (const char *op : operators)
      if (size_t n = strlen(op); text.substr(at, n) == op) {
        at += n;
        if (at < text.size() && text[at] == '=') // an augmented assignment
          return {Token::Keyword, from, at};
        return {Token::Operator, from, at};
      }
    ++at; // < > = ! : ; and what is no token: all of them end the search
    return {Token::Keyword, from, at};
  }

private:
  Token string(size_t from) {
    char quote = text[at];
    size_t length = text.substr(at, 3) == std::string_view(quote == '"' ? "\"\"\"" : "'''") ? 3 : 1;
    std::string_view close = text.substr(at, length);
    for (at += length; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text.substr(at, length) == close) {
        at += length;
        return {Token::Operand, from, at};
      }
    }
    return {Token::Bad, from, at};
  }

  Token number(size_t from) {
    bool hex = text.substr(at, 2) == "0x" || text.substr(at, 2) == "0X";
    while (at < text.size() && (isNameByte(text[at]) || text[at] == '.')) {
      bool exponent = !hex && (text[at] == 'e' || text[at] == 'E');
      ++at;
      if (exponent && at < text.size() && (text[at] == '+' || text[at] == '-'))
        ++at;
    }
    return {Token::Operand, from, at};
  }

  Token word(size_t from) {
    static constexpr const char *keywords[] = {
        "and",  "as",     "assert", "async",  "break", "class",    "continue", "def",   "del",  "elif", "else", "except",
        "for",  "finally", "from",  "global", "if",    "import",   "in",       "is",    "lambda", "nonlocal", "not", "or",
        "pass", "raise",  "return", "try",    "while", "with",     "yield"};
    std::string_view name = text.substr(from, at - from);
    for (const char *keyword : keywords)
      if (name == keyword)
        return {Token::Keyword, from, at};
    return {name == "await" ? Token::Await : Token::Operand, from, at};
  }

  std::string_view text;
  size_t at;
};

int precedenceOf(std::string_view op) {
  if (op == "|")
    return 1;
  if (op == "^")
    return 2;
  if (op == "&")
    return 3;
  if (op == "<<" || op == ">>")
    return 4;
  if (op == "+" || op == "-")
    return 5;
  return op == "**" ? 8 : 6;
}
constexpr int kUnaryPrecedence = 7, kNoPrecedence = 100;

/// The top of the expression text[from, to).
struct Shape {
  bool valid = false;
  bool tuple = false;       ///< A comma outside of brackets.
  bool lowest = false;      ///< Something that binds less than any operator: comparison, lambda, statement ...
  int precedence = kNoPrecedence;
  Token op = {};            ///< The operator at the top, if precedence says there is one.
  size_t from = 0, to = 0;  ///< First and last token.
  Token lastOpen = {}, beforeLastOpen = {}; ///< Of the last bracket outside of others.
  bool endsWithBracket = false;
  bool awaits = false;
};

Shape look(std::string_view text, size_t from, size_t to) {
  Shape shape;
  Scanner scanner(text.substr(0, to), from);
  int depth = 0;
  char closers[64];
  Token previous = {Token::End, from, from};
  bool operand = false; // the token before ends an operand
  shape.from = to;
  for (;;) {
    Token token = scanner.next();
    if (token.kind == Token::Bad)
      return shape;
    if (token.kind == Token::End)
      break;
    if (shape.from == to)
      shape.from = token.from;
    shape.to = token.to;
    if (token.kind == Token::Open) {
      if (depth == 0) {
        shape.lastOpen = token;
        shape.beforeLastOpen = operand ? previous : Token{Token::End, 0, 0};
      }
      if (depth == 64)
        return shape;
      char c = text[token.from];
      closers[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
      operand = false;
    } else if (token.kind == Token::Close) {
      if (depth == 0 || closers[--depth] != text[token.from])
        return shape;
      operand = true;
    } else if (depth == 0) {
      if (token.kind == Token::Comma) {
        shape.tuple = true;
      } else if (token.kind == Token::Keyword) {
        shape.lowest = true;
      } else if (token.kind == Token::Await) {
        shape.awaits = true;
      } else if (token.kind == Token::Operator) {
        std::string_view op = text.substr(token.from, token.to - token.from);
        int precedence = operand ? precedenceOf(op) : kUnaryPrecedence;
        // Equal ones group to the left, but for ** and the prefix operators.
        bool replaces = precedence < shape.precedence || (precedence == shape.precedence && precedence < kUnaryPrecedence);
        // A prefix operator behind another operator belongs to the operand of that.
        if (replaces && !(precedence == kUnaryPrecedence && shape.precedence != kNoPrecedence)) {
          shape.precedence = precedence;
          shape.op = token;
        }
      } else if (token.kind == Token::Operand && operand && previous.kind == Token::Operand &&
                 text[previous.to - 1] != '"' && text[previous.to - 1] != '\'') {
        return shape; // two names side by side: a statement
      }
      operand = token.kind == Token::Operand;
    }
    previous = token;
  }
  shape.valid = depth == 0 && shape.from < to;
  shape.endsWithBracket = previous.kind == Token::Close;
  return shape;
}

/// Takes off parentheses around a whole operand; those of a tuple and of a generator are its own.
void unwrap(std::string_view text, size_t *from, size_t *to) {
  for (;;) {
    Shape shape = look(text, *from, *to);
    if (!shape.valid)
      return;
    *from = shape.from;
    *to = shape.to;
    bool isWhole = shape.endsWithBracket && shape.lastOpen.from == shape.from && text[shape.from] == '(';
    if (!isWhole)
      return;
    Shape inner = look(text, *from + 1, *to - 1);
    if (!inner.valid || inner.tuple)
      return;
    Scanner scanner(text.substr(0, *to - 1), *from + 1);
    int depth = 0;
    for (Token token = scanner.next(); token.kind != Token::End; token = scanner.next()) {
      depth += (token.kind == Token::Open) - (token.kind == Token::Close);
      if (depth == 0 && token.kind == Token::Keyword && text.substr(token.from, token.to - token.from) == "for")
        return;
    }
    *from = inner.from;
    *to = inner.to;
  }
}

} // namespace

bool findAnchors(std::string_view segment, size_t *left, size_t *right, bool *isCall) {
  size_t from = 0, to = segment.size();
  unwrap(segment, &from, &to);
  Shape shape = look(segment, from, to);
  if (!shape.valid || shape.tuple || shape.lowest)
    return false;
  if (shape.precedence != kNoPrecedence) {
    if (shape.precedence == kUnaryPrecedence)
      return false;
    size_t leftFrom = from, leftTo = shape.op.from, rightFrom = shape.op.to, rightTo = to;
    unwrap(segment, &leftFrom, &leftTo);
    unwrap(segment, &rightFrom, &rightTo);
    for (size_t i = leftTo; i < rightFrom; ++i) {
      if (isSpace(segment[i]))
        continue;
      *left = i;
      *right = i + 1;
      if (i + 1 < rightFrom && !isSpace(segment[i + 1]))
        ++*right;
      break;
    }
    return true;
  }
  if (isCall && !shape.awaits && shape.endsWithBracket && shape.beforeLastOpen.kind != Token::End &&
      segment[shape.to - 1] != '}') {
    *isCall = segment[shape.to - 1] == ')';
    *left = shape.lastOpen.from;
    *right = shape.to;
    return true;
  }
  if (shape.awaits || !shape.endsWithBracket || segment[shape.to - 1] != ']' || shape.beforeLastOpen.kind == Token::End)
    return false;
  size_t valueFrom = from, valueTo = shape.lastOpen.from, sliceFrom = shape.lastOpen.to, sliceTo = shape.to - 1;
  unwrap(segment, &valueFrom, &valueTo);
  unwrap(segment, &sliceFrom, &sliceTo);
  *left = valueTo;
  *right = sliceTo + 1;
  return true;
}

} // namespace pyaot::rt
