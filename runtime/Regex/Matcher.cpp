//===- Matcher.cpp - matches the code that the library's re compiles -----------------===//
#include "Regex/Matcher.h"

#include "Startup/Semantics.h"
#include "Strings/Unicode.h"

#include <cstring>

namespace pyaot::rt::regex {

Op canonical(uint32_t word) {
  if (semanticsAtLeast(11) || word < 8)
    return Op(word);
  return Op(word < 28 ? word - 1 : word + 2);
}

static constexpr uint32_t kMaxRepeat = 0x3FFFFFFF; // newer versions; older ones have 2**32 - 1
static int64_t limitOf(uint32_t word) { return word >= kMaxRepeat ? INT64_MAX : int64_t(word); }

// --- Characters --------------------------------------------------------------------------------------------------------

static uint32_t simpleCase(uint32_t c, unicode::Case to) {
  uint32_t mapped[3];
  unicode::mapCase(c, to, mapped);
  return mapped[0];
}
uint32_t lowerUnicode(uint32_t c) { return c < 128 ? lowerAscii(c) : simpleCase(c, unicode::Case::Lower); }
uint32_t upperUnicode(uint32_t c) { return c < 128 ? upperAscii(c) : simpleCase(c, unicode::Case::Upper); }

static bool isAsciiWord(uint32_t c) { return c - '0' < 10 || lowerAscii(c) - 'a' < 26 || c == '_'; }
static bool isUnicodeWord(uint32_t c) {
  return c == '_' || unicode::has(c, unicode::Alpha | unicode::Decimal | unicode::Digit | unicode::Numeric);
}
/// The numbers are those of the library: ASCII ones, locale words, then Unicode ones; odd ones negate.
static bool isInCategory(uint32_t category, uint32_t c) {
  bool is = false;
  switch (category / 2) {
  case 0: is = c - '0' < 10; break;
  case 1: is = c == ' ' || c - '\t' < 5; break;
  case 2: case 4: is = isAsciiWord(c); break;
  case 3: is = c == '\n'; break;
  case 5: is = unicode::decimalValue(c) >= 0; break;
  case 6: is = unicode::isSpace(c); break;
  case 7: is = isUnicodeWord(c); break;
  case 8: is = unicode::isLineBreak(c); break;
  }
  return is != bool(category & 1);
}

bool Matcher::inCharset(uint32_t pc, uint32_t c) const {
  bool found = true;
  for (;;) {
    const uint32_t *word = code + pc;
    switch (canonical(*word)) {
    case Failure: return !found;
    case Literal:
      if (c == word[1])
        return found;
      pc += 2;
      break;
    case Category:
      if (isInCategory(word[1], c))
        return found;
      pc += 2;
      break;
    case Charset:
      if (c < 256 && word[1 + c / 32] >> (c & 31) & 1)
        return found;
      pc += 9;
      break;
    case Range:
      if (word[1] <= c && c <= word[2])
        return found;
      pc += 3;
      break;
    case RangeUniIgnore: {
      uint32_t upper = upperUnicode(c);
      if ((word[1] <= c && c <= word[2]) || (word[1] <= upper && upper <= word[2]))
        return found;
      pc += 3;
      break;
    }
    case Negate:
      found = !found;
      ++pc;
      break;
    case BigCharset: {
      const uint32_t *blocks = word + 2 + 64;
      if (c < 0x10000) {
        uint32_t bit = reinterpret_cast<const uint8_t *>(word + 2)[c >> 8] * 256u + (c & 255);
        if (blocks[bit / 32] >> (bit & 31) & 1)
          return found;
      }
      pc += 2 + 64 + word[1] * 8;
      break;
    }
    default: return false;
    }
  }
}

template <typename Char> static uint32_t charOf(const Text &text, int64_t at) {
  return static_cast<const Char *>(text.data)[at];
}

/// One item that is always one character wide, with `at` inside the text.
template <typename Char> bool Matcher::matchesItem(uint32_t pc, int64_t at) {
  uint32_t c = charOf<Char>(text, at);
  const uint32_t *word = code + pc;
  switch (canonical(*word)) {
  case Literal: return c == word[1];
  case NotLiteral: return c != word[1];
  case Any: return c != '\n';
  case AnyAll: return true;
  case Category: return isInCategory(word[1], c);
  case In: return inCharset(pc + 2, c);
  case InIgnore: return inCharset(pc + 2, lowerAscii(c));
  case InUniIgnore: return inCharset(pc + 2, lowerUnicode(c));
  case InLocIgnore: return inCharset(pc + 2, lowerAscii(c)) || inCharset(pc + 2, upperAscii(c));
  case LiteralIgnore: return lowerAscii(c) == word[1];
  case NotLiteralIgnore: return lowerAscii(c) != word[1];
  case LiteralUniIgnore: return lowerUnicode(c) == word[1];
  case NotLiteralUniIgnore: return lowerUnicode(c) != word[1];
  case LiteralLocIgnore: return c == word[1] || lowerAscii(c) == word[1] || upperAscii(c) == word[1];
  case NotLiteralLocIgnore: return c != word[1] && lowerAscii(c) != word[1] && upperAscii(c) != word[1];
  default: return false;
  }
}

/// How many characters from `at` on, at most `limit`, the item matches.
template <typename Char> int64_t Matcher::countItems(uint32_t pc, int64_t at, int64_t limit) {
  int64_t stop = limit < end - at ? at + limit : end, i = at;
  const Char *chars = static_cast<const Char *>(text.data);
  const uint32_t *word = code + pc;
  switch (canonical(*word)) {
  case AnyAll: return stop - at;
  case Any:
    while (i < stop && chars[i] != '\n')
      ++i;
    return i - at;
  case Literal:
    while (i < stop && chars[i] == word[1])
      ++i;
    return i - at;
  case NotLiteral:
    while (i < stop && chars[i] != word[1])
      ++i;
    return i - at;
  case In:
    while (i < stop && inCharset(pc + 2, chars[i]))
      ++i;
    return i - at;
  default:
    while (i < stop && matchesItem<Char>(pc, i))
      ++i;
    return i - at;
  }
}

template <typename Char> bool Matcher::isAtPlace(uint32_t where, int64_t at) {
  auto isWord = [&](int64_t i) {
    return i >= 0 && i < end && (where >= 10 ? isUnicodeWord(charOf<Char>(text, i)) : isAsciiWord(charOf<Char>(text, i)));
  };
  switch (where) {
  case 0: case 2: return at == 0;
  case 1: return at == 0 || charOf<Char>(text, at - 1) == '\n';
  case 3: case 8: case 10: return end != 0 && isWord(at - 1) != isWord(at);
  case 4: case 9: case 11: return end != 0 && isWord(at - 1) == isWord(at);
  case 5: return at == end || (end - at == 1 && charOf<Char>(text, at) == '\n');
  case 6: return at == end || charOf<Char>(text, at) == '\n';
  case 7: return at == end;
  }
  return false;
}

/// Where the text that a group matched ends when it stands again at `at`; -1: it does not.
template <typename Char> int64_t Matcher::matchGroup(Op op, uint32_t group, int64_t at) {
  int64_t from = marks[group * 2], to = marks[group * 2 + 1];
  if (from < 0 || to < from)
    return -1;
  for (; from < to; ++from, ++at) {
    if (at >= end)
      return -1;
    uint32_t a = charOf<Char>(text, from), b = charOf<Char>(text, at);
    if (op == GroupRefUniIgnore ? lowerUnicode(a) != lowerUnicode(b) : op == GroupRef ? a != b : lowerAscii(a) != lowerAscii(b))
      return -1;
  }
  return at;
}

// --- The stack -----------------------------------------------------------------------------------------------------------

enum class Matcher::How : uint8_t {
  Branch,    ///< The next alternative of a branch: pc is its word of length.
  Greedy,    ///< RepeatOne: count characters from `at` were taken; one less comes next.
  Lazy,      ///< MinRepeatOne: count characters up to `at` were taken; one more comes next.
  Tail,      ///< MaxUntil: what follows the repeat.
  Body,      ///< MinUntil: once more round.
  // Not alternatives: what is restored on the way to one.
  Iteration, ///< A repeat's state while it runs; `repeat` was oldRepeat.
  Repeat,    ///< `repeat` was oldRepeat.
  Mark,      ///< marks[pc] was `at`, lastIndex was `last`.
};

void Matcher::push(How how, uint32_t pc, int64_t at, int32_t count) { stack.push_back({how, pc, at, count, 0, repeat, 0}); }
void Matcher::enterIteration(uint32_t pc, int32_t count, int64_t last, int32_t outer) {
  stack.push_back({How::Iteration, pc, 0, count, outer, repeat, last});
  repeat = int32_t(stack.size() - 1);
}
void Matcher::setMark(uint32_t mark, int64_t at) {
  stack.push_back({How::Mark, mark, marks[mark], 0, 0, repeat, lastIndex});
  marks[mark] = at;
  if (mark & 1)
    lastIndex = mark / 2 + 1;
}
void Matcher::undo(const Choice &choice) {
  if (choice.how == How::Mark) {
    marks[choice.pc] = choice.at;
    lastIndex = choice.last;
  } else if (choice.how == How::Iteration || choice.how == How::Repeat) {
    repeat = choice.oldRepeat;
  }
}
void Matcher::undoTo(size_t base) {
  while (stack.size() > base) {
    undo(stack.back());
    stack.pop_back();
  }
}
/// Forgets the alternatives above `base`, but not how to restore the marks.
void Matcher::commitTo(size_t base) {
  size_t kept = base;
  for (size_t i = base; i < stack.size(); ++i)
    if (stack[i].how == How::Mark)
      stack[kept++] = stack[i];
  stack.resize(kept);
}
void Matcher::reset() {
  stack.resize(0);
  repeat = -1;
  lastIndex = -1;
  for (size_t i = 0; i < marks.size(); ++i)
    marks[i] = -1;
}

// --- The loop ------------------------------------------------------------------------------------------------------------

template <typename Char> bool Matcher::run(uint32_t pc, int64_t at, bool isOutermost) {
  const size_t base = stack.size();
  const int32_t repeatBefore = repeat;
  for (;;) {
    const uint32_t *word = code + pc;
    Op op = canonical(*word);
    bool goesOn = true;
    switch (op) {
    case Success:
      if (isOutermost && ((mustEndAtEnd && at != end) || (mustAdvance && at == start))) {
        goesOn = false;
        break;
      }
      position = at;
      repeat = repeatBefore;
      return true;
    case Literal: case NotLiteral: case Any: case AnyAll: case Category: case LiteralIgnore: case NotLiteralIgnore:
    case LiteralUniIgnore: case NotLiteralUniIgnore: case LiteralLocIgnore: case NotLiteralLocIgnore:
      goesOn = at < end && matchesItem<Char>(pc, at);
      pc += op == Any || op == AnyAll ? 1 : 2;
      ++at;
      break;
    case In: case InIgnore: case InUniIgnore: case InLocIgnore:
      goesOn = at < end && matchesItem<Char>(pc, at);
      pc += 1 + word[1];
      ++at;
      break;
    case At:
      goesOn = isAtPlace<Char>(word[1], at);
      pc += 2;
      break;
    case Mark:
      setMark(word[1], at);
      pc += 2;
      break;
    case Jump: case Info:
      pc += 1 + word[1];
      break;
    case Branch:
      push(How::Branch, pc + 1, at);
      goesOn = false; // the top of the stack is the first alternative
      break;
    case GroupRef: case GroupRefIgnore: case GroupRefLocIgnore: case GroupRefUniIgnore:
      at = matchGroup<Char>(op, word[1], at);
      goesOn = at >= 0;
      pc += 2;
      break;
    case GroupRefExists: {
      int64_t from = marks[word[1] * 2], to = marks[word[1] * 2 + 1];
      pc += from >= 0 && to >= from ? 3 : 1 + word[2];
      break;
    }
    case Assert: case AssertNot: case AtomicGroup: {
      int64_t from = op == AtomicGroup ? at : at - int64_t(word[2]);
      size_t before = stack.size();
      bool found = from >= 0 && run<Char>(pc + (op == AtomicGroup ? 2 : 3), from, false);
      if (op == AssertNot || !found)
        undoTo(before);
      else
        commitTo(before);
      goesOn = found == (op != AssertNot);
      if (op == AtomicGroup)
        at = position;
      pc += 1 + word[1];
      break;
    }
    case PossessiveRepeat: {
      int64_t count = 0, limit = limitOf(word[3]), last = -1;
      while (count < limit && (count < int64_t(word[2]) || at != last)) {
        size_t before = stack.size();
        if (!run<Char>(pc + 4, at, false)) {
          undoTo(before);
          break;
        }
        commitTo(before);
        last = at;
        at = position;
        ++count;
      }
      goesOn = count >= int64_t(word[2]);
      pc += 2 + word[1]; // behind the Success that ends the body
      break;
    }
    case RepeatOne: case PossessiveRepeatOne: {
      int64_t count = countItems<Char>(pc + 4, at, limitOf(word[3]));
      goesOn = count >= int64_t(word[2]);
      if (goesOn && op == RepeatOne && count > int64_t(word[2]))
        stack.push_back({How::Greedy, pc, at, 0, 0, repeat, count});
      at += count;
      pc += 1 + word[1];
      break;
    }
    case MinRepeatOne: {
      int64_t least = word[2];
      goesOn = end - at >= least && countItems<Char>(pc + 4, at, least) == least;
      at += least;
      if (goesOn)
        stack.push_back({How::Lazy, pc, at, 0, 0, repeat, least});
      pc += 1 + word[1];
      break;
    }
    case Repeat:
      enterIteration(pc, -1, -1, repeat);
      pc += 1 + word[1];
      break;
    case MaxUntil: case MinUntil: {
      Choice now = stack[size_t(repeat)];
      const uint32_t *head = code + now.pc;
      int32_t count = now.count + 1;
      if (count < int64_t(head[2])) {
        enterIteration(now.pc, count, now.last, now.outer);
        pc = now.pc + 4;
        break;
      }
      if (op == MaxUntil && count < limitOf(head[3]) && at != now.last) {
        push(How::Tail, pc + 1, at);
        enterIteration(now.pc, count, at, now.outer);
        pc = now.pc + 4;
        break;
      }
      if (op == MinUntil && count < limitOf(head[3]) && at != now.last)
        push(How::Body, now.pc, at, count);
      push(How::Repeat, 0, 0);
      repeat = now.outer;
      ++pc;
      break;
    }
    default: goesOn = false;
    }
    if (goesOn)
      continue;

    // Back to the latest alternative.
    for (bool isFound = false; !isFound;) {
      if (stack.size() == base) {
        repeat = repeatBefore;
        return false;
      }
      Choice &top = stack.back();
      repeat = top.how == How::Iteration || top.how == How::Repeat ? repeat : top.oldRepeat;
      switch (top.how) {
      case How::Mark: case How::Iteration: case How::Repeat:
        undo(top);
        stack.pop_back();
        break;
      case How::Branch:
        at = top.at;
        pc = top.pc + 1;
        if (code[top.pc] == 0) {
          stack.pop_back();
          break;
        }
        top.pc += code[top.pc];
        isFound = true;
        break;
      case How::Greedy: {
        const uint32_t *head = code + top.pc;
        int64_t count = top.last - 1;
        uint32_t next = top.pc + 1 + head[1];
        // A literal behind the repeat says which lengths are worth a try.
        if (canonical(code[next]) == Literal)
          while (count >= int64_t(head[2]) &&
                 (top.at + count >= end || charOf<Char>(text, top.at + count) != code[next + 1]))
            --count;
        if (count < int64_t(head[2])) {
          stack.pop_back();
          break;
        }
        at = top.at + count;
        top.last = count;
        pc = next;
        isFound = true;
        if (count == int64_t(head[2]))
          stack.pop_back();
        break;
      }
      case How::Lazy: {
        const uint32_t *head = code + top.pc;
        if (top.last >= limitOf(head[3]) || top.at >= end || !matchesItem<Char>(top.pc + 4, top.at)) {
          stack.pop_back();
          break;
        }
        ++top.last;
        at = ++top.at;
        pc = top.pc + 1 + head[1];
        isFound = true;
        break;
      }
      case How::Tail: {
        pc = top.pc;
        at = top.at;
        stack.pop_back();
        int32_t outer = stack[size_t(repeat)].outer;
        push(How::Repeat, 0, 0);
        repeat = outer;
        isFound = true;
        break;
      }
      case How::Body: {
        Choice body = top;
        stack.pop_back();
        at = body.at;
        pc = body.pc + 4;
        enterIteration(body.pc, body.count, at, stack[size_t(repeat)].outer);
        isFound = true;
        break;
      }
      }
    }
  }
}

bool Matcher::match() {
  if (start > end)
    return false;
  reset();
  switch (text.shift) {
  case 0: return run<uint8_t>(0, start, true);
  case 1: return run<uint16_t>(0, start, true);
  default: return run<uint32_t>(0, start, true);
  }
}

template <typename Char> bool Matcher::searchIn() {
  const Char *chars = static_cast<const Char *>(text.data);
  int64_t lastStart = end;
  bool hasFirst = false, hasSet = false;
  uint32_t first = 0;
  if (canonical(code[0]) == Info) { // Info, length, flags, least width, most, then a prefix or a set of first characters
    lastStart = end - int64_t(code[3]);
    hasFirst = code[2] & 1;
    hasSet = code[2] & 4;
    if (hasFirst)
      first = code[7];
  }
  for (; start <= lastStart; ++start, mustAdvance = false) {
    if (hasFirst) {
      if (sizeof(Char) == 1) {
        auto *found = first < 256 ? memchr(chars + start, int(first), size_t(end - start)) : nullptr;
        start = found ? static_cast<const Char *>(found) - chars : end;
      } else {
        while (start < end && chars[start] != first)
          ++start;
      }
      if (start >= end)
        return false;
    } else if (hasSet) {
      while (start < end && !inCharset(5, chars[start]))
        ++start;
      if (start >= end)
        return false;
    }
    reset();
    if (run<Char>(0, start, true))
      return true;
  }
  return false;
}

bool Matcher::search() {
  switch (text.shift) {
  case 0: return searchIn<uint8_t>();
  case 1: return searchIn<uint16_t>();
  default: return searchIn<uint32_t>();
  }
}

} // namespace pyaot::rt::regex
