//===- LargeObjects.cpp - objects that get pages of their own ------------------===//
//
// Runs of 4 KB pages. Free runs hang in bins by length: exact up to 32 pages,
// then by powers of two. They are freed only by the sweep, which walks all runs
// in address order, merges neighbours and builds the bins anew.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "Memory/Space.h"

#include <bit>
#include <cstring>
#include <sys/mman.h>
#include <sys/sysinfo.h>

namespace pyaot::rt {

namespace {

constexpr size_t kExactBins = 32, kBins = kExactBins + 32;
constexpr size_t kReturnPages = 4096; ///< Free runs of 16 MB give their memory back: below, clearing is cheaper than faults.
constinit uint32_t bins[kBins] = {};

size_t binOf(size_t pages) { return pages <= kExactBins ? pages - 1 : kExactBins + std::bit_width(pages) - 6; }

void addFree(size_t page, size_t pages, bool dirty) {
  Page &run = space.pages[page];
  run = {uint32_t(page), uint32_t(pages), bins[binOf(pages)], Page::Free, dirty};
  space.pages[page + pages - 1].head = uint32_t(page);
  bins[binOf(pages)] = uint32_t(page);
}

/// A free run of at least `pages`, taken out of its bin; 0: none.
size_t takeFree(size_t pages) {
  for (size_t bin = binOf(pages); bin < kBins; ++bin)
    for (uint32_t *link = &bins[bin]; *link; link = &space.pages[*link].next)
      if (space.pages[*link].pages >= pages) {
        size_t page = *link;
        *link = space.pages[page].next;
        return page;
      }
  return 0;
}

void commitPages(size_t count) {
  if (count <= space.pagesCommitted)
    return;
  constexpr size_t step = (1 << 20) / kPageBytes;
  size_t to = (count + step - 1) / step * step;
  if (to * kPageBytes > space.half ||
      mprotect(reinterpret_cast<void *>(space.pageAddress(space.pagesCommitted)),
               (to - space.pagesCommitted) * kPageBytes, PROT_READ | PROT_WRITE) != 0)
    outOfMemory();
  constexpr size_t hugeFrom = (8 << 20) / kPageBytes;
  if (to > hugeFrom) {
    size_t from = space.pagesCommitted > hugeFrom ? space.pagesCommitted : hugeFrom;
    madvise(reinterpret_cast<void *>(space.pageAddress(from)), (to - from) * kPageBytes, MADV_HUGEPAGE);
  }
  space.pagesCommitted = to;
}

void setHeads(size_t from, size_t to, size_t head) {
  for (size_t i = from; i < to; ++i)
    space.pages[i].head = uint32_t(head);
}

size_t pagesFor(size_t bytes) { return (bytes + kPageBytes - 1) / kPageBytes; }

/// Takes this free run out of its bin, unless the bin is so long that finding it would cost more than a copy.
bool unlinkFree(size_t page) {
  uint32_t *link = &bins[binOf(space.pages[page].pages)];
  for (int steps = 0; *link; link = &space.pages[*link].next, ++steps) {
    if (*link == page) {
      *link = space.pages[page].next;
      return true;
    }
    if (steps == 64)
      break;
  }
  return false;
}

/// Into the free run behind the object, or into what was never used; `cleared`: the new part must be zero.
bool extendPages(Object *object, size_t bytes, bool cleared) {
  uintptr_t offset = reinterpret_cast<uintptr_t>(object) - space.base - space.half;
  if (offset >= space.half)
    return false;
  size_t page = offset / kPageBytes, have = space.pages[page].pages, want = pagesFor(bytes), next = page + have;
  if (want <= have)
    return true;
  if (next == space.pagesUsed) {
    if ((page + want) * kPageBytes > space.half)
      return false;
    commitPages(page + want);
    space.pagesUsed = page + want;
  } else {
    Page run = space.pages[next];
    if (run.state != Page::Free || have + run.pages < want || !unlinkFree(next))
      return false;
    if (size_t rest = have + run.pages - want)
      addFree(page + want, rest, run.dirty);
    if (run.dirty && cleared)
      memset(reinterpret_cast<void *>(space.pageAddress(next)), 0, (want - have) * kPageBytes);
  }
  setHeads(next, page + want, page);
  space.pages[page].pages = uint32_t(want);
  space.allocatedSinceCollection += (want - have) * kPageBytes;
  space.largeSinceCollection += (want - have) * kPageBytes;
  return true;
}

} // namespace

Object *allocateLarge(Shape *shape, size_t bytes, bool cleared) {
  if (bytes > space.half)
    outOfMemory();
  size_t pages = pagesFor(bytes);
  size_t page = takeFree(pages);
  bool dirty = false;
  if (page) {
    dirty = space.pages[page].dirty;
    if (size_t rest = space.pages[page].pages - pages)
      addFree(page + pages, rest, dirty);
  } else {
    page = space.pagesUsed;
    commitPages(page + pages);
    space.pagesUsed += pages;
  }
  space.pages[page] = {uint32_t(page), uint32_t(pages), 0, Page::Used, false};
  setHeads(page, page + pages, page);
  Object *object = reinterpret_cast<Object *>(space.pageAddress(page));
  if (dirty)
    memset(static_cast<void *>(object), 0, cleared ? pages * kPageBytes : 64);
  object->shape = shape;
  space.allocatedSinceCollection += pages * kPageBytes;
  space.largeSinceCollection += pages * kPageBytes;
  return object;
}

uint64_t sweepLarge(size_t *liveBytes) {
  memset(bins, 0, sizeof bins);
  uint64_t freed = 0;
  size_t free = 0; // First page of the free run that is being put together.
  bool dirty = false;
  auto finish = [&](size_t end) {
    if (!free)
      return;
    if (dirty && end - free >= kReturnPages)
      dirty = madvise(reinterpret_cast<void *>(space.pageAddress(free)), (end - free) * kPageBytes, MADV_DONTNEED) != 0;
    addFree(free, end - free, dirty);
    free = 0;
  };
  size_t page = 1;
  while (page < space.pagesUsed) {
    Page &run = space.pages[page];
    if (run.state == Page::Marked) {
      finish(page);
      run.state = Page::Used;
      *liveBytes += run.pages * kPageBytes;
    } else {
      bool wasUsed = run.state == Page::Used;
      freed += wasUsed;
      if (!free) {
        free = page;
        dirty = false;
      }
      dirty |= wasUsed || run.dirty;
      run.state = Page::Free;
    }
    page += run.pages;
  }
  finish(page);
  return freed;
}

bool isTooLarge(uint64_t bytes) {
  if (!space.base)
    initialiseSpace();
  if (bytes < space.threshold)
    return false;
  // What the machine could never hold the kernel refuses to malloc(); our reserved pages it would give, until none is left.
  static constinit uint64_t memory = 0;
  if (struct sysinfo machine; !memory)
    memory = sysinfo(&machine) == 0 ? (uint64_t(machine.totalram) + machine.totalswap) * machine.mem_unit : UINT64_MAX;
  return bytes > space.half - space.pagesUsed * kPageBytes || bytes > memory;
}

bool lacksMemory(int64_t count, uint64_t size) {
  uint64_t bytes;
  if (!__builtin_mul_overflow(uint64_t(count), size, &bytes) && !isTooLarge(bytes))
    return false;
  raiseNoArguments(types::MemoryError);
  return true;
}

bool extendInPlace(ValueArray *array, uint64_t count) {
  if (!extendPages(array, sizeof(ValueArray) + count * sizeof(Value), true))
    return false;
  array->capacity = count;
  return true;
}

bool extendInPlace(RawArray *array, uint64_t bytes, bool cleared) {
  if (!extendPages(array, sizeof(RawArray) + bytes, cleared))
    return false;
  array->capacity = bytes;
  return true;
}

} // namespace pyaot::rt
