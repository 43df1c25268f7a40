//===- Unboxed.cpp - what compiled code does with unboxed numbers, the slow sides ----------===//
//
// The fast sides of most are in runtime/Inline; these take what is left.
//
//===----------------------------------------------------------------------===//
#include "Containers/Iterators.h"
#include "Numbers/Int.h"
#include "pyaot/ABI/RuntimeFunctions.h"

#include <cmath>

namespace pyaot {
using namespace rt;

Value rt::BoxInt(int64_t i) { return intValue(i); }

double rt::FloatPower(double x, double y) {
  constexpr double kNo = __builtin_nan("");
  if (!(x > 0) || std::isinf(x) || !std::isfinite(y))
    return kNo;
  double r = std::pow(x, y);
  return std::isinf(r) ? kNo : r;
}

Value rt::ListItem(Value list, int64_t index) { return GetItem(list, intValue(index)); }
Status rt::SetListItem(Value list, int64_t index, Value value) { return SetItem(list, intValue(index), value); }
Value rt::ItemAt(Value container, int64_t index) { return GetItem(container, intValue(index)); }
Status rt::SetItemAt(Value container, int64_t index, Value value) { return SetItem(container, intValue(index), value); }

Value rt::MakeListIterator(Value list, int64_t position) {
  auto *it = allocate<ListIteratorObject>(&shapes::ListIterator);
  it->source = static_cast<List *>(objectOf(list));
  it->position = position;
  return valueOf(it);
}

} // namespace pyaot
