//===- ModuleLowering.h - what the functions of a module share ------------------------===//
#ifndef PYAOT_LIB_CODEGEN_MODULELOWERING_H
#define PYAOT_LIB_CODEGEN_MODULELOWERING_H

#include "RuntimeDeclarations.h"
#include "StaticObjects.h"
#include "pyaot/CodeGen/CodeGen.h"
#include "pyaot/IR/Module.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/IRBuilder.h"

#include <map>
#include <tuple>

namespace pyaot::codegen {

/// The static side of one code object while its code is made.
struct FunctionData {
  llvm::Function *body = nullptr;         ///< Direct entry; the resume function of a Resume.
  llvm::GlobalVariable *info = nullptr;   ///< CodeInfo; null for Resume (its creator's is used).
  llvm::GlobalVariable *locations = nullptr; ///< CodeInfo *, then the rows; a placeholder until all rows are known.
  std::vector<llvm::Constant *> locationRows;
  std::map<std::tuple<int32_t, int32_t, int32_t, int32_t, uint32_t>, uint32_t> locationNumbers;
  llvm::GlobalVariable *functionCell = nullptr; ///< The last Function made of it, if guarded direct calls want it.
};

class ModuleLowering {
public:
  ModuleLowering(ir::Module &module, llvm::Module &out, const CodeGenOptions &options);
  void run();

  ir::Module &ir() { return ir_; }
  llvm::Module &out() { return out_; }
  llvm::LLVMContext &context() { return out_.getContext(); }
  StaticObjects &statics() { return statics_; }
  const CodeGenOptions &options() const { return options_; }

  llvm::Type *i64() { return i64_; }
  llvm::Type *i32() { return i32_; }
  llvm::PointerType *ptr() { return ptr_; }

  llvm::Function *runtime(RuntimeFn fn) { return declare(fn, out_, options_.useInlinePaths); }
  FunctionData &dataOf(const ir::Function &function) { return functions_[&function]; }
  /// CodeInfo of the code object to which the function belongs.
  FunctionData &codeDataOf(const ir::Function &function) {
    return functions_[function.resumeOf() ? function.resumeOf() : &function];
  }
  llvm::GlobalVariable *moduleInfo() { return moduleInfo_; }
  /// Address of the cell of a global.
  llvm::Constant *globalCell(uint32_t index);
  /// Address of the cell of a builtin, or null if the name is none.
  llvm::Constant *builtinCell(llvm::StringRef name) { return builtinCell(name, "rt.builtins"); }
  /// Address of what the builtin was when the program started.
  llvm::Constant *originalBuiltinCell(llvm::StringRef name) { return builtinCell(name, "rt.originalBuiltins"); }
  llvm::Constant *builtinCell(llvm::StringRef name, llvm::StringRef table);
  /// The boxed constant, or null if it has to be loaded from rootFor().
  llvm::Constant *constant(const ir::Constant *c);
  /// The cell of a constant that is built when the module starts.
  llvm::Constant *rootFor(const ir::Constant *c);
  llvm::Constant *newRoot();
  llvm::Constant *name(const ir::Constant *c) { return statics_.stringObject(c->text(), true); }
  uint32_t locationNumber(const ir::Function &function, const SourceLocation &location, uint32_t flags);
  /// Address of a row of the function's table of locations.
  llvm::Constant *locationRow(const ir::Function &function, uint32_t number);
  llvm::Constant *newAttrCache();
  /// The static table of a string-building instruction.
  llvm::Constant *formatPieces(const ir::Function &function, llvm::ArrayRef<ir::Piece> pieces);
  llvm::StructType *formatPieceType();

  llvm::DIBuilder *debug() { return debug_.get(); }
  llvm::DISubprogram *debugScope(const ir::Function &function, llvm::Function *body);

private:
  void declareFunctions();
  void lowerEntry(ir::Function &function);
  void emitCodeInfo(ir::Function &function);
  void emitModuleInfo();
  void emitNativeImports();
  void emitProgram();
  llvm::Constant *nameArray(llvm::ArrayRef<const ir::Constant *> names, const llvm::Twine &what);
  void buildRoots(llvm::Function *init);

  ir::Module &ir_;
  llvm::Module &out_;
  CodeGenOptions options_;
  StaticObjects statics_;
  llvm::Type *i64_, *i32_;
  llvm::PointerType *ptr_;
  llvm::DenseMap<const ir::Function *, FunctionData> functions_;
  llvm::GlobalVariable *moduleInfo_ = nullptr, *globals_ = nullptr;
  llvm::DenseMap<const ir::Constant *, llvm::Constant *> constants_, rootConstants_;
  std::vector<const ir::Constant *> rootOrder_;
  std::vector<llvm::GlobalVariable *> roots_; ///< One placeholder each; emitModuleInfo makes them one array.
  std::unique_ptr<llvm::DIBuilder> debug_;
  llvm::DICompileUnit *debugUnit_ = nullptr;
  llvm::DIFile *debugFile_ = nullptr;
};

/// Fills in the body of a function (FunctionLowering.cpp).
void lowerFunction(ModuleLowering &module, ir::Function &function);

} // namespace pyaot::codegen

#endif
