//===- Version.cpp - what --version and --list-support print ------------------===//
#include "pyaot/Driver/Version.h"

#include "pyaot/Bytecode/Version.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

std::string pyaot::versionText() {
  return "pyaot 0.1.0 (LLVM " LLVM_VERSION_STRING ")\nbytecode: CPython " + bytecode::describeAcceptedVersions();
}

/// Words in lines of at most 100 columns.
static void printWords(llvm::raw_ostream &os, llvm::ArrayRef<llvm::StringRef> words) {
  size_t column = 0;
  for (llvm::StringRef word : words) {
    if (column && column + 1 + word.size() > 100) {
      os << '\n';
      column = 0;
    }
    os << (column ? " " : "  ") << word;
    column += 1 + word.size() + (column == 0);
  }
  os << '\n';
}

std::string pyaot::supportText() {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "Bytecode\n";
  for (const bytecode::AcceptedVersion &v : bytecode::acceptedVersions())
    os << "  CPython " << v.version.str() << ", magic number " << v.magic << (v.isExperimental ? ", experimental" : "") << '\n';
  os << "\nOpcodes\n";
  std::vector<bytecode::OpcodeSupport> opcodes = bytecode::opcodeSupport();
  for (const bytecode::OpcodeSupport &op : opcodes)
    if (op.isTranslated)
      os << llvm::formatv("  {0,-36} {1}\n", op.name, op.versions);
  os << "\nBuiltins\n";
  printWords(os, {
#define BUILTIN_NAME(name) #name,
#include "pyaot/ABI/BuiltinNames.def"
                 });
  os << "\nModules of the runtime (others are compiled from their own bytecode)\n";
  printWords(os, {"builtins",
#define NATIVE_MODULE(Id, Name) Name,
#include "pyaot/ABI/NativeModules.def"
                 });
  os << "\nNot supported\n"
        "  compile(), eval(), exec() of source text, and importing modules that were not there at compile time\n"
        "  assigning __code__; frame objects (sys._getframe, sys.settrace)\n"
        "  programs whose modules are bytecode of different versions\n"
        "  opcodes that no file contains: ";
  llvm::ListSeparator comma;
  for (const bytecode::OpcodeSupport &op : opcodes)
    if (!op.isTranslated)
      os << comma << op.name;
  os << '\n';
  return text;
}
