//===- Sort.cpp - list.sort: Timsort --------------------------------------------------===//
//
// Stable merge sort that finds runs in the input, extends short ones by binary
// insertion and merges with galloping (Tim Peters' listsort.txt describes the
// method; merge order is the "powersort" rule of CPython 3.11). The algorithm is
// a template over the comparison: all-small-int, all-float and all-str keys
// compare without calls into Python and cannot fail.
//
//===----------------------------------------------------------------------===//
#include "Containers/List.h"

#include <algorithm>

namespace pyaot::rt {

namespace {

/// Keys and, when a key function was given, the values that travel with them.
struct Run {
  Value *keys;
  Value *values; ///< Null: the keys are the values.

  Run operator+(int64_t n) const { return {keys + n, values ? values + n : nullptr}; }
};

void copyItem(Run to, int64_t i, Run from, int64_t j) {
  to.keys[i] = from.keys[j];
  if (to.values)
    to.values[i] = from.values[j];
}

void moveItems(Run to, Run from, int64_t count) {
  memmove(to.keys, from.keys, size_t(count) * sizeof(Value));
  if (to.values)
    memmove(to.values, from.values, size_t(count) * sizeof(Value));
}

void reverseItems(Run run, int64_t count) {
  std::reverse(run.keys, run.keys + count);
  if (run.values)
    std::reverse(run.values, run.values + count);
}

// --- Comparisons: 1 less, 0 not less, -1 exception ------------------------------------------

struct LessInt {
  Status operator()(Value a, Value b) const { return int64_t(a.bits << kSmallIntShift) < int64_t(b.bits << kSmallIntShift); }
};
struct LessFloat {
  Status operator()(Value a, Value b) const { return floatOf(a) < floatOf(b); }
};
struct LessStr {
  Status operator()(Value a, Value b) const { return compareStr(as<Str>(a), as<Str>(b)) < 0; }
};
struct LessAny {
  Status operator()(Value a, Value b) const {
    if (areSmallInts(a, b))
      return LessInt()(a, b);
    if (isFloat(a) && isFloat(b))
      return LessFloat()(a, b);
    if (isExactStr(a) && isExactStr(b))
      return LessStr()(a, b);
    return compareTruth(a, b, CompareOp::Less);
  }
};
/// Tuples: the first items that differ decide.
struct LessTuple {
  Status operator()(Value left, Value right) const {
    Tuple *a = as<Tuple>(left), *b = as<Tuple>(right);
    int64_t common = std::min(a->length, b->length);
    for (int64_t i = 0; i < common; ++i) {
      Status same = quickEqual(a->items()[i], b->items()[i]);
      if (same < 0)
        return kRaised;
      if (!same)
        return LessAny()(a->items()[i], b->items()[i]);
    }
    return a->length < b->length;
  }
};

/// One sort. Scratch space and the stack of pending runs are released with it.
template <typename Less> class Timsort {
public:
  Timsort(Run all, int64_t length) : all(all), length(length) {}

  /// On an exception all items are still there, in some order.
  Status sort() {
    if (length < 2)
      return kOk;
    int64_t minRun = minRunLength(length);
    Run low = all;
    for (int64_t left = length; left;) {
      int64_t run = countRun(low, left);
      if (run < 0)
        return kRaised;
      if (run < minRun) {
        int64_t forced = std::min(left, minRun);
        if (insertionSort(low, forced, run) < 0)
          return kRaised;
        run = forced;
      }
      if (foundNewRun(run) < 0)
        return kRaised;
      pending[numPending++] = {low, run, 0};
      low = low + run;
      left -= run;
    }
    while (numPending > 1) {
      int n = numPending - 2;
      if (n > 0 && pending[n - 1].length < pending[n + 1].length)
        --n;
      if (mergeAt(n) < 0)
        return kRaised;
    }
    return kOk;
  }

private:
  struct Pending {
    Run run;
    int64_t length;
    int power;
  };
  static constexpr int kMinGallop = 7;

  static int64_t minRunLength(int64_t n) {
    int64_t odd = 0;
    while (n >= 64) {
      odd |= n & 1;
      n >>= 1;
    }
    return n + odd;
  }

  /// The length of the run at the front; a strictly descending one is reversed.
  int64_t countRun(Run run, int64_t count) {
    if (count == 1)
      return 1;
    Status down = less(run.keys[1], run.keys[0]);
    if (down < 0)
      return -1;
    int64_t n = 2;
    for (; n < count; ++n) {
      Status s = less(run.keys[n], run.keys[n - 1]);
      if (s < 0)
        return -1;
      if (s != down)
        break;
    }
    if (down)
      reverseItems(run, n);
    return n;
  }

  /// Items [0, sorted) are sorted already; the rest is put in by binary search.
  Status insertionSort(Run run, int64_t count, int64_t sorted) {
    for (int64_t i = sorted ? sorted : 1; i < count; ++i) {
      Value pivot = run.keys[i];
      int64_t low = 0, high = i;
      while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        Status s = less(pivot, run.keys[middle]);
        if (s < 0)
          return kRaised;
        if (s)
          high = middle;
        else
          low = middle + 1;
      }
      memmove(run.keys + low + 1, run.keys + low, size_t(i - low) * sizeof(Value));
      run.keys[low] = pivot;
      if (run.values) {
        Value value = run.values[i];
        memmove(run.values + low + 1, run.values + low, size_t(i - low) * sizeof(Value));
        run.values[low] = value;
      }
    }
    return kOk;
  }

  /// Powersort: the depth in the merge tree of the boundary between two neighbouring runs.
  static int nodePower(int64_t start, int64_t first, int64_t second, int64_t n) {
    int64_t a = 2 * start + first, b = a + first + second;
    for (int result = 1;; ++result) {
      if (a >= n) {
        a -= n;
        b -= n;
      } else if (b >= n)
        return result;
      a <<= 1;
      b <<= 1;
    }
  }

  Status foundNewRun(int64_t run) {
    if (!numPending)
      return kOk;
    Pending &top = pending[numPending - 1];
    int power = nodePower(top.run.keys - all.keys, top.length, run, length);
    while (numPending > 1 && pending[numPending - 2].power > power)
      if (mergeAt(numPending - 2) < 0)
        return kRaised;
    pending[numPending - 1].power = power;
    return kOk;
  }

  Status mergeAt(int i) {
    Run a = pending[i].run, b = pending[i + 1].run;
    int64_t na = pending[i].length, nb = pending[i + 1].length;
    pending[i].length = na + nb;
    if (i == numPending - 3)
      pending[i + 1] = pending[i + 2];
    --numPending;
    // What of a is not greater than b's first item, and of b not less than a's last, is in place.
    int64_t k = gallopRight(b.keys[0], a.keys, na, 0);
    if (k < 0)
      return kRaised;
    a = a + k;
    na -= k;
    if (na == 0)
      return kOk;
    nb = gallopLeft(a.keys[na - 1], b.keys, nb, nb - 1);
    if (nb <= 0)
      return nb < 0 ? kRaised : kOk;
    return na <= nb ? mergeLow(a, na, b, nb) : mergeHigh(a, na, b, nb);
  }

  Run scratch(int64_t count) {
    int64_t words = all.values ? count * 2 : count;
    if (words > scratchWords) {
      scratchArray = allocateValues(uint64_t(words));
      scratchWords = words;
    }
    Value *items = scratchArray->items();
    return {items, all.values ? items + count : nullptr};
  }

  /// Where key belongs among the sorted a[0..n), before equal items; the search starts at `hint`.
  int64_t gallopLeft(Value key, const Value *a, int64_t n, int64_t hint) {
    int64_t last = 0, offset = 1;
    a += hint;
    Status s = less(*a, key);
    if (s < 0)
      return -1;
    if (s) {
      int64_t limit = n - hint;
      while (offset < limit) {
        s = less(a[offset], key);
        if (s < 0)
          return -1;
        if (!s)
          break;
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = std::min(offset, limit);
      last += hint;
      offset += hint;
    } else {
      int64_t limit = hint + 1;
      while (offset < limit) {
        s = less(a[-offset], key);
        if (s < 0)
          return -1;
        if (s)
          break;
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = std::min(offset, limit);
      int64_t previous = last;
      last = hint - offset;
      offset = hint - previous;
    }
    a -= hint;
    for (++last; last < offset;) {
      int64_t middle = last + ((offset - last) >> 1);
      s = less(a[middle], key);
      if (s < 0)
        return -1;
      if (s)
        last = middle + 1;
      else
        offset = middle;
    }
    return offset;
  }

  /// The same, behind equal items.
  int64_t gallopRight(Value key, const Value *a, int64_t n, int64_t hint) {
    int64_t last = 0, offset = 1;
    a += hint;
    Status s = less(key, *a);
    if (s < 0)
      return -1;
    if (s) {
      int64_t limit = hint + 1;
      while (offset < limit) {
        s = less(key, a[-offset]);
        if (s < 0)
          return -1;
        if (!s)
          break;
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = std::min(offset, limit);
      int64_t previous = last;
      last = hint - offset;
      offset = hint - previous;
    } else {
      int64_t limit = n - hint;
      while (offset < limit) {
        s = less(key, a[offset]);
        if (s < 0)
          return -1;
        if (s)
          break;
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = std::min(offset, limit);
      last += hint;
      offset += hint;
    }
    a -= hint;
    for (++last; last < offset;) {
      int64_t middle = last + ((offset - last) >> 1);
      s = less(key, a[middle]);
      if (s < 0)
        return -1;
      if (s)
        offset = middle;
      else
        last = middle + 1;
    }
    return offset;
  }

  /// Merges neighbours a and b with a, the shorter, in scratch space. a[0] > b[0] and a's last item > all of b.
  Status mergeLow(Run a, int64_t na, Run b, int64_t nb) {
    Run to = a, temporary = scratch(na);
    moveItems(temporary, a, na);
    a = temporary;
    auto finish = [&](Status status) {
      if (na)
        moveItems(to, a, na);
      return status;
    };
    auto lastOfA = [&] { // one item of a is left: it goes behind all of b
      moveItems(to, b, nb);
      copyItem(to, nb, a, 0);
      return kOk;
    };
    auto takeA = [&] { copyItem(to, 0, a, 0), to = to + 1, a = a + 1, --na; };
    auto takeB = [&] { copyItem(to, 0, b, 0), to = to + 1, b = b + 1, --nb; };
    takeB();
    if (nb == 0)
      return finish(kOk);
    if (na == 1)
      return lastOfA();
    for (int64_t gallop = minGallop;;) {
      int64_t winsA = 0, winsB = 0;
      for (;;) {
        Status s = less(b.keys[0], a.keys[0]);
        if (s < 0)
          return finish(kRaised);
        if (s) {
          takeB();
          ++winsB;
          winsA = 0;
          if (nb == 0)
            return finish(kOk);
          if (winsB >= gallop)
            break;
        } else {
          takeA();
          ++winsA;
          winsB = 0;
          if (na == 1)
            return lastOfA();
          if (winsA >= gallop)
            break;
        }
      }
      ++gallop;
      do {
        gallop -= gallop > 1;
        minGallop = gallop;
        int64_t k = gallopRight(b.keys[0], a.keys, na, 0);
        if (k < 0)
          return finish(kRaised);
        winsA = k;
        if (k) {
          moveItems(to, a, k);
          to = to + k;
          a = a + k;
          na -= k;
          if (na == 1)
            return lastOfA();
          if (na == 0) // only with an inconsistent comparison
            return finish(kOk);
        }
        takeB();
        if (nb == 0)
          return finish(kOk);
        k = gallopLeft(a.keys[0], b.keys, nb, 0);
        if (k < 0)
          return finish(kRaised);
        winsB = k;
        if (k) {
          moveItems(to, b, k);
          to = to + k;
          b = b + k;
          nb -= k;
          if (nb == 0)
            return finish(kOk);
        }
        takeA();
        if (na == 1)
          return lastOfA();
      } while (winsA >= kMinGallop || winsB >= kMinGallop);
      minGallop = ++gallop; // leaving gallop mode costs
    }
  }

  /// The same from the back, with b, the shorter, in scratch space.
  Status mergeHigh(Run a, int64_t na, Run b, int64_t nb) {
    Run base = a, temporary = scratch(nb);
    Run to = b + (nb - 1); // the place of the next item, going down
    moveItems(temporary, b, nb);
    b = temporary;
    auto finish = [&](Status status) {
      if (nb)
        moveItems(to + -(nb - 1), b, nb);
      return status;
    };
    auto lastOfB = [&] { // one item of b is left: it goes before all of a
      moveItems(to + (1 - na), base, na);
      to = to + -na;
      copyItem(to, 0, b, 0);
      return kOk;
    };
    auto takeA = [&] { copyItem(to, 0, base, na - 1), to = to + -1, --na; };
    auto takeB = [&] { copyItem(to, 0, b, nb - 1), to = to + -1, --nb; };
    takeA();
    if (na == 0)
      return finish(kOk);
    if (nb == 1)
      return lastOfB();
    for (int64_t gallop = minGallop;;) {
      int64_t winsA = 0, winsB = 0;
      for (;;) {
        Status s = less(b.keys[nb - 1], base.keys[na - 1]);
        if (s < 0)
          return finish(kRaised);
        if (s) {
          takeA();
          ++winsA;
          winsB = 0;
          if (na == 0)
            return finish(kOk);
          if (winsA >= gallop)
            break;
        } else {
          takeB();
          ++winsB;
          winsA = 0;
          if (nb == 1)
            return lastOfB();
          if (winsB >= gallop)
            break;
        }
      }
      ++gallop;
      do {
        gallop -= gallop > 1;
        minGallop = gallop;
        int64_t k = gallopRight(b.keys[nb - 1], base.keys, na, na - 1);
        if (k < 0)
          return finish(kRaised);
        k = na - k;
        winsA = k;
        if (k) {
          to = to + -k;
          moveItems(to + 1, base + (na - k), k);
          na -= k;
          if (na == 0)
            return finish(kOk);
        }
        takeB();
        if (nb == 1)
          return lastOfB();
        k = gallopLeft(base.keys[na - 1], b.keys, nb, nb - 1);
        if (k < 0)
          return finish(kRaised);
        k = nb - k;
        winsB = k;
        if (k) {
          to = to + -k;
          moveItems(to + 1, b + (nb - k), k);
          nb -= k;
          if (nb == 1)
            return lastOfB();
          if (nb == 0) // only with an inconsistent comparison
            return finish(kOk);
        }
        takeA();
        if (na == 0)
          return finish(kOk);
      } while (winsA >= kMinGallop || winsB >= kMinGallop);
      minGallop = ++gallop;
    }
  }

  Less less;
  Run all;
  int64_t length;
  int64_t minGallop = kMinGallop;
  ValueArray *scratchArray = nullptr;
  int64_t scratchWords = 0;
  int numPending = 0;
  Pending pending[85];
};

template <typename Less> Status timsort(Run run, int64_t length) { return Timsort<Less>(run, length).sort(); }

/// Chooses the comparison by looking at all keys once.
Status sortRun(Run run, int64_t length) {
  bool ints = true, floats = true, strs = true, tuples = true;
  for (int64_t i = 0; i < length && (ints || floats || strs || tuples); ++i) {
    Value key = run.keys[i];
    ints &= isSmallInt(key);
    floats &= isFloat(key);
    strs &= isExactStr(key);
    tuples &= isExact<Tuple>(key);
  }
  if (ints)
    return timsort<LessInt>(run, length);
  if (floats)
    return timsort<LessFloat>(run, length);
  if (strs)
    return timsort<LessStr>(run, length);
  if (tuples)
    return timsort<LessTuple>(run, length);
  return timsort<LessAny>(run, length);
}

} // namespace

Status sortList(List *list, Value key, bool reverse) {
  // The list looks empty while Python code may run, so that changes to it are noticed and do no harm.
  Value *values = list->items;
  int64_t length = list->length, capacity = list->capacity;
  list->items = nullptr;
  list->length = list->capacity = 0;

  Status status = kOk;
  Run run{values, nullptr};
  if (!isNone(key) && length) {
    run = {allocateValues(uint64_t(length))->items(), values};
    for (int64_t i = 0; i < length; ++i) {
      Value argument[1] = {values[i]};
      Value k = call(key, argument, 1);
      if (!k) {
        status = kRaised;
        break;
      }
      run.keys[i] = k;
    }
  }
  if (status == kOk && length > 1) {
    // Reversed before and after, equal items keep their order.
    if (reverse)
      reverseItems(run, length);
    status = sortRun(run, length);
    if (reverse)
      reverseItems(run, length);
  }
  bool modified = list->items || list->length;
  list->items = values;
  list->length = length;
  list->capacity = capacity;
  if (modified && status == kOk)
    return raise(types::ValueError, "list modified during sort");
  return status;
}

} // namespace pyaot::rt
