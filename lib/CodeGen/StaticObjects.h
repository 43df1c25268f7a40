//===- StaticObjects.h - Python constants as initialised data -------------------===//
//
// A constant of a program is an object in the executable's data section, laid
// out as the runtime would make it: a hello needs no start-up work for it.
//
// Every function returns the boxed value as an i64 constant, or, where it says
// so, the object's address.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_LIB_CODEGEN_STATICOBJECTS_H
#define PYAOT_LIB_CODEGEN_STATICOBJECTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"

#include <map>

namespace pyaot::codegen {

/// Makes the static objects of one LLVM module; equal strings are one object.
class StaticObjects {
public:
  explicit StaticObjects(llvm::Module &module);

  llvm::Constant *immediate(uint64_t bits);
  llvm::Constant *none();
  llvm::Constant *boolean(bool value);
  llvm::Constant *floating(double value);
  /// Sign and magnitude, limbs little endian without zeros on top.
  llvm::Constant *integer(bool negative, llvm::ArrayRef<uint64_t> limbs);
  llvm::Constant *complex(double real, double imag);
  llvm::Constant *bytes(llvm::StringRef data);
  llvm::Constant *tuple(llvm::ArrayRef<llvm::Constant *> items);
  /// `utf8` may hold lone surrogates as 3-byte groups.
  llvm::Constant *string(llvm::StringRef utf8, bool interned);

  /// Addresses, for fields that are pointers. Names are interned.
  llvm::Constant *name(llvm::StringRef utf8) { return stringObject(utf8, true); }
  llvm::Constant *stringObject(llvm::StringRef utf8, bool interned);
  llvm::Constant *tupleObject(llvm::ArrayRef<llvm::Constant *> items);
  /// The boxed value of an object at a known address.
  llvm::Constant *valueOf(llvm::Constant *object);

  /// A private constant array; null if it is empty.
  llvm::Constant *pointerArray(llvm::ArrayRef<llvm::Constant *> items, llvm::StringRef name);
  /// External data of the runtime: a shape by the Id of its row.
  llvm::Constant *shape(llvm::StringRef id);
  llvm::Constant *external(llvm::StringRef symbol);

  const std::vector<llvm::Constant *> &internedStrings() const { return interned_; }

private:
  llvm::GlobalVariable *define(llvm::Constant *initialiser, const llvm::Twine &name, bool isConstant = false);

  llvm::Module &module_;
  llvm::LLVMContext &context_;
  llvm::Type *i64_, *i8_;
  llvm::PointerType *pointer_;
  llvm::StringMap<llvm::GlobalVariable *> strings_, bytes_;
  llvm::StringMap<bool> isInterned_;
  std::map<std::vector<llvm::Constant *>, llvm::Constant *> tuples_;
  std::map<std::pair<bool, std::vector<uint64_t>>, llvm::Constant *> bigInts_;
  std::vector<llvm::Constant *> interned_;
};

} // namespace pyaot::codegen

#endif
