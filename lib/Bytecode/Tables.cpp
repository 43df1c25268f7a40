//===- Tables.cpp - decode location and exception tables --------------------===//

#include "Tables.h"
#include <algorithm>

using namespace pyaot;
using namespace pyaot::bytecode;

namespace {

/// Reads a table byte by byte; once it has run over the end everything is 0 and `failed` is set.
struct Cursor {
  llvm::StringRef bytes;
  size_t position = 0;
  bool failed = false;

  bool atEnd() const { return position >= bytes.size(); }
  uint8_t byte() {
    if (atEnd()) {
      failed = true;
      return 0;
    }
    return bytes[position++];
  }

  /// Groups of six bits, least significant first, bit 6 says that more follow. At most six groups are of use.
  uint64_t littleVarint() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 36; shift += 6) {
      uint8_t b = byte();
      value |= uint64_t(b & 63) << shift;
      if (!(b & 64))
        return value;
    }
    failed = true;
    return 0;
  }
  int64_t signedVarint() {
    uint64_t u = littleVarint();
    return u & 1 ? -int64_t(u >> 1) : int64_t(u >> 1);
  }

  /// The same with the most significant group first, as exception tables have it.
  uint64_t bigVarint() {
    uint64_t value = 0;
    for (unsigned group = 0; group < 6; ++group) {
      uint8_t b = byte();
      value = value << 6 | (b & 63);
      if (!(b & 64))
        return value;
    }
    failed = true;
    return 0;
  }
};

} // namespace

/// A line or column out of a table; what cannot be one becomes "not known".
static int32_t asCoordinate(int64_t value) { return value < 0 || value > INT32_MAX ? -1 : static_cast<int32_t>(value); }

static SourceLocation lineOnly(int64_t line) { return {asCoordinate(line), asCoordinate(line), -1, -1}; }

/// Gives the units [from, to) a location.
static void fill(CodeObject &code, size_t from, size_t to, SourceLocation location) {
  for (size_t unit = from, end = std::min(code.locations.size(), to); unit < end; ++unit)
    code.locations[unit] = location;
}

/// The first unit at or after a byte offset: line tables split long runs at 255 bytes, inside of a unit.
static size_t unitAtOrAfter(size_t byteOffset) { return (byteOffset + 1) / 2; }

/// 3.8 and 3.9: pairs (bytes, signed lines), applied one after the other; an instruction's line is the value before
/// the first pair that passes it.
static bool decodeLineTable38(Cursor c, CodeObject &code) {
  size_t byteOffset = 0;
  int64_t line = code.firstLine;
  while (!c.atEnd()) {
    uint8_t bytes = c.byte();
    int8_t lines = static_cast<int8_t>(c.byte());
    fill(code, unitAtOrAfter(byteOffset), unitAtOrAfter(byteOffset + bytes), lineOnly(line));
    byteOffset += bytes;
    line += lines;
  }
  fill(code, unitAtOrAfter(byteOffset), code.locations.size(), lineOnly(line));
  return !c.failed;
}

/// 3.10: pairs (bytes, signed lines); the line changes first, -128 means "no line" for the bytes.
static bool decodeLineTable310(Cursor c, CodeObject &code) {
  size_t byteOffset = 0;
  int64_t line = code.firstLine;
  while (!c.atEnd()) {
    uint8_t bytes = c.byte();
    int8_t lines = static_cast<int8_t>(c.byte());
    bool hasLine = lines != -128;
    if (hasLine)
      line += lines;
    fill(code, unitAtOrAfter(byteOffset), unitAtOrAfter(byteOffset + bytes),
         hasLine ? lineOnly(line) : SourceLocation());
    byteOffset += bytes;
  }
  return !c.failed;
}

/// 3.11+: entries that begin with a byte 1kkkkccc, kind and count of code units - 1.
static bool decodeLocationTable(Cursor c, CodeObject &code) {
  size_t unit = 0;
  int64_t line = code.firstLine;
  while (!c.atEnd()) {
    uint8_t head = c.byte();
    if (!(head & 128))
      return false;
    unsigned kind = head >> 3 & 15;
    unsigned count = (head & 7) + 1;
    SourceLocation location;
    if (kind == 15) {
      // No location at all; the running line stays.
    } else if (kind == 14) {
      line += c.signedVarint();
      int64_t endLine = line + int64_t(c.littleVarint());
      int64_t column = int64_t(c.littleVarint()) - 1;
      int64_t endColumn = int64_t(c.littleVarint()) - 1;
      location = {asCoordinate(line), asCoordinate(endLine), asCoordinate(column), asCoordinate(endColumn)};
    } else if (kind == 13) {
      line += c.signedVarint();
      location = lineOnly(line);
    } else if (kind >= 10) {
      line += kind - 10;
      uint8_t column = c.byte();
      uint8_t endColumn = c.byte();
      location = {asCoordinate(line), asCoordinate(line), column, endColumn};
    } else {
      uint8_t columns = c.byte();
      int32_t column = static_cast<int32_t>(kind << 3 | columns >> 4);
      location = {asCoordinate(line), asCoordinate(line), column, column + (columns & 15)};
    }
    if (c.failed)
      return false;
    fill(code, unit, unit + count, location);
    unit += count;
  }
  return true;
}

bool pyaot::bytecode::decodeLocations(llvm::StringRef table, CodeObject &code) {
  code.locations.assign(code.codeBytes.size() / 2, SourceLocation());
  Cursor cursor{table};
  if (code.version >= PythonVersion{3, 11})
    return decodeLocationTable(cursor, code);
  if (code.version == PythonVersion{3, 10})
    return decodeLineTable310(cursor, code);
  return decodeLineTable38(cursor, code);
}

bool pyaot::bytecode::decodeExceptions(llvm::StringRef table, CodeObject &code) {
  Cursor c{table};
  uint64_t codeUnits = code.codeBytes.size() / 2;
  while (!c.atEnd()) {
    if (!(c.bytes[c.position] & 128))
      return false;
    // Bit 7 only marks the beginning of an entry; bigVarint looks at the lower bits.
    uint64_t start = c.bigVarint();
    uint64_t length = c.bigVarint();
    uint64_t target = c.bigVarint();
    uint64_t depthAndLasti = c.bigVarint();
    if (c.failed || start + length > codeUnits || target >= codeUnits || depthAndLasti > INT32_MAX)
      return false;
    if (!code.exceptions.empty() && start * 2 < code.exceptions.back().end)
      return false;
    code.exceptions.push_back({static_cast<uint32_t>(start * 2), static_cast<uint32_t>((start + length) * 2),
                               static_cast<uint32_t>(target * 2), static_cast<uint32_t>(depthAndLasti >> 1),
                               (depthAndLasti & 1) != 0});
  }
  return true;
}
