//===- MarshalReader.cpp - read marshalled objects, bounded ------------------===//

#include "MarshalReader.h"
#include "Tables.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <bit>
#include <new>

using namespace pyaot;
using namespace pyaot::bytecode;

MarshalReader::MarshalReader(llvm::StringRef data, size_t position, Module &module)
    : data_(data), position_(position), maxWeight_((uint64_t(1) << 22) + uint64_t(data.size()) * 8), module_(module),
      version_(module.header_.version) {}

// --- memory and errors ---

template <typename T> llvm::ArrayRef<T> MarshalReader::copyArray(llvm::ArrayRef<T> items) {
  return items.copy(module_.memory_);
}

template <typename T, typename... Args> const T *MarshalReader::make(Args &&...args) {
  static_assert(std::is_trivially_destructible_v<T>, "the module's memory runs no destructors");
  return new (module_.memory_.Allocate<T>()) T(std::forward<Args>(args)...);
}

bool MarshalReader::fail(size_t offset, const llvm::Twine &message) {
  if (!hasFailed_) {
    hasFailed_ = true;
    failureOffset_ = offset;
    failure_ = message.str();
  }
  return false;
}

bool MarshalReader::charge(uint64_t weight) {
  charged_ += weight;
  return charged_ <= maxWeight_ || fail("references make the file's contents too large");
}

// --- raw input ---

bool MarshalReader::need(size_t bytes) {
  return !hasFailed_ && (bytes <= remaining() || fail(data_.size(), "the file ends in the middle of an object"));
}

uint8_t MarshalReader::readByte() { return need(1) ? static_cast<uint8_t>(data_[position_++]) : 0; }

uint64_t MarshalReader::readLittle(unsigned bytes) {
  if (!need(bytes))
    return 0;
  uint64_t value = 0;
  for (unsigned i = 0; i < bytes; ++i)
    value |= uint64_t(uint8_t(data_[position_ + i])) << (8 * i);
  position_ += bytes;
  return value;
}

/// A signed 32-bit count of things that take at least `bytesPerItem` bytes each.
bool MarshalReader::readLength(size_t &length, size_t bytesPerItem, const char *what) {
  auto value = static_cast<int32_t>(readLittle(4));
  if (hasFailed_)
    return false;
  if (value < 0)
    return fail(llvm::Twine("negative size of a ") + what);
  length = static_cast<size_t>(value);
  if (length > remaining() / bytesPerItem)
    return fail(llvm::Twine("size ") + llvm::Twine(value) + " of a " + what + " is beyond the end of the file");
  return true;
}

// --- objects ---

MarshalReader::Weighed MarshalReader::readObject() {
  if (hasFailed_)
    return {};
  size_t start = position_;
  size_t outerStart = std::exchange(objectStart_, start);
  auto restore = llvm::make_scope_exit([&] {
    objectStart_ = outerStart;
    --nesting_;
  });
  if (++nesting_ > kMaxNesting) {
    fail("objects are nested too deeply");
    return {};
  }

  uint8_t head = readByte();
  bool isReferable = head & 0x80;
  // The number is given out before the children are read.
  size_t number = references_.size();
  if (isReferable)
    references_.push_back({});
  Weighed result = readPayload(static_cast<char>(head & 0x7f));
  if (hasFailed_)
    return {};
  if (result.weight > maxWeight_) {
    fail(start, "references make this object too large");
    return {};
  }
  if (isReferable)
    references_[number] = result;
  return result;
}

MarshalReader::Weighed MarshalReader::readPayload(char type) {
  size_t length = 0;
  switch (type) {
  case 'N':
    return {NoneConstant::get(), 1};
  case 'T':
    return {BoolConstant::get(true), 1};
  case 'F':
    return {BoolConstant::get(false), 1};
  case '.':
    return {EllipsisConstant::get(), 1};
  case 'i': {
    auto value = static_cast<int32_t>(readLittle(4));
    uint64_t limb = static_cast<uint64_t>(value < 0 ? -int64_t(value) : int64_t(value));
    return {make<IntConstant>(value < 0, limb ? copyArray(llvm::ArrayRef(limb)) : llvm::ArrayRef<uint64_t>()), 1};
  }
  case 'I': {
    auto value = static_cast<int64_t>(readLittle(8));
    uint64_t limb = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    return {make<IntConstant>(value < 0, limb ? copyArray(llvm::ArrayRef(limb)) : llvm::ArrayRef<uint64_t>()), 1};
  }
  case 'l':
    return {readLong(), 1};
  case 'g':
    return {make<FloatConstant>(std::bit_cast<double>(readLittle(8))), 1};
  case 'y': {
    double real = std::bit_cast<double>(readLittle(8));
    return {make<ComplexConstant>(real, std::bit_cast<double>(readLittle(8))), 1};
  }
  case 'f':
  case 'x':
    return {readDecimalFloat(type == 'x'), 1};
  case 's':
    if (!readLength(length, 1, "bytes object"))
      return {};
    position_ += length;
    return {make<BytesConstant>(data_.substr(position_ - length, length).copy(module_.memory_)), 1};
  case 'u':
  case 't':
  case 'a':
  case 'A':
    if (!readLength(length, 1, "str"))
      return {};
    return {readString(length, type == 't' || type == 'A', type == 'a' || type == 'A'), 1};
  case 'z':
  case 'Z':
    length = readByte();
    if (!need(length))
      return {};
    return {readString(length, type == 'Z', true), 1};
  case '(':
  case '>':
    if (!readLength(length, 1, type == '(' ? "tuple" : "frozenset"))
      return {};
    return readItems(length, type == '(');
  case ')':
    length = readByte();
    if (!need(length))
      return {};
    return readItems(length, true);
  case ':':
    return readSlice();
  case 'c':
    return readCode();
  case 'r':
    return readReference();
  case '[':
  case '{':
  case '<':
  case '}':
  case 'S':
  case '0':
    fail(llvm::Twine("type code '") + llvm::Twine(type) + "' does not occur in code objects");
    return {};
  default:
    fail("unknown type code 0x" + llvm::utohexstr(static_cast<uint8_t>(type)));
    return {};
  }
}

/// Digits of 15 bits, least significant first; the sign of the count is the sign of the number.
const Constant *MarshalReader::readLong() {
  auto count = static_cast<int32_t>(readLittle(4));
  size_t digits = count < 0 ? -static_cast<int64_t>(count) : static_cast<int64_t>(count);
  if (hasFailed_)
    return nullptr;
  if (digits > remaining() / 2) {
    fail("size " + llvm::Twine(digits) + " of an int is beyond the end of the file");
    return nullptr;
  }
  llvm::SmallVector<uint64_t, 8> limbs((digits * 15 + 63) / 64);
  size_t bit = 0;
  for (size_t i = 0; i < digits; ++i, bit += 15) {
    uint64_t digit = readLittle(2);
    if (digit > 0x7fff) {
      fail("a digit of an int is too large");
      return nullptr;
    }
    limbs[bit / 64] |= digit << (bit % 64);
    if (bit % 64 > 64 - 15 && digit >> (64 - bit % 64))
      limbs[bit / 64 + 1] |= digit >> (64 - bit % 64);
  }
  while (!limbs.empty() && limbs.back() == 0)
    limbs.pop_back();
  return make<IntConstant>(count < 0 && !limbs.empty(), copyArray(llvm::ArrayRef<uint64_t>(limbs)));
}

/// The text forms of marshal version 1 and older, which readers still have to know.
const Constant *MarshalReader::readDecimalFloat(bool isComplex) {
  double parts[2] = {0, 0};
  for (int i = 0; i < (isComplex ? 2 : 1); ++i) {
    size_t length = readByte();
    if (!need(length))
      return nullptr;
    llvm::StringRef text = data_.substr(position_, length);
    position_ += length;
    if (text.getAsDouble(parts[i])) {
      fail("a float is not a decimal number");
      return nullptr;
    }
  }
  if (isComplex)
    return make<ComplexConstant>(parts[0], parts[1]);
  return make<FloatConstant>(parts[0]);
}

/// The number of characters, or nothing if `text` is not UTF-8. Surrogates are accepted: str may hold lone ones.
static std::optional<uint32_t> countCharacters(llvm::StringRef text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    uint8_t lead = text[i];
    if (lead < 0x80) {
      ++i;
      continue;
    }
    unsigned length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || length > text.size() - i)
      return std::nullopt;
    uint32_t codePoint = lead & (0xffu >> (length + 1));
    for (unsigned k = 1; k < length; ++k) {
      uint8_t follower = text[i + k];
      if ((follower & 0xc0) != 0x80)
        return std::nullopt;
      codePoint = codePoint << 6 | (follower & 63);
    }
    // Shortest form only.
    if ((length == 3 && codePoint < 0x800) || (length == 4 && (codePoint < 0x10000 || codePoint > 0x10ffff)))
      return std::nullopt;
    i += length;
  }
  return count;
}

const Constant *MarshalReader::readString(size_t length, bool isInterned, bool mustBeAscii) {
  llvm::StringRef text = data_.substr(position_, length);
  position_ += length;
  std::optional<uint32_t> characters = countCharacters(text);
  if (!characters || (mustBeAscii && *characters != length)) {
    fail(mustBeAscii ? "a str marked as ASCII is not" : "a str is not UTF-8");
    return nullptr;
  }
  return make<StrConstant>(text.copy(module_.memory_), isInterned, *characters);
}

MarshalReader::Weighed MarshalReader::readItems(size_t count, bool isTuple) {
  llvm::SmallVector<const Constant *, 16> items;
  uint64_t weight = 1;
  // Not reserved: that the file has `count` bytes left does not mean that it has as many items.
  for (size_t i = 0; i < count; ++i) {
    Weighed item = readObject();
    if (!item.object)
      return {};
    if (item.holdsCode) { // deeper than as a constant of another code object
      fail("a code object inside of a constant");
      return {};
    }
    items.push_back(item.object);
    weight += item.weight;
  }
  bool holdsCode = llvm::any_of(items, llvm::IsaPred<CodeObject>);
  auto stored = copyArray(llvm::ArrayRef<const Constant *>(items));
  if (isTuple)
    return {make<TupleConstant>(stored), weight, holdsCode};
  return {make<FrozenSetConstant>(stored), weight, holdsCode};
}

MarshalReader::Weighed MarshalReader::readSlice() {
  if (version_ < PythonVersion{3, 14}) {
    fail("a slice in a file of CPython " + version_.str());
    return {};
  }
  Weighed start = readObject(), stop = readObject(), step = readObject();
  for (const Weighed &part : {start, stop, step})
    if (!hasFailed_ && (part.holdsCode || llvm::isa<CodeObject>(part.object)))
      fail("a code object inside of a constant");
  if (hasFailed_)
    return {};
  return {make<SliceConstant>(start.object, stop.object, step.object), 1 + start.weight + stop.weight + step.weight};
}

MarshalReader::Weighed MarshalReader::readReference() {
  uint64_t number = readLittle(4);
  if (hasFailed_)
    return {};
  if (number >= references_.size()) {
    fail("reference " + llvm::Twine(number) + " to an object that is not there");
    return {};
  }
  if (!references_[number].object) {
    fail("reference " + llvm::Twine(number) + " to an unfinished object");
    return {};
  }
  return references_[number];
}

// --- code objects ---

bool MarshalReader::readCount(uint32_t &value, const char *what) {
  auto read = static_cast<int32_t>(readLittle(4));
  if (hasFailed_)
    return false;
  if (read < 0)
    return fail(llvm::Twine("negative ") + what);
  value = static_cast<uint32_t>(read);
  return true;
}

template <typename T> const T *MarshalReader::readField(const char *what, uint64_t &weight) {
  size_t start = position_;
  Weighed field = readObject();
  if (!field.object)
    return nullptr;
  weight += field.weight;
  auto *typed = llvm::dyn_cast<T>(field.object);
  if (!typed)
    fail(start, llvm::Twine(what) + " of a code object has the wrong type");
  return typed;
}

const TupleConstant *MarshalReader::readStrTuple(const char *what, uint64_t &weight) {
  size_t start = position_;
  auto *tuple = readField<TupleConstant>(what, weight);
  if (!tuple || !charge(tuple->items().size()))
    return nullptr;
  if (!llvm::all_of(tuple->items(), llvm::IsaPred<StrConstant>)) {
    fail(start, llvm::Twine(what) + " of a code object holds something else than str");
    return nullptr;
  }
  return tuple;
}

/// From 3.11 on the file lists all slots with their kinds.
bool MarshalReader::makeSlots(CodeObject &code, llvm::ArrayRef<const Constant *> names, llvm::StringRef kinds) {
  if (names.size() != kinds.size())
    return fail("the number of variables differs from the number of their kinds");
  for (auto [name, kind] : llvm::zip(names, kinds)) {
    auto bits = static_cast<uint8_t>(kind) & (LocalSlot::Hidden | LocalSlot::Local | LocalSlot::Cell | LocalSlot::Free);
    LocalSlot slot{llvm::cast<StrConstant>(name), static_cast<uint8_t>(bits)};
    if (!(slot.isLocal() || slot.isCell() || slot.isFree()) || (slot.isFree() && (slot.isLocal() || slot.isCell())))
      return fail("a variable is of no kind, or free and something else");
    if (!slot.isFree() && code.freeCount != 0)
      return fail("the free variables are not the last ones");
    code.freeCount += slot.isFree();
    code.slots.push_back(slot);
  }
  return true;
}

/// Up to 3.10 there are three lists; a cell variable that is also a local (a captured parameter) shares its slot.
bool MarshalReader::makeSlotsBefore311(CodeObject &code, const TupleConstant *variables, const TupleConstant *frees,
                                       const TupleConstant *cells) {
  llvm::StringMap<uint32_t> slotOfName;
  for (const Constant *name : variables->items()) {
    slotOfName.try_emplace(llvm::cast<StrConstant>(name)->utf8(), code.slots.size());
    code.slots.push_back({llvm::cast<StrConstant>(name), LocalSlot::Local});
  }
  for (const Constant *name : cells->items()) {
    auto it = slotOfName.find(llvm::cast<StrConstant>(name)->utf8());
    if (it != slotOfName.end()) {
      code.slots[it->second].bits |= LocalSlot::Cell;
      code.derefSlots.push_back(it->second);
      continue;
    }
    code.derefSlots.push_back(code.slots.size());
    code.slots.push_back({llvm::cast<StrConstant>(name), LocalSlot::Cell});
  }
  for (const Constant *name : frees->items()) {
    code.derefSlots.push_back(code.slots.size());
    code.slots.push_back({llvm::cast<StrConstant>(name), LocalSlot::Free});
  }
  code.freeCount = frees->items().size();
  return true;
}

/// The invariants of CodeObject that do not follow from how it was read.
bool MarshalReader::checkCode(const CodeObject &code) {
  if (code.posOnlyArgCount > code.argCount)
    return fail("more positional-only parameters than positional ones");
  uint64_t parameters = uint64_t(code.argCount) + code.kwOnlyArgCount + code.hasFlag(CodeObject::VarArgs) +
                        code.hasFlag(CodeObject::VarKeywords);
  if (parameters > code.slots.size())
    return fail("more parameters than variables");
  for (const LocalSlot &slot : llvm::ArrayRef(code.slots).take_front(parameters))
    if (!slot.isLocal())
      return fail("a parameter is not a local variable");
  if (code.codeBytes.empty() || code.codeBytes.size() % 2 != 0)
    return fail("the code is empty or its length is odd");
  return true;
}

MarshalReader::Weighed MarshalReader::readCode() {
  uint64_t weight = 1;
  // Registered first, so that a code object stands before those inside of it.
  module_.codes_.push_back(std::make_unique<CodeObject>());
  CodeObject &code = *module_.codes_.back();
  code.version = version_;
  bool isFrom311 = version_ >= PythonVersion{3, 11};

  uint32_t localCount = 0;
  if (!readCount(code.argCount, "argument count") || !readCount(code.posOnlyArgCount, "positional-only count") ||
      !readCount(code.kwOnlyArgCount, "keyword-only count") ||
      (!isFrom311 && !readCount(localCount, "number of variables")) || !readCount(code.stackSize, "stack size"))
    return {};
  code.flags = static_cast<uint32_t>(readLittle(4));
  auto *bytes = readField<BytesConstant>("the code", weight);
  if (!bytes || !charge(bytes->data().size()))
    return {};
  code.codeBytes = llvm::arrayRefFromStringRef(bytes->data());
  auto *consts = readField<TupleConstant>("the constants", weight);
  auto *names = readStrTuple("the names", weight);
  if (!consts || !names)
    return {};
  code.consts = consts->items();
  llvm::SmallVector<const StrConstant *, 16> typedNames;
  for (const Constant *name : names->items())
    typedNames.push_back(llvm::cast<StrConstant>(name));
  code.names = copyArray(llvm::ArrayRef<const StrConstant *>(typedNames));

  auto *variables = readStrTuple("the variables", weight);
  if (!variables)
    return {};
  if (isFrom311) {
    auto *kinds = readField<BytesConstant>("the kinds of variables", weight);
    if (!kinds || !makeSlots(code, variables->items(), kinds->data()))
      return {};
  } else {
    auto *frees = readStrTuple("the free variables", weight);
    auto *cells = readStrTuple("the cell variables", weight);
    if (!frees || !cells || !makeSlotsBefore311(code, variables, frees, cells))
      return {};
    if (localCount != variables->items().size()) {
      fail("the number of variables is wrong");
      return {};
    }
  }

  code.fileName = readField<StrConstant>("the file name", weight);
  code.name = readField<StrConstant>("the name", weight);
  if (isFrom311)
    code.qualName = readField<StrConstant>("the qualified name", weight);
  auto firstLine = static_cast<int32_t>(readLittle(4));
  code.firstLine = firstLine < 0 ? 0 : static_cast<uint32_t>(firstLine);
  size_t tableStart = position_;
  auto *lines = readField<BytesConstant>("the line table", weight);
  if (hasFailed_ || !charge(lines->data().size()))
    return {};
  if (!decodeLocations(lines->data(), code)) {
    fail(tableStart, "the line table is malformed");
    return {};
  }
  if (isFrom311) {
    tableStart = position_;
    auto *exceptions = readField<BytesConstant>("the exception table", weight);
    if (!exceptions || !charge(exceptions->data().size() * 2))
      return {};
    if (!decodeExceptions(exceptions->data(), code)) {
      fail(tableStart, "the exception table is malformed");
      return {};
    }
  }
  if (!checkCode(code))
    return {};
  return {&code, weight};
}

llvm::Error MarshalReader::readModule() {
  size_t start = position_;
  Weighed root = readObject();
  if (!hasFailed_) {
    module_.root_ = llvm::dyn_cast<CodeObject>(root.object);
    if (!module_.root_)
      fail(start, "the object is not a code object");
    else if (remaining() != 0)
      fail(position_, llvm::Twine(remaining()) + " bytes follow the code object");
  }
  if (hasFailed_)
    return makeError(module_.path(), "malformed .pyc at byte " + llvm::Twine(failureOffset_) + ": " + failure_);
  return llvm::Error::success();
}
