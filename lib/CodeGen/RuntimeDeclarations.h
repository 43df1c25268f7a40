//===- RuntimeDeclarations.h - RuntimeFunctions.def as LLVM declarations -------===//
#ifndef PYAOT_LIB_CODEGEN_RUNTIMEDECLARATIONS_H
#define PYAOT_LIB_CODEGEN_RUNTIMEDECLARATIONS_H

#include "pyaot/IR/RuntimeFunction.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Module.h"

namespace pyaot::codegen {

using ir::RuntimeFn;

/// "rt.Add".
llvm::StringRef symbolOf(RuntimeFn fn);
/// The C++ signature as an LLVM type: Value is i64, pointers are ptr, Status is i32.
llvm::FunctionType *typeOf(RuntimeFn fn, llvm::LLVMContext &context);
/// The declaration in `module`, made on first use. With `fast`, rows that have an inline path name "rt.inline.Add".
llvm::Function *declare(RuntimeFn fn, llvm::Module &module, bool fast);

} // namespace pyaot::codegen

#endif
