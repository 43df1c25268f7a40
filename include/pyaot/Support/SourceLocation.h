//===- SourceLocation.h - a range of Python source --------------------------===//
//
// What CPython's location tables say of one instruction: a range of lines and
// UTF-8 byte columns. Every part may be absent.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_SUPPORT_SOURCELOCATION_H
#define PYAOT_SUPPORT_SOURCELOCATION_H

#include <cstdint>

namespace pyaot {

/// Lines count from 1, columns are UTF-8 byte offsets from 0; -1 is "not known".
struct SourceLocation {
  int32_t line = -1;
  int32_t endLine = -1;
  int32_t column = -1;
  int32_t endColumn = -1;

  bool isKnown() const { return line >= 0; }
  bool operator==(const SourceLocation &) const = default;
};

} // namespace pyaot

#endif
