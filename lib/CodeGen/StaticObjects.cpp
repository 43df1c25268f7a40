//===- StaticObjects.cpp - Python constants as initialised data ------------------===//
#include "StaticObjects.h"

#include "pyaot/ABI/Layouts.h"

#include "llvm/ADT/StringExtras.h"

#include <bit>

using namespace pyaot;
using namespace pyaot::codegen;
using llvm::ArrayRef;
using llvm::Constant;
using llvm::ConstantInt;
using llvm::ConstantStruct;
using llvm::GlobalVariable;
using llvm::StringRef;

StaticObjects::StaticObjects(llvm::Module &module)
    : module_(module), context_(module.getContext()), i64_(llvm::Type::getInt64Ty(context_)),
      i8_(llvm::Type::getInt8Ty(context_)), pointer_(llvm::PointerType::getUnqual(context_)) {}

GlobalVariable *StaticObjects::define(Constant *initialiser, const llvm::Twine &name, bool isConstant) {
  auto *g = new GlobalVariable(module_, initialiser->getType(), isConstant, llvm::GlobalValue::PrivateLinkage, initialiser, name);
  g->setAlignment(llvm::Align(16)); // bit 0 of an object's address is free for marks
  return g;
}

Constant *StaticObjects::external(StringRef symbol) {
  if (GlobalVariable *g = module_.getGlobalVariable(symbol))
    return g;
  auto *g = new GlobalVariable(module_, i8_, false, llvm::GlobalValue::ExternalLinkage, nullptr, symbol);
  g->setDSOLocal(true); // the runtime is linked statically: no detour through the GOT
  return g;
}
Constant *StaticObjects::shape(StringRef id) { return external(("rt.shape." + id).str()); }
Constant *StaticObjects::valueOf(Constant *object) { return llvm::ConstantExpr::getPtrToInt(object, i64_); }

Constant *StaticObjects::immediate(uint64_t bits) { return ConstantInt::get(i64_, bits); }
Constant *StaticObjects::none() { return immediate(kNoneBits); }
Constant *StaticObjects::boolean(bool value) { return immediate(boolValue(value).bits); }
Constant *StaticObjects::floating(double value) { return immediate(floatValue(value).bits); }

Constant *StaticObjects::integer(bool negative, ArrayRef<uint64_t> limbs) {
  if (limbs.empty())
    return immediate(smallInt(0).bits);
  if (limbs.size() == 1 && limbs[0] <= uint64_t(kMaxSmallInt) + negative) {
    int64_t v = negative ? -int64_t(limbs[0]) : int64_t(limbs[0]);
    return immediate(smallInt(v).bits);
  }
  Constant *&known = bigInts_[{negative, limbs.vec()}];
  if (!known) {
    int64_t count = int64_t(limbs.size());
    known = valueOf(define(
        ConstantStruct::getAnon({shape("Int"), ConstantInt::get(i64_, negative ? -count : count, true),
                                 llvm::ConstantDataArray::get(context_, limbs)}),
        "int"));
  }
  return known;
}

Constant *StaticObjects::complex(double real, double imag) {
  auto bits = [&](double d) { return ConstantInt::get(i64_, std::bit_cast<uint64_t>(d)); };
  return valueOf(define(ConstantStruct::getAnon({shape("Complex"), bits(real), bits(imag)}), "complex"));
}

Constant *StaticObjects::bytes(StringRef data) {
  GlobalVariable *&known = bytes_[data];
  if (!known) {
    auto *text = llvm::ConstantDataArray::getString(context_, data, /*AddNull=*/true);
    auto *type = llvm::StructType::get(context_, {pointer_, i64_, i64_, pointer_, text->getType()});
    known = new GlobalVariable(module_, type, false, llvm::GlobalValue::PrivateLinkage, nullptr, "bytes");
    known->setAlignment(llvm::Align(16));
    auto *place = llvm::ConstantExpr::getInBoundsGetElementPtr(i8_, known, ConstantInt::get(i64_, sizeof(Bytes)));
    known->setInitializer(ConstantStruct::get(
        type, {shape("Bytes"), ConstantInt::get(i64_, data.size()), ConstantInt::get(i64_, 0), place, text}));
  }
  return valueOf(known);
}

Constant *StaticObjects::tupleObject(ArrayRef<Constant *> items) {
  if (items.empty())
    return external("rt.emptyTuple");
  Constant *&known = tuples_[items.vec()];
  if (!known) {
    auto *array = llvm::ConstantArray::get(llvm::ArrayType::get(i64_, items.size()), items);
    known = define(ConstantStruct::getAnon({shape("Tuple"), ConstantInt::get(i64_, items.size()), array}), "tuple");
  }
  return known;
}
Constant *StaticObjects::tuple(ArrayRef<Constant *> items) { return valueOf(tupleObject(items)); }

/// The code points of UTF-8 in which lone surrogates may stand as 3-byte groups. Requires valid input otherwise.
static std::vector<uint32_t> decodeUtf8(StringRef s) {
  std::vector<uint32_t> out;
  for (size_t i = 0; i < s.size();) {
    auto byte = [&](size_t k) { return k < s.size() ? uint32_t(uint8_t(s[k])) : 0u; };
    uint32_t b = byte(i);
    unsigned length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    uint32_t c = length == 1 ? b : b & (0x7Fu >> length);
    for (unsigned k = 1; k < length; ++k)
      c = c << 6 | (byte(i + k) & 0x3F);
    out.push_back(c);
    i += length;
  }
  return out;
}

/// A name for the symbol that a reader of the LLVM IR recognises.
static std::string symbolFor(StringRef text) {
  std::string s = "str.";
  for (char c : text.take_front(24))
    s += llvm::isAlnum(c) || c == '_' ? c : '.';
  return s;
}

Constant *StaticObjects::stringObject(StringRef utf8, bool interned) {
  GlobalVariable *&known = strings_[utf8];
  if (!known) {
    std::vector<uint32_t> points = decodeUtf8(utf8);
    uint32_t highest = 0;
    for (uint32_t p : points)
      highest = std::max(highest, p);
    uint64_t flags = 0;
    Constant *text;
    if (highest < 0x100) {
      std::vector<uint8_t> narrow(points.begin(), points.end());
      flags = highest < 0x80 ? Str::kAscii : 0;
      text = llvm::ConstantDataArray::get(context_, narrow);
    } else if (highest < 0x10000) {
      std::vector<uint16_t> wide(points.begin(), points.end());
      flags = 1;
      text = llvm::ConstantDataArray::get(context_, wide);
    } else {
      flags = 2;
      text = llvm::ConstantDataArray::get(context_, points);
    }
    auto *type = llvm::StructType::get(context_, {pointer_, i64_, i64_, pointer_, text->getType()});
    known = new GlobalVariable(module_, type, false, llvm::GlobalValue::PrivateLinkage, nullptr, symbolFor(utf8));
    known->setAlignment(llvm::Align(16));
    auto *place = llvm::ConstantExpr::getInBoundsGetElementPtr(i8_, known, ConstantInt::get(i64_, sizeof(Str)));
    known->setInitializer(ConstantStruct::get(
        type, {shape("Str"), ConstantInt::get(i64_, uint64_t(points.size()) << Str::kLengthShift | flags),
               ConstantInt::get(i64_, 0), place, text}));
  }
  if (interned && !isInterned_[utf8]) {
    isInterned_[utf8] = true;
    interned_.push_back(known);
  }
  return known;
}
Constant *StaticObjects::string(StringRef utf8, bool interned) { return valueOf(stringObject(utf8, interned)); }

Constant *StaticObjects::pointerArray(ArrayRef<Constant *> items, StringRef name) {
  if (items.empty())
    return llvm::ConstantPointerNull::get(pointer_);
  return define(llvm::ConstantArray::get(llvm::ArrayType::get(pointer_, items.size()), items), name, /*isConstant=*/true);
}
