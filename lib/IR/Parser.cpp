#include "pyaot/IR/Parser.h"
#include "pyaot/Support/Diagnostics.h"
llvm::Expected<std::unique_ptr<pyaot::ir::Module>> pyaot::ir::parseModule(llvm::MemoryBufferRef b) { return makeError(b.getBufferIdentifier(), "no parser yet"); }
