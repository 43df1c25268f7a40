//===- TracebackText.cpp - the entries of a traceback, with source lines and carets ---------===//
//
// Source lines are read from the file when the traceback is written, if it can be
// found. Python reference: library, "traceback"; PEP 657.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Exceptions/TracebackText.h"
#include "Exceptions/Frame.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace pyaot::rt {

namespace {

/// The file that was read last; a traceback mostly stays in few of them.
struct SourceCache {
  char *name = nullptr;
  size_t nameLength = 0;
  char *text = nullptr;
  size_t length = 0;
  int32_t line = 1;  ///< The line that `offset` is the start of.
  size_t offset = 0;
};
constinit SourceCache cache;

void load(std::string_view filename) {
  if (cache.name && std::string_view(cache.name, cache.nameLength) == filename)
    return;
  free(cache.name);
  free(cache.text);
  cache = {};
  cache.name = static_cast<char *>(malloc(filename.size() + 1));
  memcpy(cache.name, filename.data(), filename.size());
  cache.name[filename.size()] = 0;
  cache.nameLength = filename.size();
  FILE *file = fopen(cache.name, "rbe");
  if (!file)
    return;
  size_t capacity = 1 << 16;
  cache.text = static_cast<char *>(malloc(capacity));
  while (size_t n = fread(cache.text + cache.length, 1, capacity - cache.length, file)) {
    cache.length += n;
    if (cache.length == capacity)
      cache.text = static_cast<char *>(realloc(cache.text, capacity *= 2));
  }
  fclose(file);
  if (cache.length >= 3 && !memcmp(cache.text, "\xEF\xBB\xBF", 3))
    cache.offset = 3;
}

/// Just behind the line end of the line that starts at `offset`; *end is where its text ends.
size_t lineEnd(size_t offset, size_t *end) {
  size_t i = offset;
  while (i < cache.length && cache.text[i] != '\n' && cache.text[i] != '\r')
    ++i;
  *end = i;
  if (i < cache.length && cache.text[i] == '\r' && i + 1 < cache.length && cache.text[i + 1] == '\n')
    ++i;
  return i < cache.length ? i + 1 : i;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// Characters in the first `bytes` bytes.
int64_t charactersIn(std::string_view text, int64_t bytes) {
  int64_t count = 0;
  for (int64_t i = 0; i < bytes && i < int64_t(text.size()); ++i)
    count += (text[size_t(i)] & 0xC0) != 0x80;
  return count;
}
/// The byte where character number `index` starts.
size_t byteOf(std::string_view text, int64_t index) {
  size_t i = 0;
  for (; i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80 && index-- == 0)
      break;
  return i;
}

void writeCarets(TracebackWriter &writer, std::string_view line, size_t indentation, const CodeLocation &where) {
  if (where.line < 0 || where.endLine < 0 || where.column < 0 || where.endColumn < 0)
    return;
  int64_t start = charactersIn(line, where.column), end = charactersIn(line, where.endColumn);
  int64_t left = -1, right = -1;
  int64_t lineLength = charactersIn(line, int64_t(line.size()));
  if (where.line == where.endLine) {
    size_t from = byteOf(line, start), to = byteOf(line, end), anchorLeft, anchorRight;
    std::string_view segment = line.substr(from, to - from);
    if (to > from && findAnchors(segment, &anchorLeft, &anchorRight)) {
      left = start + charactersIn(segment, int64_t(anchorLeft));
      right = start + charactersIn(segment, int64_t(anchorRight));
    }
  } else {
    // An expression of several lines is marked up to the end of its first one; CPython counts bytes here.
    end = int64_t(line.size());
    while (end > 0 && isBlank(line[size_t(end - 1)]))
      --end;
  }
  bool hasAnchors = left != -1;
  if (end - start == lineLength - int64_t(indentation) && !hasAnchors)
    return;
  writer.startLine();
  for (int64_t i = int64_t(indentation) - 4; i < end; ++i)
    writer.out.append(i < start ? ' ' : !hasAnchors ? '^' : i >= left && i < right ? '^' : '~');
  writer.out.append('\n');
}

void writeEntry(TracebackWriter &writer, Traceback *entry) {
  CodeLocation where = locationOf(entry->code, entry->location);
  writer.startLine();
  writer.out.append("  File \"");
  writer.out.append(entry->code->filename);
  writer.out.append("\", line ");
  writer.out.appendInt(where.line < 0 ? entry->code->firstLine : where.line);
  writer.out.append(", in ");
  writer.out.append(entry->code->name);
  writer.out.append('\n');
  Object *keep = nullptr;
  if (semanticsAtLeast(13)) {
    writeSourceLines(writer, utf8Of(entry->code->filename, &keep), where);
    return;
  }
  std::string_view line = sourceLine(utf8Of(entry->code->filename, &keep), where.line);
  if (!line.data())
    return;
  size_t indentation = 0;
  while (indentation < line.size() && isBlank(line[indentation]))
    ++indentation;
  writer.startLine();
  writer.out.append("    ");
  writer.out.append(line.substr(indentation));
  writer.out.append('\n');
  writeCarets(writer, line, indentation, where);
}

bool isSamePlace(Traceback *a, Traceback *b) {
  return locationOf(a->code, a->location).line == locationOf(b->code, b->location).line &&
         (a->code == b->code || (equalStr(a->code->filename, b->code->filename) && equalStr(a->code->name, b->code->name)));
}

} // namespace

std::string_view sourceLine(std::string_view filename, int32_t line) {
  if (line < 1)
    return {};
  load(filename);
  if (!cache.text)
    return {};
  if (line < cache.line) {
    cache.line = 1;
    cache.offset = cache.length >= 3 && !memcmp(cache.text, "\xEF\xBB\xBF", 3) ? 3 : 0;
  }
  size_t end;
  while (cache.line < line) {
    if (cache.offset >= cache.length)
      return {};
    cache.offset = lineEnd(cache.offset, &end);
    ++cache.line;
  }
  if (cache.offset >= cache.length)
    return {};
  lineEnd(cache.offset, &end);
  return {cache.text + cache.offset, end - cache.offset};
}

void writeTraceback(TracebackWriter &writer, Traceback *traceback, const char *headerMargin, const char *header) {
  constexpr int64_t limit = 1000, repeatCutoff = 3;
  int64_t depth = 0;
  auto next = [](Traceback *t) { return isNone(t->next) ? nullptr : as<Traceback>(t->next); };
  for (Traceback *t = traceback; t; t = next(t))
    ++depth;
  writer.startLine(headerMargin);
  writer.out.append(std::string_view(header));
  Traceback *last = nullptr;
  int64_t repeats = 0;
  auto finishRepeats = [&] {
    if (repeats <= repeatCutoff)
      return;
    writer.startLine();
    writer.out.append("  [Previous line repeated ");
    writer.out.appendInt(repeats - repeatCutoff);
    writer.out.append(repeats - repeatCutoff > 1 ? std::string_view(" more times]\n") : std::string_view(" more time]\n"));
  };
  for (Traceback *t = traceback; t; t = next(t)) {
    if (depth-- > limit)
      continue;
    if (!last || !isSamePlace(last, t)) {
      finishRepeats();
      last = t;
      repeats = 0;
    }
    if (++repeats <= repeatCutoff)
      writeEntry(writer, t);
  }
  finishRepeats();
}

} // namespace pyaot::rt
