//===- SourceLines.cpp - the lines under a traceback entry, as CPython 3.13 shows them ------===//
//
// Since 3.13 an entry shows all lines of the failing instruction, or the first and
// last ones and those around its anchors, each with carets; calls have anchors
// too. No carets are drawn under an instruction that fills its lines, nor under
// the call in `return f(x)` and `name = f(x)`. Python reference: library,
// "traceback"; PEP 657.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/TracebackText.h"

#include <algorithm>

namespace pyaot::rt {

namespace {

constexpr int kMaxLines = 256;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\r'; }
bool isWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || uint8_t(c) >= 0x80;
}
bool isContinuation(char c) { return (c & 0xC0) == 0x80; }
std::string_view trimmed(std::string_view s) {
  while (!s.empty() && isBlank(s.front()))
    s.remove_prefix(1);
  while (!s.empty() && isBlank(s.back()))
    s.remove_suffix(1);
  return s;
}
size_t indentationOf(std::string_view s) {
  size_t n = 0;
  while (n < s.size() && isBlank(s[n]))
    ++n;
  return n;
}

/// A place in the text: line number from 0 and byte in it.
struct Place {
  int line;
  size_t column;
  bool isBefore(int l, size_t c) const { return line < l || (line == l && column <= c); }
};

class Lines {
public:
  /// Copies the lines [first, last] of the file without their common indentation. False: there are none.
  bool load(std::string_view filename, int first, int last) {
    size_t common = SIZE_MAX;
    for (int n = first; n <= last && count < kMaxLines; ++n) {
      std::string_view line = sourceLine(filename, n);
      if (!line.data())
        break;
      while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
      starts[count] = text.size;
      text.append(line);
      lengths[count++] = line.size();
      if (!trimmed(line).empty())
        common = std::min(common, indentationOf(line));
    }
    dedent = common == SIZE_MAX ? 0 : common;
    return count && common != SIZE_MAX;
  }
  std::string_view original(int i) const { return {text.data + starts[i], lengths[i]}; }
  std::string_view operator[](int i) const {
    std::string_view line = original(i);
    return trimmed(line).empty() ? std::string_view() : line.substr(dedent);
  }
  int count = 0;
  size_t dedent = 0;

private:
  struct Buffer {
    char data[1 << 14];
    size_t size = 0;
    void append(std::string_view s) {
      size_t n = std::min(s.size(), sizeof data - size);
      s.copy(data + size, n);
      size += n;
    }
  } text;
  size_t starts[kMaxLines], lengths[kMaxLines];
};

/// `return f(...)` with a plain name, or `name = call`: the call that starts at `start`.
bool isPlainCallStatement(std::string_view first, size_t start, std::string_view callee) {
  std::string_view before = trimmed(first.substr(0, start));
  if (before == "return")
    return std::all_of(callee.begin(), callee.end(), isWord);
  if (before.empty() || before.back() != '=')
    return false;
  before = trimmed(before.substr(0, before.size() - 1));
  return !before.empty() && std::all_of(before.begin(), before.end(), isWord);
}

} // namespace

void writeSourceLines(TracebackWriter &writer, std::string_view filename, const CodeLocation &where) {
  bool hasColumns = where.column >= 0 && where.endColumn >= 0 && where.endLine >= where.line;
  Lines lines;
  if (!lines.load(filename, where.line, hasColumns ? where.endLine : where.line))
    return;
  auto writeLine = [&](std::string_view line) {
    writer.startLine();
    writer.out.append("    ");
    writer.out.append(line);
    writer.out.append('\n');
  };
  int last = lines.count - 1;
  if (!hasColumns || last != where.endLine - where.line) {
    writeLine(trimmed(lines[0]));
    return;
  }
  size_t start = size_t(where.column) > lines.dedent ? std::min(size_t(where.column) - lines.dedent, lines[0].size()) : 0;
  size_t end = size_t(where.endColumn) > lines.dedent ? std::min(size_t(where.endColumn) - lines.dedent, lines[last].size()) : 0;

  // The segment as one text, and back from its bytes to lines.
  StrBuilder joined;
  for (int i = 0; i <= last; ++i) {
    std::string_view line = lines[i];
    size_t from = i == 0 ? start : 0, to = i == last ? end : line.size();
    if (i)
      joined.append('\n');
    joined.append(line.substr(from, to > from ? to - from : 0));
  }
  Object *keep = nullptr;
  std::string_view segment = utf8Of(joined.finish(), &keep);
  auto placeOf = [&](size_t byte) {
    int line = 0;
    size_t lineStart = 0;
    for (size_t i = 0; i < byte && i < segment.size(); ++i)
      if (segment[i] == '\n') {
        ++line;
        lineStart = i + 1;
      }
    return Place{line, byte - lineStart + (line == 0 ? start : 0)};
  };
  size_t left = 0, right = 0;
  bool isCall = false;
  bool hasAnchors = !segment.empty() && findAnchors(segment, &left, &right, &isCall);
  Place leftPlace = hasAnchors ? placeOf(left) : Place{0, 0}, rightPlace = hasAnchors ? placeOf(right) : Place{0, 0};

  bool showCarets = hasAnchors || !trimmed(lines[0].substr(0, start)).empty() || !trimmed(lines[last].substr(end)).empty();
  if (isCall && isPlainCallStatement(lines[0], start, trimmed(segment.substr(0, left))))
    showCarets = false;

  bool isShown[kMaxLines] = {};
  auto show = [&](int i) {
    if (i >= 0 && i <= last)
      isShown[i] = true;
  };
  show(0);
  show(last);
  if (hasAnchors)
    for (int line : {leftPlace.line, rightPlace.line})
      for (int i = line - 1; i <= line + 1; ++i)
        show(i);

  auto writeOne = [&](int i) {
    std::string_view line = lines[i];
    writeLine(line);
    if (!showCarets)
      return;
    writer.startLine();
    writer.out.append("    ");
    size_t stop = i == last ? end : line.size(), indentation = indentationOf(line);
    for (size_t column = 0; column < stop; ++column) {
      if (column < line.size() && isContinuation(line[column]))
        continue;
      bool isInside = hasAnchors && leftPlace.isBefore(i, column) && !rightPlace.isBefore(i, column);
      writer.out.append(column < indentation || (i == 0 && column < start) ? ' ' : !hasAnchors || isInside ? '^' : '~');
    }
    writer.out.append('\n');
  };
  int previous = -1;
  for (int i = 0; i <= last; ++i) {
    if (!isShown[i])
      continue;
    if (previous >= 0 && i - previous == 2) {
      writeOne(i - 1);
    } else if (previous >= 0 && i - previous > 2) {
      writer.startLine();
      writer.out.append("    ...<");
      writer.out.appendInt(i - previous - 1);
      writer.out.append(" lines>...\n");
    }
    writeOne(i);
    previous = i;
  }
}

} // namespace pyaot::rt
