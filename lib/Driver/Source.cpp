//===- Source.cpp - from .py to .pyc, with the Python at hand ----------------------===//
#include "pyaot/Driver/Compile.h"
#include "pyaot/Bytecode/Version.h"
#include "pyaot/Support/Diagnostics.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace pyaot;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// Runs in that Python: writes the .pyc of argv[1] to argv[2]. Its co_filename is what tracebacks and `__file__` show
/// when CPython runs the file itself: the path made absolute, but not normalised. Exit status 3: not the CPython we accept.
static const char *const kCompileScript =
    "import sys, importlib.util\n"
    "accepted = [int(m) for m in sys.argv[3].split(',')]\n"
    "if sys.implementation.name != 'cpython' or int.from_bytes(importlib.util.MAGIC_NUMBER[:2], 'little') not in accepted: sys.exit(3)\n"
    "import os, py_compile\n"
    "try: py_compile.compile(sys.argv[1], sys.argv[2], os.path.join(os.getcwd(), sys.argv[1]),"
    " doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)\n"
    "except py_compile.PyCompileError as e: sys.stderr.write(e.msg); sys.exit(1)\n"
    "except OSError as e: sys.stderr.write(str(e)); sys.exit(1)\n";

Expected<std::string> pyaot::compileSource(StringRef path, const Options &options) {
  if (!llvm::sys::fs::exists(path))
    return makeError(path, "no such file");
  llvm::SmallVector<std::string, 4> candidates;
  if (!options.python.empty())
    candidates = {options.python};
  else
    candidates = {"python3.11", "/usr/bin/python3.11", "python3", "/usr/bin/python3"};

  llvm::SmallString<128> output, errors;
  if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "pyc", output))
    return makeError(path, "cannot make a temporary file: " + ec.message());
  llvm::FileRemover removeOutput(output);
  if (auto ec = llvm::sys::fs::createTemporaryFile("pyaot", "log", errors))
    return makeError(path, "cannot make a temporary file: " + ec.message());
  llvm::FileRemover removeErrors(errors);

  // A Python that was named may be any that is accepted; one that was found must be the usual one, 3.11.
  std::string tried, magics;
  for (const bytecode::AcceptedVersion &v : bytecode::acceptedVersions())
    if (!options.python.empty() || v.version == bytecode::PythonVersion{3, 11})
      magics += (magics.empty() ? "" : ",") + std::to_string(v.magic);
  for (const std::string &candidate : candidates) {
    tried += (tried.empty() ? "" : ", ") + candidate;
    auto program = llvm::sys::findProgramByName(candidate);
    if (!program)
      continue;
    std::string path0 = path.str();
    StringRef args[] = {*program, "-I", "-c", kCompileScript, path0, output, magics};
    std::optional<StringRef> redirects[] = {StringRef(""), StringRef(""), StringRef(errors)};
    int status = llvm::sys::ExecuteAndWait(*program, args, std::nullopt, redirects);
    if (status == 0)
      return std::string((*llvm::MemoryBuffer::getFile(output))->getBuffer());
    if (status == 1) {
      auto log = llvm::MemoryBuffer::getFile(errors);
      return makeError(path, "does not compile:\n" + (log ? (*log)->getBuffer().rtrim().str() : std::string()));
    }
  }
  if (!options.python.empty())
    return makeError(path, "no CPython to compile it with: " + options.python + " is none of those accepted (" +
                               bytecode::describeAcceptedVersions() + "); name another with --python, or give a .pyc");
  return makeError(path, "no CPython 3.11 to compile it with (looked for " + tried + "); name one with --python, or give a .pyc");
}
