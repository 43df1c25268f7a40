//===- pyaot-dis.cpp - show what is in a .pyc --------------------------------===//
//
//     pyaot-dis [--canon] file.pyc
//
// Writes every code object of the file to stdout. Malformed input: a located
// message on stderr, exit status 1.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Bytecode/Disassembler.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

static void disassembleFile(llvm::StringRef path, bool showsCanonical, DiagnosticEngine &diagnostics) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer) {
    diagnostics.error(path, {}, buffer.getError().message());
    return;
  }
  auto module = bytecode::readPyc(**buffer);
  if (!module) {
    diagnostics.report(module.takeError());
    return;
  }
  bytecode::printHeader(llvm::outs(), **module);
  for (const bytecode::CodeObject *code : (*module)->allCode()) {
    llvm::outs() << '\n';
    if (llvm::Error error = bytecode::disassemble(llvm::outs(), *code, showsCanonical))
      diagnostics.report(std::move(error));
  }
}

int main(int argc, char **argv) {
  DiagnosticEngine diagnostics;
  bool showsCanonical = false;
  llvm::StringRef path;
  for (llvm::StringRef arg : llvm::ArrayRef(argv, argc).drop_front()) {
    if (arg == "--canon")
      showsCanonical = true;
    else if (arg.starts_with("-"))
      diagnostics.error("", {}, "unknown option " + arg);
    else if (!path.empty())
      diagnostics.error("", {}, "more than one file");
    else
      path = arg;
  }
  if (path.empty() && !diagnostics.hasErrors())
    diagnostics.error("", {}, "usage: pyaot-dis [--canon] file.pyc");
  if (!diagnostics.hasErrors())
    disassembleFile(path, showsCanonical, diagnostics);
  llvm::outs().flush();
  diagnostics.print(llvm::errs());
  return diagnostics.hasErrors() ? 1 : 0;
}
