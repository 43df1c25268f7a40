//===- LiveCode.h - which functions of a program may run -----------------------------===//
//
// The standard library imports inside functions what only these functions
// need: heapq's self-test wants doctest, which wants half of the library. So
// only the imports of code that may run are followed. All code of the
// program's own modules counts; in the library, a function counts when code
// that counts mentions its name, in whatever way: as a variable, an attribute,
// an import, a string (getattr), or a string that is a prefix of it, ending in
// "_" ("do_" + command). A function that is passed on where it is defined (to a
// decorator, say) counts at once, as do special methods.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_LIVECODE_H
#define PYAOT_DRIVER_LIVECODE_H

#include "pyaot/IR/Module.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"

#include <functional>
#include <vector>

namespace pyaot {

/// Grows with the modules that it is told of.
class LiveCode {
public:
  /// An import (ImportName, or a call that imports a constant name) that may run, in the module of that number.
  using OnImport = std::function<void(size_t module, const ir::Instruction &import)>;

  explicit LiveCode(OnImport onImport) : onImport_(std::move(onImport)) {}

  /// The body of this module will run. `all`: so will all its functions, and it may be the main module.
  void addModule(size_t number, const ir::Module &module, bool all);

private:
  struct Candidate {
    size_t module;
    const ir::Function *function;
  };
  void offer(Candidate candidate, llvm::StringRef name);
  void enqueue(Candidate candidate);
  void mention(llvm::StringRef name);
  void mentionText(llvm::StringRef text);
  void mentionPrefix(llvm::StringRef prefix);
  void scan(Candidate candidate, bool all);
  void scanInstruction(Candidate candidate, const ir::Instruction &instruction);

  OnImport onImport_;
  llvm::StringSet<> mentioned_;
  std::vector<std::string> prefixes_;
  llvm::StringMap<std::vector<Candidate>> waiting_; ///< By name, until that is mentioned.
  llvm::DenseSet<const ir::Function *> live_;
  std::vector<Candidate> queue_;
};

/// The constant name that a call of __import__() or import_module() imports; empty if it is no such call.
llvm::StringRef importedByCall(const ir::Instruction &instruction);

} // namespace pyaot

#endif
