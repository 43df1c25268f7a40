//===- Module.h - the IR of one Python module --------------------------------===//
//
// The IR of one Python module: its functions, its constants (each of them once), and the table of its globals.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_MODULE_H
#define PYAOT_IR_MODULE_H

#include "pyaot/IR/Function.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace pyaot::ir {

/// Owner and maker of constants; each is made once.
class ConstantPool {
public:
  const Constant *unset();
  const Constant *i1(bool value);
  const Constant *none();
  const Constant *boolean(bool value);
  const Constant *ellipsis();
  const Constant *integer(int64_t value);
  const Constant *integer(bool negative, llvm::ArrayRef<uint64_t> limbs);
  const Constant *floating(double value);
  const Constant *complex(double real, double imag);
  /// Interned (as CPython does with constants) if it has only ASCII letters, digits and underscores.
  const Constant *str(llvm::StringRef utf8);
  const Constant *bytes(llvm::StringRef data);
  const Constant *tuple(llvm::ArrayRef<const Constant *> items);
  const Constant *frozenSet(llvm::ArrayRef<const Constant *> items);
  const Constant *slice(const Constant *start, const Constant *stop, const Constant *step);
  const Constant *code(Function *function);

  /// All, in the order of creation.
  llvm::ArrayRef<const Constant *> all() const { return all_; }

private:
  Constant *make(ConstantKind kind, Type type, llvm::StringRef key, bool &isNew);
  const Constant *sequence(ConstantKind kind, llvm::ArrayRef<const Constant *> items);

  llvm::BumpPtrAllocator memory_;
  llvm::StringMap<Constant *> known_; ///< by kind and content, as bytes
  std::vector<const Constant *> all_;
};

/// A name of the module's namespace that its code mentions: one static cell.
struct Global {
  const Constant *name; ///< Str
  /// Facts about all code of the module, filled by the Frontend. `stores` counts the places that bind the name
  /// (import * and what other modules do through setattr or globals() are not seen: guards stay necessary).
  uint32_t stores = 0, deletes = 0;
  /// The function bound by the only store, a top-level `def`, if there is no other store and no delete: worth a guarded
  /// direct call. Null: none.
  Function *candidate = nullptr;
};

/// Owns functions and constants. The first function is the module body.
class Module {
public:
  Module(llvm::StringRef name, llvm::StringRef fileName);
  Module(const Module &) = delete;
  Module &operator=(const Module &) = delete;

  llvm::StringRef name() const { return name_; }
  /// co_filename
  llvm::StringRef fileName() const { return fileName_; }
  bool isPackage = false;

  ConstantPool constants;

  llvm::ArrayRef<Global> globals() const { return globals_; }
  Global &global(uint32_t index) { return globals_[index]; }
  /// The index of a name, which enters the table if it is new.
  uint32_t globalIndex(llvm::StringRef name);

  /// The first one is the module's body.
  llvm::ArrayRef<std::unique_ptr<Function>> functions() const { return functions_; }
  Function *body() const { return functions_.front().get(); }
  /// The symbol is made unique by a number.
  Function *addFunction(FunctionKind kind, llvm::StringRef symbol);
  Function *function(llvm::StringRef symbol) const { return bySymbol_.lookup(symbol); }

  /// A copy of the text that lives as long as the module.
  llvm::StringRef intern(llvm::StringRef text) { return interned_.try_emplace(text).first->first(); }

  void print(llvm::raw_ostream &os, bool withLocations = false) const;
  void dump() const;

private:
  std::string name_, fileName_;
  std::vector<Global> globals_;
  llvm::StringMap<uint32_t> globalIndices_;
  std::vector<std::unique_ptr<Function>> functions_;
  llvm::StringMap<Function *> bySymbol_;
  llvm::StringMap<char> interned_;
};

} // namespace pyaot::ir

#endif
