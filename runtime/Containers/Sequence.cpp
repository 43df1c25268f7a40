//===- Sequence.cpp - what the containers' own files share ------------------------===//
#include "Containers/Sequence.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

bool checkNoKeywords(const char *function, const Tuple *keywordNames) {
  if (!keywordNames || keywordNames->length == 0)
    return true;
  raise(types::TypeError, "%s() takes no keyword arguments", function);
  return false;
}

bool checkPositional(const char *function, size_t nargs, int min, int max) {
  if (nargs < size_t(min))
    raise(types::TypeError, "%s expected %s%d argument%s, got %z", function, min == max ? "" : "at least ", min,
          min == 1 ? "" : "s", nargs);
  else if (nargs > size_t(max))
    raise(types::TypeError, "%s expected %s%d argument%s, got %z", function, min == max ? "" : "at most ", max,
          max == 1 ? "" : "s", nargs);
  else
    return true;
  return false;
}

Value classGetItem(Value cls, Value *args, size_t, Tuple *) { return call(valueOf(&types::GenericAlias), {cls, args[0]}); }

bool indexBounds(Value *args, size_t nargs, int64_t length, int64_t *start, int64_t *stop) {
  *start = 0;
  *stop = INT64_MAX;
  if (nargs > 1 && !sliceBound(args[1], start, false))
    return false;
  if (nargs > 2 && !sliceBound(args[2], stop, false))
    return false;
  if (*start < 0 && (*start += length) < 0)
    *start = 0;
  if (*stop < 0 && (*stop += length) < 0)
    *stop = 0;
  return true;
}

bool repeatedLength(Value count, int64_t length, int64_t *times, int64_t *total) {
  if (!toIndex(count, times, false))
    return false;
  if ((*times == INT64_MAX || *times == INT64_MIN) && !isSmallInt(count)) {
    raise(types::OverflowError, "cannot fit '%.200T' into an index-sized integer", count);
    return false;
  }
  if (*times < 0)
    *times = 0;
  if (__builtin_mul_overflow(*times, length, total) || *total > (INT64_MAX >> 4) ||
      isTooLarge(uint64_t(*total) * sizeof(Value))) {
    raiseNoArguments(types::MemoryError);
    return false;
  }
  return true;
}

void fillRepeats(Value *data, int64_t length, int64_t times) {
  if (times < 2 || length == 0)
    return;
  if (length == 1) {
    Value item = data[0];
    for (int64_t i = 1; i < times; ++i)
      data[i] = item;
    return;
  }
  int64_t total = length * times;
  for (int64_t done = length; done < total;) {
    int64_t part = done < total - done ? done : total - done;
    memcpy(data + done, data, size_t(part) * sizeof(Value));
    done += part;
  }
}

} // namespace pyaot::rt
