//===- Heap.h - the mark-region heap ----------------------------------------===//
//
// 32 KB blocks of 128-byte lines, bump allocation into free lines, large
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
  void visit(const Value *values, size_t count) {
    for (size_t i = 0; i < count; ++i)
      visit(values[i]);
  }
};

/// Memory for an object of `bytes` bytes (header included), 16-byte aligned, zeroed behind the header, with its shape
/// set. May collect. Never fails: out of memory ends the program as CPython's fatal MemoryError does.
Object *allocateObject(Shape *shape, size_t bytes);

template <typename T> T *allocate(Shape *shape, size_t bytes = sizeof(T)) {
  return static_cast<T *>(allocateObject(shape, bytes));
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
ValueArray *allocateValues(uint64_t count);

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

/// Registers an object whose type has a `finalise` slot or a __del__: it runs once when the object is found dead.
void registerFinaliser(Object *object);

/// The conservative scan begins here: called once, with an address in main's frame, or on a new stack.
void setStackBase(void *base);

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
