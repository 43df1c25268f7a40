//===- Space.h - the address space of the heap --------------------------------===//
//
// One reserved range of addresses: first half blocks of small objects, second
// half pages of large ones. "Is this word a heap address" is one compare, and
// all side tables are indexed by the distance from the base. Memory is committed
// (made accessible) piece by piece.
//
// `starts` has one byte for each granule of 16 bytes of the small half:
//   bit 6  an object starts here; bits 0-4 are its size in granules, 31: the
//          next two bytes hold it (5 low bits, then the rest)
//   bit 5  it refers to no other object: marking it is all
//   bit 7  marked (also on the two size bytes, so that the sweep can treat all
//          bytes alike: what is not marked becomes 0)
// `lines` has one byte for each line of 32 bytes: used by a marked object.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_MEMORY_SPACE_H
#define PYAOT_RUNTIME_MEMORY_SPACE_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

namespace pyaot::rt {

inline constexpr size_t kLineBytes = 32, kBlockBytes = 32 << 10, kPageBytes = 4 << 10;
inline constexpr size_t kLinesPerBlock = kBlockBytes / kLineBytes;
/// Small objects beyond the first part get huge pages: fewer faults and TLB misses.
inline constexpr size_t kHugePage = 2 << 20, kHugeFrom = 8 << 20;
inline constexpr size_t kMaxSmallBytes = 8 << 10;
/// Objects of more than this do not make the allocator give up the hole at hand.
inline constexpr size_t kOverflowBytes = 128;
inline constexpr uint8_t kMarkBit = 0x80, kSizeMask = 0x1F;
inline constexpr unsigned kSizeBits = 5;

enum class BlockState : uint8_t { Free, Partial, Used };

/// The run of pages of one large object, or of free pages; kept in the entry of its first page.
struct Page {
  uint32_t head;  ///< First page of the run (of free runs: only the first and last page know).
  uint32_t pages; ///< The next three: only in the first page.
  uint32_t next;  ///< Next free run of the same bin, 0: none (page 0 is never used).
  enum : uint8_t { Free, Used, Marked } state;
  bool dirty; ///< A free run that is not known to be zero.
};

struct Space {
  uintptr_t base = 0;
  size_t half = 0; ///< Bytes of small space; as many of large space follow.
  uint8_t *starts = nullptr;
  uint8_t *lines = nullptr;
  BlockState *blockStates = nullptr;
  Page *pages = nullptr;
  size_t blocksUsed = 0, blocksCommitted = 0;
  size_t pagesUsed = 1, pagesCommitted = 0;
  size_t allocatedSinceCollection = 0, threshold = 2 << 20;
  /// Large garbage is collected sooner while a collection is cheap: memory that is still in the cache is used again.
  size_t largeSinceCollection = 0, largeThreshold = 2048 << 10;
  size_t live = 0; ///< Bytes found live by the last collection.

  bool contains(uintptr_t address) const { return address - base < 2 * half; }
  bool inSmall(uintptr_t address) const { return address - base < half; }
  uintptr_t pageAddress(size_t page) const { return base + half + page * kPageBytes; }
};
extern Space space;

void initialiseSpace();
/// The object that an address points at or into; null if there is none.
Object *resolve(uintptr_t address);
inline size_t smallSize(size_t granule) {
  const uint8_t *s = space.starts + granule;
  size_t n = s[0] & kSizeMask;
  if (n == kSizeMask) [[unlikely]]
    n = (s[1] & kSizeMask) | size_t(s[2] & kSizeMask) << kSizeBits;
  return n * kGranule;
}

Object *allocateLarge(Shape *shape, size_t bytes, bool cleared = true);
/// Frees unmarked large objects, unmarks the others; returns how many were freed.
uint64_t sweepLarge(size_t *liveBytes);
/// Frees unmarked small objects, makes the bump allocator start again.
uint64_t sweepSmall(size_t *liveBytes, bool poison);
/// Calls `see` for every object that has a start in the heap.
void forEachObject(void (*see)(Object *object));
/// Collects if the time has come for it, or if the stress mode says so.
void collectIfNeeded();
[[noreturn]] void outOfMemory();

} // namespace pyaot::rt

#endif
