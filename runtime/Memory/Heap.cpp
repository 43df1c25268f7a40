//===- Heap.cpp - allocation of small objects ----------------------------------===//
//
// The bump allocator takes runs of free lines ("holes") of partly used blocks in
// address order, then free blocks, then new ones. A hole is zeroed, and its
// bytes of the start map too, when it is taken. Objects that are larger than a
// line and do not fit into the hole at hand get a block of their own to bump in
// (`overflow`), so that small holes are not thrown away because of them.
//
//===----------------------------------------------------------------------===//
#include "Memory/Space.h"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace pyaot::rt {

constinit BumpAllocator bump;
constinit Space space;

namespace {

constinit size_t holeBlock = 0;  ///< Where the search for holes goes on: block,
constinit size_t holeLine = 0;   ///< and line in it.
constinit bool inBlock = false;  ///< holeBlock is being used.
constinit size_t freeCursor = 0; ///< Blocks below have been seen when looking for a free one.
constinit uint8_t *overflowCursor = nullptr, *overflowLimit = nullptr;

void *reserve(size_t bytes, int protection) {
  void *p = mmap(nullptr, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED)
    return nullptr;
  // A huge page for the first byte of each side table would cost more than a small program does.
  if (protection != PROT_NONE)
    madvise(p, bytes, MADV_NOHUGEPAGE);
  return p;
}

void makeAccessible(void *address, size_t bytes) {
  if (mprotect(address, bytes, PROT_READ | PROT_WRITE) != 0)
    outOfMemory();
}

/// Commits enough blocks for `count` used ones.
void commitBlocks(size_t count) {
  if (count <= space.blocksCommitted)
    return;
  constexpr size_t step = (4 << 20) / kBlockBytes;
  size_t from = space.blocksCommitted, to = (count + step - 1) / step * step;
  if (to * kBlockBytes > space.half)
    outOfMemory();
  size_t offset = from * kBlockBytes, bytes = (to - from) * kBlockBytes;
  makeAccessible(reinterpret_cast<void *>(space.base + offset), bytes);
  if (offset >= kHugeFrom)
    madvise(reinterpret_cast<void *>(space.base + offset), bytes, MADV_HUGEPAGE);
  makeAccessible(space.starts + offset / kGranule, bytes / kGranule);
  makeAccessible(space.lines + offset / kLineBytes, bytes / kLineBytes);
  space.blocksCommitted = to;
}

uint8_t *blockAddress(size_t block) { return reinterpret_cast<uint8_t *>(space.base + block * kBlockBytes); }

/// Makes [from, to), whole lines, ready for bumping. (Its part of the start map has been zeroed by the sweep.)
void clean(uint8_t *from, uint8_t *to) {
  if (to - from > 256) {
    memset(from, 0, size_t(to - from));
    return;
  }
  for (; from != to; from += kLineBytes)
    memset(from, 0, kLineBytes);
}

/// Which lines of the block that is being used are used: one bit each.
constinit uint64_t usedLines[kLinesPerBlock / 64] = {};

void readLines(size_t block) {
  const uint8_t *lines = space.lines + block * kLinesPerBlock;
  for (uint64_t &word : usedLines) {
    word = 0;
    for (int i = 0; i < 64; i += 8, lines += 8) { // Eight bytes, 0 or 1 each, become eight bits.
      uint64_t eight;
      memcpy(&eight, lines, sizeof eight);
      word |= (eight * 0x0102040810204080 >> 56) << i;
    }
  }
}

/// The first line from `i` on that is used, or is not; kLinesPerBlock: none.
size_t findLine(size_t i, bool isUsed) {
  if (i >= kLinesPerBlock)
    return kLinesPerBlock;
  uint64_t flip = isUsed ? 0 : ~uint64_t(0), found = (usedLines[i / 64] ^ flip) >> i % 64;
  if (found)
    return i + size_t(std::countr_zero(found));
  for (size_t word = i / 64 + 1; word < kLinesPerBlock / 64; ++word)
    if ((found = usedLines[word] ^ flip))
      return word * 64 + size_t(std::countr_zero(found));
  return kLinesPerBlock;
}

size_t newBlock() {
  size_t block = space.blocksUsed;
  commitBlocks(block + 1);
  ++space.blocksUsed;
  space.blockStates[block] = BlockState::Used;
  return block;
}

/// The next hole in address order that has room for `size` becomes the bump range.
void nextHole(size_t size) {
  for (;;) {
    if (inBlock) {
      size_t from = findLine(holeLine, false);
      if (from < kLinesPerBlock) {
        size_t to = findLine(from + 1, true);
        holeLine = to;
        if ((to - from) * kLineBytes < size)
          continue;
        bump.cursor = blockAddress(holeBlock) + from * kLineBytes;
        bump.limit = blockAddress(holeBlock) + to * kLineBytes;
        clean(bump.cursor, bump.limit);
        break;
      }
      inBlock = false;
      ++holeBlock;
    }
    while (holeBlock < space.blocksUsed && space.blockStates[holeBlock] == BlockState::Used)
      ++holeBlock;
    if (holeBlock < space.blocksUsed) {
      space.blockStates[holeBlock] = BlockState::Used;
      inBlock = true;
      holeLine = 0;
      readLines(holeBlock);
      continue;
    }
    size_t block = newBlock();
    bump.cursor = blockAddress(block);
    bump.limit = bump.cursor + kBlockBytes;
    holeBlock = space.blocksUsed;
    break;
  }
  space.allocatedSinceCollection += size_t(bump.limit - bump.cursor);
}

void nextOverflowBlock() {
  while (freeCursor < space.blocksUsed && space.blockStates[freeCursor] != BlockState::Free)
    ++freeCursor;
  size_t block = freeCursor;
  if (block < space.blocksUsed) {
    space.blockStates[block] = BlockState::Used;
    clean(blockAddress(block), blockAddress(block) + kBlockBytes);
  } else {
    block = newBlock();
  }
  overflowCursor = blockAddress(block);
  overflowLimit = overflowCursor + kBlockBytes;
  space.allocatedSinceCollection += kBlockBytes;
}

Object *placeObject(uint8_t **cursor, Shape *shape, size_t size, bool isLeaf) {
  uint8_t *place = *cursor;
  *cursor = place + size;
  size_t granules = size / kGranule;
  uint8_t *start = space.starts + (reinterpret_cast<uintptr_t>(place) - space.base) / kGranule;
  uint8_t bits = isLeaf ? kStartBit | kLeafBit : kStartBit;
  if (granules < kSizeMask) {
    start[0] = uint8_t(bits | granules);
  } else {
    start[0] = bits | kSizeMask;
    start[1] = granules & kSizeMask;
    start[2] = uint8_t(granules >> kSizeBits);
  }
  Object *object = reinterpret_cast<Object *>(place);
  object->shape = shape;
  return object;
}

constinit uint8_t *realLimit = nullptr; ///< In stress mode bump.limit lies, so that every allocation comes here.
constinit bool stress = false;

} // namespace

void initialiseSpace() {
  // Half of it for small objects. A limit on address space (ulimit -v) makes do with less.
  size_t half = size_t(128) << 30;
  void *range = nullptr;
  for (; half >= (size_t(16) << 20); half /= 2) {
    range = reserve(2 * half + kHugePage, PROT_NONE);
    if (!range)
      continue;
    void *starts = reserve(half / kGranule, PROT_NONE), *lines = reserve(half / kLineBytes, PROT_NONE);
    void *states = reserve(half / kBlockBytes, PROT_READ | PROT_WRITE);
    void *pages = reserve(half / kPageBytes * sizeof(Page), PROT_READ | PROT_WRITE);
    if (starts && lines && states && pages) {
      space.starts = static_cast<uint8_t *>(starts);
      space.lines = static_cast<uint8_t *>(lines);
      space.blockStates = static_cast<BlockState *>(states);
      space.pages = static_cast<Page *>(pages);
      break;
    }
    munmap(range, 2 * half + kHugePage);
    range = nullptr;
  }
  if (!range)
    outOfMemory();
  space.base = (reinterpret_cast<uintptr_t>(range) + kHugePage - 1) & ~(kHugePage - 1);
  space.half = half;
  bump.starts = space.starts - space.base / kGranule;
  stress = getenv("PYAOT_GC_STRESS") != nullptr;
}

Object *allocateSlow(Shape *shape, size_t bytes, bool isLeaf) {
  if (!space.base)
    initialiseSpace();
  size_t size = (bytes + kGranule - 1) & ~(kGranule - 1);
  if (stress)
    bump.limit = realLimit;
  Object *object;
  if (size > kMaxSmallBytes) {
    collectIfNeeded();
    object = allocateLarge(shape, size);
  } else if (size <= size_t(bump.limit - bump.cursor) && !stress) {
    object = placeObject(&bump.cursor, shape, size, isLeaf);
  } else if (size > kOverflowBytes && (size > 4 * kOverflowBytes || size_t(bump.limit - bump.cursor) > kOverflowBytes) && !stress) {
    if (size > size_t(overflowLimit - overflowCursor)) {
      collectIfNeeded();
      nextOverflowBlock();
    }
    object = placeObject(&overflowCursor, shape, size, isLeaf);
  } else {
    collectIfNeeded();
    if (size > size_t(bump.limit - bump.cursor))
      nextHole(size);
    object = placeObject(&bump.cursor, shape, size, isLeaf);
  }
  if (stress) {
    realLimit = bump.limit;
    bump.limit = bump.cursor;
  }
  return object;
}

uint64_t sweepSmall(size_t *liveBytes, bool poison) {
  uint64_t freed = 0;
  size_t live = 0;
  for (size_t block = 0; block < space.blocksUsed; ++block) {
    if (space.blockStates[block] == BlockState::Free) // Since the last sweep: nothing starts here.
      continue;
    uint8_t *starts = space.starts + block * (kBlockBytes / kGranule);
    const uint8_t *lines = space.lines + block * kLinesPerBlock;
    if (poison)
      for (size_t i = 0; i < kBlockBytes / kGranule; ++i)
        if ((starts[i] & (kStartBit | kMarkBit)) == kStartBit)
          memset(blockAddress(block) + i * kGranule, 0xDB, smallSize(block * (kBlockBytes / kGranule) + i));
    unsigned linesInUse = 0;
    for (size_t i = 0; i < kLinesPerBlock; ++i)
      linesInUse += lines[i];
    // Freed objects are counted in one pass with the unmarking; both loops vectorise.
    unsigned dead = 0;
    for (size_t i = 0; i < kBlockBytes / kGranule; ++i) {
      uint8_t b = starts[i];
      dead += (b & (kStartBit | kMarkBit)) == kStartBit;
      starts[i] = int8_t(b) < 0 ? uint8_t(b & ~kMarkBit) : uint8_t(0);
    }
    freed += dead;
    live += linesInUse * kLineBytes;
    space.blockStates[block] = linesInUse == 0               ? BlockState::Free
                               : linesInUse < kLinesPerBlock ? BlockState::Partial
                                                            : BlockState::Used;
  }
  bump.cursor = bump.limit = overflowCursor = overflowLimit = realLimit = nullptr;
  holeBlock = holeLine = freeCursor = 0;
  inBlock = false;
  *liveBytes += live;
  return freed;
}

Object *resolve(uintptr_t address) {
  uintptr_t offset = address - space.base;
  if (offset < space.half) {
    if (offset >= space.blocksUsed * kBlockBytes)
      return nullptr;
    size_t granule = offset / kGranule, first = offset / kBlockBytes * (kBlockBytes / kGranule);
    size_t lowest = granule - first > kMaxSmallBytes / kGranule ? granule - kMaxSmallBytes / kGranule : first;
    size_t g = granule;
    while (!(space.starts[g] & kStartBit)) {
      if (g == lowest)
        return nullptr;
      --g;
    }
    uintptr_t start = space.base + g * kGranule;
    return address < start + smallSize(g) ? reinterpret_cast<Object *>(start) : nullptr;
  }
  offset -= space.half;
  if (offset >= space.half)
    return nullptr;
  size_t page = offset / kPageBytes;
  if (page >= space.pagesUsed)
    return nullptr;
  size_t head = space.pages[page].head;
  return head && space.pages[head].state != Page::Free ? reinterpret_cast<Object *>(space.pageAddress(head)) : nullptr;
}

bool isInHeap(const Object *object) { return space.contains(reinterpret_cast<uintptr_t>(object)); }

void forEachObject(void (*see)(Object *object)) {
  for (size_t g = 0, end = space.blocksUsed * (kBlockBytes / kGranule); g < end; ++g)
    if (space.starts[g] & kStartBit)
      see(reinterpret_cast<Object *>(space.base + g * kGranule));
  for (size_t page = 1; page < space.pagesUsed; page += space.pages[page].pages)
    if (space.pages[page].state != Page::Free)
      see(reinterpret_cast<Object *>(space.pageAddress(page)));
}

Object *allocateLargeText(Shape *shape, size_t bytes) {
  if (!space.base)
    initialiseSpace();
  collectIfNeeded();
  return allocateLarge(shape, bytes, false);
}

RawArray *allocateRaw(uint64_t bytes) {
  RawArray *array = allocateLeaf<RawArray>(&shapes::RawArray, sizeof(RawArray) + bytes);
  array->capacity = bytes;
  return array;
}

ValueArray *allocateValues(uint64_t count) {
  ValueArray *array = allocate<ValueArray>(&shapes::ValueArray, sizeof(ValueArray) + count * sizeof(Value));
  array->capacity = count;
  return array;
}

RootedValues::RootedValues() = default;
RootedValues::~RootedValues() = default;

void RootedValues::push(Value v) {
  if (!array || count == array->capacity) {
    ValueArray *longer = allocateValues(array ? array->capacity * 2 : 14);
    if (count)
      memcpy(longer->items(), data, count * sizeof(Value));
    array = longer;
    data = longer->items();
  }
  data[count++] = v;
}

void outOfMemory() {
  static const char text[] = "MemoryError\n";
  (void)!write(2, text, sizeof text - 1);
  _exit(1);
}

} // namespace pyaot::rt
