//===- RuntimeDeclarations.cpp - RuntimeFunctions.def as LLVM declarations -----===//
//
// The prototypes come from the same C++ types that the runtime is compiled
// with, through a small map from C++ types to LLVM types: a signature is
// written once.
//
//===----------------------------------------------------------------------===//
#include "RuntimeDeclarations.h"

#include "pyaot/ABI/RuntimeEffects.h"
#include "pyaot/ABI/RuntimeFunctions.h"

#include "llvm/IR/Type.h"

using namespace pyaot;
using namespace pyaot::codegen;

namespace {

template <typename T> struct Map;
template <> struct Map<void> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getVoidTy(c); }
};
template <> struct Map<Value> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt64Ty(c); }
};
template <> struct Map<bool> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt1Ty(c); }
};
template <> struct Map<int32_t> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt32Ty(c); }
};
template <> struct Map<uint32_t> : Map<int32_t> {};
template <> struct Map<int64_t> : Map<Value> {};
template <> struct Map<uint64_t> : Map<Value> {};
template <> struct Map<double> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getDoubleTy(c); }
};
template <typename T> struct Map<T *> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::PointerType::getUnqual(c); }
};

template <typename Signature> struct Prototype;
template <typename R, typename... A> struct Prototype<R(A...)> {
  static llvm::FunctionType *get(llvm::LLVMContext &c) {
    return llvm::FunctionType::get(Map<R>::get(c), {Map<A>::get(c)...}, false);
  }
  /// C++ passes a bool as a zero-extended byte.
  static void addAttributes(llvm::Function *f) {
    unsigned i = 0;
    auto one = [&](bool isBool) {
      if (isBool)
        f->addParamAttr(i, llvm::Attribute::ZExt);
      ++i;
    };
    (one(std::is_same_v<A, bool>), ...);
    (void)one;
  }
};

struct Row {
  const char *symbol, *inlineSymbol;
  uint32_t effects;
  llvm::FunctionType *(*type)(llvm::LLVMContext &);
  void (*addAttributes)(llvm::Function *);
};

using namespace pyaot::effects;
const Row kRows[] = {
#define RUNTIME_FN(Name, Signature, Effects)                                                                           \
  {"rt." #Name, "rt.inline." #Name, Effects, Prototype<rt::signatures::Name>::get,                                     \
   Prototype<rt::signatures::Name>::addAttributes},
#include "pyaot/ABI/RuntimeFunctions.def"
};

/// RuntimeFn::None comes first in the enum.
const Row &rowOf(RuntimeFn fn) { return kRows[size_t(fn) - 1]; }

} // namespace

llvm::StringRef codegen::symbolOf(RuntimeFn fn) { return rowOf(fn).symbol; }
llvm::FunctionType *codegen::typeOf(RuntimeFn fn, llvm::LLVMContext &context) { return rowOf(fn).type(context); }

llvm::Function *codegen::declare(RuntimeFn fn, llvm::Module &module, bool fast) {
  const Row &row = rowOf(fn);
  const char *symbol = fast && (row.effects & Inline) ? row.inlineSymbol : row.symbol;
  if (llvm::Function *f = module.getFunction(symbol))
    return f;
  llvm::Function *f = llvm::Function::Create(row.type(module.getContext()), llvm::GlobalValue::ExternalLinkage, symbol, module);
  f->setDSOLocal(true);
  f->addFnAttr(llvm::Attribute::NoUnwind);
  row.addAttributes(f);
  if (row.effects & NoReturn)
    f->addFnAttr(llvm::Attribute::NoReturn);
  // Nothing here may be assumed of memory: even a look-up may fill a cache or collect. Only the pure readers are told.
  if ((row.effects & ~Inline) == Reads)
    f->setOnlyReadsMemory();
  if (llvm::StringRef(row.symbol).starts_with("rt.Raise"))
    f->addFnAttr(llvm::Attribute::Cold);
  return f;
}
