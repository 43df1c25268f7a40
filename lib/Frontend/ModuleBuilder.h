//===- ModuleBuilder.h - what the functions of a module share while built -----===//
#ifndef PYAOT_LIB_FRONTEND_MODULEBUILDER_H
#define PYAOT_LIB_FRONTEND_MODULEBUILDER_H

#include "pyaot/Frontend/Frontend.h"

namespace pyaot::frontend {

class ModuleBuilder {
public:
  ModuleBuilder(const bytecode::CodeObject &code, const Options &options, DiagnosticEngine &diagnostics);

  llvm::Expected<std::unique_ptr<ir::Module>> run();

  ir::Module &module() { return *module_; }
  const ir::Constant *constant(const bytecode::Constant &c);
  void unsupported(SourceLocation location, const llvm::Twine &what);

private:
  ir::Function *declare(const bytecode::CodeObject &code);
  void fillFacts(const bytecode::CodeObject &code, ir::Function &function);
  void findCandidates();

  const bytecode::CodeObject &code_;
  DiagnosticEngine &diagnostics_;
  std::unique_ptr<ir::Module> module_;
  llvm::DenseMap<const bytecode::CodeObject *, ir::Function *> functions_;
  std::vector<const bytecode::CodeObject *> order_;
};

} // namespace pyaot::frontend

#endif
