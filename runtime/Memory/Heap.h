//===- Heap.h - the mark-region heap ----------------------------------------===//
//
// 32 KB blocks of 32-byte lines, bump allocation into free lines, large
// objects on their own. Non-moving. Objects are traced precisely by kind; the
// stack and registers are scanned conservatively, so runtime code needs no
// handles: a Value or pointer in a local variable keeps its object alive,
// interior pointers included.
//
// What does not keep an object alive: a pointer that lives only in malloc'ed
// memory (std::vector!) or in a static variable. Use a List, a ValueArray,
// RootedValues or addRoot().
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_MEMORY_HEAP_H
#define PYAOT_RUNTIME_MEMORY_HEAP_H

#include "pyaot/ABI/Layouts.h"

namespace pyaot::rt {

/// Handed to trace functions: visit() every reference an object holds. Null pointers, immediates and numbers are fine.
class Tracer {
public:
  void visit(Value v) {
    if (isObject(v))
      visit(objectOf(v));
  }
  void visit(const Object *object); ///< Null is fine.
  /// The object that this address lies in (the buffer of a list or a string): slower than visit().
  void visitInside(const void *address);
  void visit(const Value *values, size_t count);
  /// The stack of a thread that waits: every word may be a reference.
  void visitStack(const void *from, const void *to);
};

/// The bump allocator's state, for the inline fast path only.
struct BumpAllocator {
  uint8_t *cursor = nullptr, *limit = nullptr;
  uint8_t *starts = nullptr; ///< starts[address >> 4]: the side map's byte of a granule (see Memory/Space.h).
};
extern BumpAllocator bump;
[[gnu::cold, gnu::noinline]] Object *allocateSlow(Shape *shape, size_t bytes, bool isLeaf);

inline constexpr size_t kGranule = 16;
inline constexpr size_t kMaxFastBytes = 30 * kGranule;
inline constexpr uint8_t kStartBit = 0x40, kLeafBit = 0x20; ///< In the start map, with the size: see Memory/Space.h.

/// Memory for an object of `bytes` bytes (header included), 16-byte aligned, zeroed behind the header, with its shape
/// set. May collect. Never fails: out of memory ends the program as CPython's fatal MemoryError does.
/// isLeaf: it will never refer to another object, its builtin type aside, so that the collector need not look at it.
inline Object *allocateObject(Shape *shape, size_t bytes, bool isLeaf = false) {
  size_t size = (bytes + kGranule - 1) & ~(kGranule - 1);
  uint8_t *place = bump.cursor;
  if (size > kMaxFastBytes || size > size_t(bump.limit - place)) [[unlikely]]
    return allocateSlow(shape, bytes, isLeaf);
  bump.cursor = place + size;
  bump.starts[reinterpret_cast<uintptr_t>(place) / kGranule] = uint8_t(kStartBit | (isLeaf ? kLeafBit : 0) | size / kGranule);
  Object *object = reinterpret_cast<Object *>(place);
  object->shape = shape;
  return object;
}

/// False: a static object.
bool isInHeap(const Object *object);
/// True if no object of this size can be had: raise MemoryError instead of trying.
bool isTooLarge(uint64_t bytes);
/// True, with MemoryError raised, if there can be no object of `count` items of `size` bytes. For sizes that a program
/// chooses freely, before they are allocated.
bool lacksMemory(int64_t count, uint64_t size = 1);

template <typename T> T *allocate(Shape *shape, size_t bytes = sizeof(T)) {
  return static_cast<T *>(allocateObject(shape, bytes));
}
template <typename T> T *allocateLeaf(Shape *shape, size_t bytes = sizeof(T)) {
  return static_cast<T *>(allocateObject(shape, bytes, true));
}

/// Raw bytes without references, and an array of values: kinds RawArray and ValueArray. Owned by what points to them.
struct RawArray : Object {
  uint64_t capacity;
  uint8_t *data() { return reinterpret_cast<uint8_t *>(this + 1); }
};
struct ValueArray : Object {
  uint64_t capacity;
  Value *items() { return reinterpret_cast<Value *>(this + 1); }
};
RawArray *allocateRaw(uint64_t bytes);
/// For text and bytes of kLargeText or more, which the caller fills: only the first 64 bytes are zeroed.
inline constexpr size_t kLargeText = 8192 + 64;
Object *allocateLargeText(Shape *shape, size_t bytes);
ValueArray *allocateValues(uint64_t count);
/// Makes the array longer where it is, if the memory behind it is free (large arrays only). False: nothing changed.
bool extendInPlace(ValueArray *array, uint64_t count);
bool extendInPlace(RawArray *array, uint64_t bytes, bool cleared = true);

/// Every store of a reference into an object that is not brand new goes through here: the write barrier's place.
/// `slot` is inside `owner` or inside an array that `owner` holds.
inline void store(Object *owner, Value *slot, Value v) { *slot = v; }
template <typename T> inline void store(Object *owner, T **slot, T *value) { *slot = value; }

/// Runs a full collection now; returns the number of objects freed (an estimate for gc.collect()).
uint64_t collect();
/// Bytes in use, for tests and statistics.
uint64_t liveBytes();

/// A place outside the heap (a static variable) that holds a Value or pointer.
void addRoot(Value *place);
void addRoots(Value *begin, uint64_t count);
template <typename T> void addRoot(T **place) { addRoot(reinterpret_cast<Value *>(place)); }

/// Called at each collection, for roots that are not single words (tables of interned strings, shapes).
void addRootTracer(void (*trace)(Tracer &tracer));

/// Registers an object whose type has a `finalise` slot or a __del__: it runs once when the object is found dead.
/// Native finalisers run at the end of that collection; __del__ at the next safe point: where Python code may run.
void registerFinaliser(Object *object);
extern bool finalisersPending;
void runFinalisersSlow();
/// A safe point: operations that may run arbitrary Python code call it now and then.
inline void runFinalisers() {
  if (finalisersPending) [[unlikely]]
    runFinalisersSlow();
}
/// All finalisers that have not run, in order of registration: the end of the program. (Files are closed by it.)
void finaliseAll();

/// `*slot`, a word of `holder` that `trace` does not visit, becomes kNone when the object it refers to dies; then
/// `cleared` (if any) is called with the holder at the next safe point: callbacks of weak references.
void registerWeak(Object *holder, Value *slot, void (*cleared)(Object *holder));

/// Calls `see` for each place that registerWeak() was given and that still refers to an object.
void forEachWeak(void (*see)(void *context, Object *holder, Value *slot), void *context);
/// How many collections there have been.
extern uint64_t numCollections;

/// The conservative scan begins here: called once, with an address in main's frame, or on a new stack.
void setStackBase(void *base);
void *currentStackBase();

/// Growable array of values that the collector sees; for C++ locals. Lives on the stack only.
class RootedValues {
public:
  RootedValues();
  ~RootedValues();
  RootedValues(const RootedValues &) = delete;
  void push(Value v);
  Value pop() { return data[--count]; }
  Value &operator[](size_t i) { return data[i]; }
  size_t size() const { return count; }
  Value *begin() { return data; }
  Value *end() { return data + count; }

private:
  ValueArray *array = nullptr; // found by the conservative scan: this object is on the stack
  Value *data = nullptr;
  size_t count = 0;
};

} // namespace pyaot::rt

#endif
