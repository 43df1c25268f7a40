//===- SlotTable.cpp - special methods and slots ------------------------------------===//
//
// One row for each special method that has a slot: the wrapper that makes
// `int.__add__` callable, and the function that stands in the slot of a class
// written in Python, which looks the method up and calls it. updateSlots() keeps
// the slots of a class in step with its dict. Reference: "Special method names".
//
//===----------------------------------------------------------------------===//
#include "Iteration/Generator.h"
#include "Iteration/Iteration.h"
#include "Classes/PythonSlots.h"
#include "Classes/Shapes.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"

#include <cstddef>

namespace pyaot::rt {

// --- Wrappers: from a Python call to a native slot ---------------------------------------------------------------------

namespace {

bool checkCount(size_t nargs, Tuple *keywordNames, const SlotWrapper *wrapper, size_t min, size_t max) {
  if (keywordNames && keywordNames->length) {
    raise(types::TypeError, "wrapper %U() takes no keyword arguments", *wrapper->row->name);
    return false;
  }
  if (nargs >= min && nargs <= max)
    return true;
  if (min == max)
    raise(types::TypeError, "expected %z argument%s, got %z", min, min == 1 ? "" : "s", nargs);
  else if (nargs < min)
    raise(types::TypeError, "expected at least %z argument%s, got %z", min, min == 1 ? "" : "s", nargs);
  else
    raise(types::TypeError, "expected at most %z arguments, got %z", max, nargs);
  return false;
}

Value noneIf(Status status) { return status == kRaised ? kError : kNone; }

#define WRAPPER(Name) Value Name(const SlotWrapper *w, Value self, Value *args, size_t nargs, Tuple *keywordNames)
#define EXPECT(min, max)                                                                                               \
  if (!checkCount(nargs, keywordNames, w, min, max))                                                                   \
  return kError
#define SLOT(Type) reinterpret_cast<Type>(w->function)

WRAPPER(wrapUnary) {
  EXPECT(0, 0);
  return SLOT(UnaryFn)(self);
}
WRAPPER(wrapBinary) {
  EXPECT(1, 1);
  return SLOT(BinaryFn)(self, args[0]);
}
WRAPPER(wrapReflected) {
  EXPECT(1, 1);
  return SLOT(BinaryFn)(args[0], self);
}
WRAPPER(wrapPower) {
  EXPECT(1, 2);
  return SLOT(decltype(Slots::power))(self, args[0], nargs > 1 ? args[1] : kNone);
}
WRAPPER(wrapReflectedPower) {
  EXPECT(1, 2);
  return SLOT(decltype(Slots::power))(args[0], self, nargs > 1 ? args[1] : kNone);
}
template <CompareOp op> WRAPPER(wrapCompare) {
  EXPECT(1, 1);
  return SLOT(decltype(Slots::compare))(self, args[0], op);
}
WRAPPER(wrapHash) {
  EXPECT(0, 0);
  int64_t h = SLOT(decltype(Slots::hash))(self);
  return h == -1 ? kError : intValue(h);
}
WRAPPER(wrapLength) {
  EXPECT(0, 0);
  int64_t n = SLOT(decltype(Slots::length))(self);
  return n == -1 ? kError : intValue(n);
}
WRAPPER(wrapTruth) {
  EXPECT(0, 0);
  Status s = SLOT(decltype(Slots::truth))(self);
  return s == kRaised ? kError : boolValue(s);
}
WRAPPER(wrapContains) {
  EXPECT(1, 1);
  Status s = SLOT(decltype(Slots::contains))(self, args[0]);
  return s == kRaised ? kError : boolValue(s);
}
WRAPPER(wrapNext) {
  EXPECT(0, 0);
  if (endsWithValue(self))
    return nextOrRaise(self);
  Value v = SLOT(UnaryFn)(self);
  return v == kUnset ? Value(raiseNoArguments(types::StopIteration)) : v;
}
WRAPPER(wrapSetItem) {
  EXPECT(2, 2);
  return noneIf(SLOT(decltype(Slots::setItem))(self, args[0], args[1]));
}
WRAPPER(wrapDeleteItem) {
  EXPECT(1, 1);
  return noneIf(SLOT(decltype(Slots::setItem))(self, args[0], kUnset));
}
bool isName(Value v) {
  if (isStr(v))
    return true;
  raise(types::TypeError, "attribute name must be string, not '%T'", v);
  return false;
}
WRAPPER(wrapGetAttribute) {
  EXPECT(1, 1);
  return isName(args[0]) ? SLOT(decltype(Slots::getAttr))(self, as<Str>(args[0])) : kError;
}
/// object.__setattr__ must not get around what type.__setattr__ forbids.
bool mayChange(const SlotWrapper *w, Value self) {
  if (w->owner != &types::Object || !isType(self))
    return true;
  raise(types::TypeError, "can't apply this %U to %T object", *w->row->name, self);
  return false;
}
WRAPPER(wrapSetAttr) {
  EXPECT(2, 2);
  if (!mayChange(w, self))
    return kError;
  return isName(args[0]) ? noneIf(SLOT(decltype(Slots::setAttr))(self, as<Str>(args[0]), args[1])) : kError;
}
WRAPPER(wrapDeleteAttr) {
  EXPECT(1, 1);
  if (!mayChange(w, self))
    return kError;
  return isName(args[0]) ? noneIf(SLOT(decltype(Slots::setAttr))(self, as<Str>(args[0]), kUnset)) : kError;
}
WRAPPER(wrapCall) { return SLOT(CallFn)(self, args, nargs, keywordNames); }
WRAPPER(wrapInit) { return noneIf(SLOT(decltype(Slots::initialise))(self, args, nargs, keywordNames)); }
WRAPPER(wrapGet) {
  EXPECT(1, 2);
  Value instance = isNone(args[0]) ? kUnset : args[0];
  Value owner = nargs < 2 ? kNone : args[1];
  if (instance == kUnset && isNone(owner))
    return raise(types::TypeError, "__get__(None, None) is invalid");
  return SLOT(decltype(Slots::descriptorGet))(self, instance, owner);
}
WRAPPER(wrapSet) {
  EXPECT(2, 2);
  return noneIf(SLOT(decltype(Slots::descriptorSet))(self, args[0], args[1]));
}
WRAPPER(wrapDelete) {
  EXPECT(1, 1);
  return noneIf(SLOT(decltype(Slots::descriptorSet))(self, args[0], kUnset));
}

} // namespace

// --- The rows ------------------------------------------------------------------------------------------------------------

namespace py = pythonSlots;

#define ROW(Name, Slot, Wrap, Python) {&names::Name, offsetof(Slots, Slot), Wrap, reinterpret_cast<void *>(Python)}
#define BINARY(Name, RName, Slot)                                                                                      \
  ROW(Name, Slot, wrapBinary, (py::binary<&Slots::Slot, names::Name, names::RName>)),                                  \
      ROW(RName, Slot, wrapReflected, (py::binary<&Slots::Slot, names::Name, names::RName>))
#define INPLACE(Name, Slot) ROW(Name, Slot, wrapBinary, py::inplace<names::Name>)
#define UNARY(Name, Slot) ROW(Name, Slot, wrapUnary, py::unary<names::Name>)

const SlotRow slotRows[] = {
    UNARY(__repr__, repr),
    ROW(__hash__, hash, wrapHash, py::hash),
    ROW(__call__, call, wrapCall, py::call),
    UNARY(__str__, str),
    ROW(__getattribute__, getAttr, wrapGetAttribute, py::getAttr),
    ROW(__getattr__, getAttr, nullptr, py::getAttr),
    ROW(__setattr__, setAttr, wrapSetAttr, py::setAttr),
    ROW(__delattr__, setAttr, wrapDeleteAttr, py::setAttr),
    ROW(__lt__, compare, wrapCompare<CompareOp::Less>, py::compare),
    ROW(__le__, compare, wrapCompare<CompareOp::LessEqual>, py::compare),
    ROW(__eq__, compare, wrapCompare<CompareOp::Equal>, py::compare),
    ROW(__ne__, compare, wrapCompare<CompareOp::NotEqual>, py::compare),
    ROW(__gt__, compare, wrapCompare<CompareOp::Greater>, py::compare),
    ROW(__ge__, compare, wrapCompare<CompareOp::GreaterEqual>, py::compare),
    ROW(__iter__, iter, wrapUnary, py::iter),
    ROW(__next__, next, wrapNext, py::next),
    ROW(__get__, descriptorGet, wrapGet, py::descriptorGet),
    ROW(__set__, descriptorSet, wrapSet, py::descriptorSet),
    ROW(__delete__, descriptorSet, wrapDelete, py::descriptorSet),
    ROW(__init__, initialise, wrapInit, py::initialise),
    ROW(__new__, create, nullptr, py::create),
    BINARY(__add__, __radd__, add),
    BINARY(__sub__, __rsub__, subtract),
    BINARY(__mul__, __rmul__, multiply),
    BINARY(__matmul__, __rmatmul__, matrixMultiply),
    BINARY(__truediv__, __rtruediv__, trueDivide),
    BINARY(__floordiv__, __rfloordiv__, floorDivide),
    BINARY(__mod__, __rmod__, remainder),
    BINARY(__divmod__, __rdivmod__, divmod),
    BINARY(__lshift__, __rlshift__, leftShift),
    BINARY(__rshift__, __rrshift__, rightShift),
    BINARY(__and__, __rand__, bitAnd),
    BINARY(__or__, __ror__, bitOr),
    BINARY(__xor__, __rxor__, bitXor),
    INPLACE(__iadd__, inplaceAdd),
    INPLACE(__isub__, inplaceSubtract),
    INPLACE(__imul__, inplaceMultiply),
    INPLACE(__imatmul__, inplaceMatrixMultiply),
    INPLACE(__itruediv__, inplaceTrueDivide),
    INPLACE(__ifloordiv__, inplaceFloorDivide),
    INPLACE(__imod__, inplaceRemainder),
    INPLACE(__ilshift__, inplaceLeftShift),
    INPLACE(__irshift__, inplaceRightShift),
    INPLACE(__iand__, inplaceBitAnd),
    INPLACE(__ior__, inplaceBitOr),
    INPLACE(__ixor__, inplaceBitXor),
    INPLACE(__ipow__, inplacePower),
    ROW(__pow__, power, wrapPower, py::power),
    ROW(__rpow__, power, wrapReflectedPower, py::power),
    UNARY(__neg__, negative),
    UNARY(__pos__, positive),
    UNARY(__abs__, absolute),
    UNARY(__invert__, invert),
    UNARY(__int__, toInt),
    UNARY(__float__, toFloat),
    UNARY(__index__, index),
    ROW(__bool__, truth, wrapTruth, py::truth),
    ROW(__len__, length, wrapLength, py::length),
    ROW(__getitem__, getItem, wrapBinary, py::inplace<names::__getitem__>),
    ROW(__setitem__, setItem, wrapSetItem, py::setItem),
    ROW(__delitem__, setItem, wrapDeleteItem, py::setItem),
    ROW(__contains__, contains, wrapContains, py::contains),
    // + and * of sequences: a class written in Python uses the number slots.
    ROW(__add__, concat, wrapBinary, static_cast<void *>(nullptr)),
    ROW(__iadd__, inplaceConcat, wrapBinary, static_cast<void *>(nullptr)),
    ROW(__mul__, repeat, wrapBinary, static_cast<void *>(nullptr)),
    ROW(__rmul__, repeat, wrapBinary, static_cast<void *>(nullptr)),
    ROW(__imul__, inplaceRepeat, wrapBinary, static_cast<void *>(nullptr)),
    UNARY(__await__, await),
    UNARY(__aiter__, asyncIter),
    UNARY(__anext__, asyncNext),
};
const size_t numSlotRows = sizeof slotRows / sizeof *slotRows;

// --- Keeping slots in step ---------------------------------------------------------------------------------------------

bool isSlotName(const Str *name) {
  if (name->length() < 6 || charAt(name, 0) != '_' || charAt(name, 1) != '_')
    return false;
  if (name == names::__del__)
    return true;
  for (const SlotRow &row : slotRows)
    if (*row.name == name)
      return true;
  return false;
}

namespace {

int64_t hashNotImplemented(Value self) {
  raise(types::TypeError, "unhashable type: '%T'", self);
  return -1;
}

/// All rows that share a slot say together what stands in it.
void updateSlot(Type *type, uint32_t offset) {
  void *generic = nullptr, *specific = nullptr;
  bool useGeneric = false;
  const SlotRow *any = nullptr;
  for (const SlotRow &row : slotRows) {
    if (row.offset != offset)
      continue;
    any = &row;
    Value v = lookupInType(type, *row.name);
    if (v == kUnset)
      continue;
    if (isExact<SlotWrapper>(v)) {
      SlotWrapper *w = as<SlotWrapper>(v);
      if (w->row->offset != offset) {
        // An inherited method of the other slot with this name (concat for add) is no reason to use this one.
        if (w->row->name == row.name && isSubtype(type, w->owner))
          continue;
      } else if (isSubtype(type, w->owner) && w->row->name == row.name && (!specific || specific == w->function)) {
        specific = w->function;
        generic = row.pythonSlot;
        continue;
      }
    } else if (offset == offsetof(Slots, create) && isExact<BuiltinFunction>(v) &&
               as<BuiltinFunction>(v)->method->name == newMethodName) {
      specific = reinterpret_cast<void *>(as<BuiltinFunction>(v)->owner->slots.create);
      continue;
    } else if (isNone(v) && offset == offsetof(Slots, hash)) {
      specific = reinterpret_cast<void *>(hashNotImplemented);
      continue;
    }
    useGeneric = true;
    generic = row.pythonSlot;
  }
  slotAt(type->slots, *any) = specific && !useGeneric ? specific : useGeneric ? generic : nullptr;
}

void updateFlags(Type *type) {
  uint32_t flags = type->flags & ~uint32_t(Type::CustomGetAttr | Type::CustomSetAttr | Type::HasDel);
  if (type->slots.getAttr == py::getAttr)
    flags |= Type::CustomGetAttr;
  if (type->slots.setAttr == py::setAttr)
    flags |= Type::CustomSetAttr;
  if (lookupInType(type, names::__del__) != kUnset)
    flags |= Type::HasDel;
  type->flags = flags;
}

} // namespace

void updateSlots(Type *type, Str *name) {
  uint32_t last = ~0u;
  for (const SlotRow &row : slotRows)
    if (*row.name == name && row.offset != last)
      updateSlot(type, last = row.offset);
  updateFlags(type);
  if (isObject(type->subclasses)) {
    List *list = as<List>(type->subclasses);
    for (int64_t i = 0; i < list->length; ++i)
      updateSlots(as<Type>(list->items[i]), name);
  }
}

void fillSlots(Type *type) {
  type->slots.trace = type->base->slots.trace;
  type->slots.finalise = type->base->slots.finalise;
  if (type->bases->length == 1) {
    // One base: everything is inherited but for the special methods in the class's own dict.
    type->slots = type->base->slots;
    int64_t position = 0;
    Value key, value;
    while (nextEntry(type->dict, &position, &key, &value)) {
      if (!isStr(key))
        continue;
      uint32_t last = ~0u;
      Str *name = as<Str>(key);
      if (name->length() < 6 || charAt(name, 0) != '_' || charAt(name, 1) != '_')
        continue;
      name = canonical(name);
      for (const SlotRow &row : slotRows)
        if (*row.name == name && row.offset != last)
          updateSlot(type, last = row.offset);
    }
  } else {
    uint64_t done[(sizeof(Slots) / sizeof(void *) + 63) / 64] = {};
    for (const SlotRow &row : slotRows) {
      uint32_t number = row.offset / sizeof(void *);
      if (done[number / 64] >> (number % 64) & 1)
        continue;
      done[number / 64] |= uint64_t(1) << (number % 64);
      updateSlot(type, row.offset);
    }
  }
  updateFlags(type);
}

} // namespace pyaot::rt
