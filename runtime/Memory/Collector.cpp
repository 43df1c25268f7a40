//===- Collector.cpp - marking, roots, finalisers, the heap verifier ------------===//
//
// A collection: mark from the roots (precise: registered places, modules, types,
// thread state; conservative: registers and stack), clear weak references, mark
// what dead objects with finalisers need, sweep, run native finalisers. All
// objects are traced by their type's `trace` slot and their attribute part.
//
// PYAOT_GC_STRESS=N    collects at every N-th allocation
// PYAOT_GC_VERIFY=1    overwrites dead objects, and after each collection checks
//                      that every reference in the heap points at an object
//
//===----------------------------------------------------------------------===//
#include "Iteration/Generator.h"
#include "Classes/Shapes.h"
#include "Exceptions/Raise.h"
#include "Memory/Space.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace pyaot::rt {

namespace {

/// Arrays of the collector's own, outside the heap.
template <typename T> struct Array {
  T *data = nullptr;
  size_t count = 0, capacity = 0;

  void push(T item) {
    if (count == capacity) {
      capacity = capacity ? capacity * 2 : 64;
      data = static_cast<T *>(realloc(static_cast<void *>(data), capacity * sizeof(T)));
      if (!data)
        outOfMemory();
    }
    data[count++] = item;
  }
};

struct RootRange {
  Value *begin;
  uint64_t count;
};
struct WeakSlot {
  Object *holder;
  Value *slot;
  void (*cleared)(Object *holder);
};

constinit Array<const Object *> markStack;
constinit Array<RootRange> rootRanges;
constinit Array<void (*)(Tracer &)> rootTracers;
constinit Array<Object *> finalisable; ///< Registered, not yet found dead.
constinit Array<Object *> dying;       ///< Found dead; their __del__ waits for a safe point.
constinit Array<WeakSlot> weakSlots;
constinit Array<WeakSlot> clearedSlots; ///< Their callbacks wait for a safe point.
constinit void *stackBase = nullptr;
constinit int64_t stressPeriod = -1; ///< -1: not asked yet; 0: no stress.
constinit int64_t stressCountdown = 0;
constinit bool verifies = false;
constinit bool verifying = false; ///< Tracer::visit checks instead of marking.
constinit const Object *verifiedObject = nullptr;
constinit bool collecting = false;

constexpr Type *staticTypes[] = {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags) &types::Id,
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId) &types::Id,
#include "pyaot/ABI/Exceptions.def"
};

[[gnu::cold]] void corrupt(const char *what, const Object *object) {
  fprintf(stderr, "pyaot: heap verifier: %s: object %p", what, static_cast<const void *>(object));
  if (verifiedObject) {
    Type *type = verifiedObject->shape->type;
    fprintf(stderr, ", referred to by %p of kind %d%s", static_cast<const void *>(verifiedObject),
            int(verifiedObject->shape->kind), type && type->name ? ", type " : "");
    if (type && type->name)
      fwrite(type->name->data, 1, size_t(type->name->length()), stderr);
  }
  fputc('\n', stderr);
  abort();
}

void checkShape(const Object *object) {
  const Shape *shape = object->shape;
  uintptr_t address = reinterpret_cast<uintptr_t>(shape);
  if (address < kFirstPointer || address >= kFloatOffset || address % 8 || space.contains(address))
    corrupt("implausible shape", object);
  if (!shape->type || reinterpret_cast<uintptr_t>(shape->type) >= kFloatOffset)
    corrupt("implausible type", object);
  if (shape->type->shape && shape->type->shape->kind != Kind::Type)
    corrupt("type is no type", object);
}

void verifyReference(const Object *object) {
  uintptr_t address = reinterpret_cast<uintptr_t>(object);
  if (address % 8)
    corrupt("misaligned reference", object);
  if (space.contains(address) && resolve(address) != object)
    corrupt("reference to a dead object or into the middle of one", object);
  checkShape(object);
}

/// Marks; returns true if it has to be traced: not if it was marked before, is not in the heap, or refers to nothing.
[[gnu::always_inline]] inline bool mark(const Object *object) {
  uintptr_t offset = reinterpret_cast<uintptr_t>(object) - space.base;
  if (offset < space.half) {
    uint8_t *start = space.starts + offset / kGranule;
    uint8_t bits = *start;
    if (bits & kMarkBit)
      return false;
    *start = bits | kMarkBit;
    size_t bytes = size_t(bits & kSizeMask) * kGranule;
    if ((bits & kSizeMask) == kSizeMask) [[unlikely]] {
      bytes = smallSize(offset / kGranule);
      start[1] |= kMarkBit;
      start[2] |= kMarkBit;
    }
    size_t last = (offset + bytes - 1) / kLineBytes;
    for (size_t line = offset / kLineBytes; line <= last; ++line)
      space.lines[line] = 1;
    return !(bits & kLeafBit);
  }
  offset -= space.half;
  if (offset >= space.half)
    return false;
  Page &page = space.pages[offset / kPageBytes];
  if (page.state != Page::Used)
    return false;
  page.state = Page::Marked;
  return true;
}

bool isMarked(const Object *object) {
  uintptr_t offset = reinterpret_cast<uintptr_t>(object) - space.base;
  if (offset < space.half)
    return space.starts[offset / kGranule] & kMarkBit;
  offset -= space.half;
  return offset >= space.half || space.pages[offset / kPageBytes].state == Page::Marked;
}

void traceObject(Object *object, Tracer &tracer) {
  Shape *shape = object->shape;
  switch (shape->kind) {
  case Kind::RawArray: return;
  case Kind::ValueArray: {
    ValueArray *array = static_cast<ValueArray *>(object);
    tracer.visit(array->items(), array->capacity);
    return;
  }
  default: break;
  }
  Type *type = shape->type;
  tracer.visit(type);
  if (type->slots.trace)
    type->slots.trace(object, tracer);
  if (shape->slotsOffset) {
    InstancePart *part = attributesOf(object);
    if (part) {
      tracer.visit(part->overflow);
      tracer.visit(reinterpret_cast<Value *>(part + 1), shape->inlineSlots);
    }
  }
}

/// Objects wait in a short queue between the stack and the tracing, so that their memory can be fetched meanwhile.
void drain(Tracer &tracer) {
  constexpr size_t kQueue = 8;
  const Object *queue[kQueue] = {};
  size_t at = 0, empty = 0;
  while (empty < kQueue || markStack.count) {
    const Object *next = nullptr;
    if (markStack.count) {
      next = markStack.data[--markStack.count];
      __builtin_prefetch(next);
      empty = 0;
    } else {
      ++empty;
    }
    const Object *object = queue[at];
    queue[at] = next;
    at = (at + 1) % kQueue;
    if (object)
      traceObject(const_cast<Object *>(object), tracer);
  }
}

__attribute__((no_sanitize("address"))) void scanConservatively(const void *from, const void *to) {
  for (const uintptr_t *p = static_cast<const uintptr_t *>(from), *end = static_cast<const uintptr_t *>(to); p < end; ++p)
    if (space.contains(*p))
      if (Object *object = resolve(*p))
        if (mark(object))
          markStack.push(object);
}

/// Spills the registers that a caller may keep values in, and scans from there.
[[gnu::noinline]] void scanStack() {
  uintptr_t registers[16] = {};
#if defined(__x86_64__)
  asm volatile("movq %%rbx, 0(%0)\n movq %%rbp, 8(%0)\n movq %%r12, 16(%0)\n movq %%r13, 24(%0)\n movq %%r14, 32(%0)\n"
               "movq %%r15, 40(%0)"
               :
               : "r"(registers)
               : "memory");
#elif defined(__aarch64__)
  asm volatile("stp x19, x20, [%0]\n stp x21, x22, [%0, 16]\n stp x23, x24, [%0, 32]\n stp x25, x26, [%0, 48]\n"
               "stp x27, x28, [%0, 64]\n stp x29, x30, [%0, 80]"
               :
               : "r"(registers)
               : "memory");
#else
#error "the collector must know which registers are preserved by calls"
#endif
  scanConservatively(registers, registers + 16);
  scanConservatively(__builtin_frame_address(0), stackBase);
}

void visitModule(const ModuleInfo *module, Tracer &tracer) {
  if (!module)
    return;
  tracer.visit(module->globals, module->numGlobals);
  tracer.visit(module->roots, module->numRoots);
  tracer.visit(module->moduleObject);
  if (module->code)
    tracer.visit(module->code->codeObject);
}

void visitRoots(Tracer &tracer) {
  for (Type *type : staticTypes)
    if (types::Type.slots.trace)
      types::Type.slots.trace(type, tracer);
  for (uint32_t i = 0; i < program.numModules; ++i)
    visitModule(program.modules[i], tracer);
  static constexpr size_t numBuiltins = 0
#define BUILTIN_NAME(...) +1
#include "pyaot/ABI/BuiltinNames.def"
      ;
  tracer.visit(builtinCells, numBuiltins);
  tracer.visit(originalBuiltins, numBuiltins);
  tracer.visit(thread.pending);
  for (ExceptionState *state = thread.exceptions; state; state = state->outer)
    tracer.visit(state->handled);
  tracer.visit(thread.base.handled);
  for (size_t i = 0; i < rootRanges.count; ++i)
    tracer.visit(rootRanges.data[i].begin, rootRanges.data[i].count);
  for (size_t i = 0; i < rootTracers.count; ++i)
    rootTracers.data[i](tracer);
  for (size_t i = 0; i < dying.count; ++i)
    tracer.visit(dying.data[i]);
  for (size_t i = 0; i < clearedSlots.count; ++i)
    tracer.visit(clearedSlots.data[i].holder);
}

/// Weak references to what was not marked become None; those whose holder died are forgotten.
void clearWeakSlots() {
  size_t kept = 0;
  for (size_t i = 0; i < weakSlots.count; ++i) {
    WeakSlot weak = weakSlots.data[i];
    if (!isMarked(weak.holder))
      continue;
    if (isObject(*weak.slot) && !isMarked(objectOf(*weak.slot))) {
      *weak.slot = kNone;
      if (weak.cleared) {
        clearedSlots.push(weak);
        finalisersPending = true;
      }
      continue;
    }
    weakSlots.data[kept++] = weak;
  }
  weakSlots.count = kept;
}

/// Finalising a generator that is suspended inside try or with is closing it.
bool isGenerator(const Object *object) {
  const Shape *shape = object->shape;
  return shape == &shapes::Generator || shape == &shapes::Coroutine || shape == &shapes::AsyncGenerator;
}
bool finaliserRunsPython(const Object *object) {
  return object->shape->type->flags & Type::HasDel || isGenerator(object);
}
bool needsFinalising(const Object *object) {
  return !isGenerator(object) || static_cast<const Generator *>(object)->state > 0;
}

/// Moves dead objects with finalisers from `finalisable` to `dying`, alive for one more collection.
size_t keepDying(Tracer &tracer) {
  size_t kept = 0, before = dying.count;
  for (size_t i = 0; i < finalisable.count; ++i) {
    Object *object = finalisable.data[i];
    if (isMarked(object))
      finalisable.data[kept++] = object;
    else if (needsFinalising(object))
      dying.push(object);
  }
  finalisable.count = kept;
  for (size_t i = before; i < dying.count; ++i)
    tracer.visit(dying.data[i]);
  drain(tracer);
  return before;
}

/// Runs the native finalisers of dying[from..]; those without a __del__ are done with.
void runNativeFinalisers(size_t from) {
  size_t kept = from;
  for (size_t i = from; i < dying.count; ++i) {
    Object *object = dying.data[i];
    Type *type = object->shape->type;
    if (finaliserRunsPython(object)) {
      dying.data[kept++] = object;
      finalisersPending = true;
    } else if (type->slots.finalise) {
      type->slots.finalise(object);
    }
  }
  dying.count = kept;
}

void verifyHeap() {
  verifying = true;
  forEachObject([](Object *object) {
    verifiedObject = nullptr;
    checkShape(object);
    verifiedObject = object;
    Tracer tracer;
    traceObject(object, tracer);
  });
  verifiedObject = nullptr;
  Tracer tracer;
  visitRoots(tracer);
  verifying = false;
}

void readSettings() {
  const char *stress = getenv("PYAOT_GC_STRESS");
  stressPeriod = stress ? atoll(stress) : 0;
  if (stress && stressPeriod <= 0)
    stressPeriod = 1;
  stressCountdown = stressPeriod;
  const char *verify = getenv("PYAOT_GC_VERIFY");
  verifies = verify && *verify && *verify != '0';
}

} // namespace

constinit bool finalisersPending = false;

void Tracer::visit(const Object *object) {
  if (verifying) [[unlikely]] {
    if (object)
      verifyReference(object);
    return;
  }
  if (mark(object))
    markStack.push(object);
}

void Tracer::visit(const Value *values, size_t count) {
  if (verifying) [[unlikely]] {
    for (size_t i = 0; i < count; ++i)
      visit(values[i]);
    return;
  }
  // Pointers are their own bits: one compare tells what lies in the heap from immediates, numbers and static objects.
  for (size_t i = 0; i < count; ++i)
    if (space.contains(values[i].bits) && mark(objectOf(values[i])))
      markStack.push(objectOf(values[i]));
}

void Tracer::visitInside(const void *address) {
  uintptr_t word = reinterpret_cast<uintptr_t>(address);
  if (!space.contains(word))
    return;
  Object *object = resolve(word);
  if (object)
    visit(object);
  else if (verifying)
    corrupt("address that is in no object", static_cast<const Object *>(address));
}

void Tracer::visitStack(const void *from, const void *to) {
  if (!verifying)
    scanConservatively(from, to);
}

constinit uint64_t numCollections = 0;

uint64_t collect() {
  ++numCollections;
  if (!space.base)
    initialiseSpace();
  if (!stackBase || collecting)
    return 0;
  collecting = true;
  if (stressPeriod < 0)
    readSettings();
  memset(space.lines, 0, space.blocksUsed * kLinesPerBlock);
  Tracer tracer;
  visitRoots(tracer);
  scanStack();
  drain(tracer);
  clearWeakSlots();
  size_t firstDying = keepDying(tracer);
  size_t live = 0;
  uint64_t freed = sweepSmall(&live, verifies);
  // What is small is traced and swept one by one: the next collection will cost about as much as this one.
  constexpr size_t cheap = 256 << 10, cacheful = 2048 << 10;
  bool isCheap = live <= cheap;
  freed += sweepLarge(&live);
  space.live = live;
  space.largeSinceCollection = 0;
  space.largeThreshold = !isCheap ? SIZE_MAX : live / 2 > cacheful ? live / 2 : cacheful;
  space.allocatedSinceCollection = 0;
  size_t share = live * 3 / 8;
  // While little lives, the memory between two collections stays in the processor's cache.
  size_t least = isCheap ? cacheful : size_t(8) << 20;
  space.threshold = share > least ? share : least;
  if (verifies)
    verifyHeap();
  runNativeFinalisers(firstDying);
  collecting = false;
  return freed;
}

void collectIfNeeded() {
  if (space.allocatedSinceCollection >= space.threshold || space.largeSinceCollection >= space.largeThreshold) {
    collect();
    return;
  }
  if (stressPeriod == 0)
    return;
  if (stressPeriod < 0)
    readSettings();
  if (stressPeriod > 0 && --stressCountdown <= 0) {
    stressCountdown = stressPeriod;
    collect();
  }
}

uint64_t liveBytes() { return space.live + space.allocatedSinceCollection; }

void addRoot(Value *place) { rootRanges.push({place, 1}); }
void addRoots(Value *begin, uint64_t count) { rootRanges.push({begin, count}); }
void addRootTracer(void (*trace)(Tracer &tracer)) { rootTracers.push(trace); }
void setStackBase(void *base) { stackBase = base; }
void *currentStackBase() { return stackBase; }
void registerFinaliser(Object *object) { finalisable.push(object); }
void registerWeak(Object *holder, Value *slot, void (*cleared)(Object *holder)) {
  weakSlots.push({holder, slot, cleared});
}

void forEachWeak(void (*see)(void *context, Object *holder, Value *slot), void *context) {
  for (size_t i = 0; i < weakSlots.count; ++i)
    if (isObject(*weakSlots.data[i].slot))
      see(context, weakSlots.data[i].holder, weakSlots.data[i].slot);
}

/// object.__del__(): what it raises is reported and dropped.
static void runDel(Object *object) {
  Type *type = object->shape->type;
  if (isGenerator(object))
    closeDroppedGenerator(static_cast<Generator *>(object));
  if (type->flags & Type::HasDel)
    callDel(object);
  if (type->slots.finalise)
    type->slots.finalise(object);
}

void runFinalisersSlow() {
  static constinit bool running = false;
  if (running)
    return;
  running = true;
  finalisersPending = false;
  Value pending = thread.pending;
  thread.pending = kUnset;
  // Both lists may grow while Python code runs: they are emptied only at the end, and their entries stay roots.
  for (size_t i = 0, j = 0; i < clearedSlots.count || j < dying.count;) {
    if (i < clearedSlots.count) {
      WeakSlot weak = clearedSlots.data[i++];
      weak.cleared(weak.holder);
    } else {
      runDel(dying.data[j++]);
    }
    if (i == clearedSlots.count && j == dying.count)
      clearedSlots.count = dying.count = i = j = 0;
  }
  thread.pending = pending;
  running = false;
}

void finaliseAll() {
  runFinalisersSlow();
  // Files are closed last: a __del__ may write to them. It may also make new objects.
  for (size_t i = 0; i < finalisable.count; ++i)
    if (finaliserRunsPython(finalisable.data[i]))
      runDel(finalisable.data[i]);
  for (size_t i = 0; i < finalisable.count; ++i)
    if (!finaliserRunsPython(finalisable.data[i]))
      runDel(finalisable.data[i]);
  finalisable.count = 0;
}

} // namespace pyaot::rt
