//===- Matcher.h - matches the code that the library's re compiles -------------------===//
//
// The library turns a pattern into a list of words (its opcodes and their arguments);
// Matcher runs them over a text. Alternatives wait on an explicit stack, so the length
// of the text never costs machine stack: only assertions and atomic groups call run()
// again, as deep as the pattern nests them.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_REGEX_MATCHER_H
#define PYAOT_RUNTIME_REGEX_MATCHER_H

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace pyaot::rt::regex {

/// In the order of 3.11 and later; older code is translated by `canonical`.
enum Op : uint8_t {
  Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupRef, GroupRefExists, In,
  Info, Jump, Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate, Range, Repeat, RepeatOne, Subpattern, MinRepeatOne,
  AtomicGroup, PossessiveRepeat, PossessiveRepeatOne, GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
  GroupRefLocIgnore, InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore, GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore,
  NotLiteralUniIgnore, RangeUniIgnore, kOps
};
/// The Op of a word of the pattern: up to 3.10 there was one more op at 8, and no atomic ones.
Op canonical(uint32_t word);

uint32_t lowerUnicode(uint32_t c);
uint32_t upperUnicode(uint32_t c);
inline uint32_t lowerAscii(uint32_t c) { return c - 'A' < 26 ? c + 32 : c; }
inline uint32_t upperAscii(uint32_t c) { return c - 'a' < 26 ? c - 32 : c; }

struct Text {
  const void *data;
  unsigned shift; ///< log2 of the bytes of a character.
};

/// A growing array of plain data outside the heap: no exceptions, nothing of libstdc++.
template <typename T> class PlainArray {
public:
  PlainArray() = default;
  PlainArray(const PlainArray &) = delete;
  ~PlainArray() { free(items); }
  void push_back(const T &item) {
    T copy = item; // it may lie in this array
    if (count == capacity)
      grow(capacity ? 2 * capacity : 32);
    items[count++] = copy;
  }
  void pop_back() { --count; }
  void resize(size_t size) {
    if (size > capacity)
      grow(size);
    count = size;
  }
  T &back() { return items[count - 1]; }
  T &operator[](size_t i) { return items[i]; }
  size_t size() const { return count; }

private:
  void grow(size_t size) {
    items = static_cast<T *>(realloc(static_cast<void *>(items), size * sizeof(T)));
    if (!items)
      abort();
    capacity = size;
  }
  T *items = nullptr;
  size_t count = 0, capacity = 0;
};

/// One search or match over one text. Positions count characters from the beginning of the text.
class Matcher {
public:
  Matcher(const uint32_t *code, Text text, int64_t start, int64_t end, int64_t groups)
      : code(code), text(text), start(start), end(end) {
    marks.resize(size_t(groups) * 2);
    reset();
  }
  bool search();
  bool match();

  const uint32_t *code;
  Text text;
  int64_t start, end;       ///< Where the match begins (in the end: began), and the limit of the text.
  int64_t position = 0;     ///< Where the match ended.
  PlainArray<int64_t> marks;
  int64_t lastIndex = -1;
  bool mustEndAtEnd = false;   ///< fullmatch
  bool mustAdvance = false;    ///< No empty match at `start`.

private:
  struct Choice; // an alternative, or what to undo on the way to one
  enum class How : uint8_t;
  template <typename Char> bool searchIn();
  template <typename Char> bool run(uint32_t pc, int64_t at, bool isOutermost);
  template <typename Char> int64_t countItems(uint32_t pc, int64_t at, int64_t limit);
  template <typename Char> bool matchesItem(uint32_t pc, int64_t at);
  template <typename Char> bool isAtPlace(uint32_t where, int64_t at);
  template <typename Char> int64_t matchGroup(Op op, uint32_t group, int64_t at);
  bool inCharset(uint32_t pc, uint32_t c) const;
  void push(How how, uint32_t pc, int64_t at, int32_t count = 0);
  void enterIteration(uint32_t pc, int32_t count, int64_t last, int32_t outer);
  void setMark(uint32_t mark, int64_t at);
  void undo(const Choice &choice);
  void undoTo(size_t base);
  void commitTo(size_t base);
  void reset();

  struct Choice {
    How how;
    uint32_t pc;
    int64_t at;
    int32_t count;
    int32_t outer;   ///< Iteration: the repeat around this one.
    int32_t oldRepeat;
    int64_t last;
  };
  PlainArray<Choice> stack;
  int32_t repeat = -1; ///< The innermost repeat under way: its Iteration on the stack.
};

} // namespace pyaot::rt::regex

#endif
