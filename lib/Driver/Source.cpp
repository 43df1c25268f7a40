//===- Source.cpp - from .py to .pyc, with the Python at hand ----------------------===//
//
// Starting a Python takes longer than compiling a module, so one run compiles
// many: it reads a list of pairs of files, and writes for each source its .pyc
// or, beside where that would be, the text of the error.
//
//===----------------------------------------------------------------------===//
#include "pyaot/Driver/Python.h"
#include "pyaot/Support/Diagnostics.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;
using llvm::Error;
using llvm::SmallString;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

/// Runs in that Python. argv[1]: the list; argv[2]: the magic numbers that are accepted. Exit status 3: not the CPython we
/// accept. What CPython shows as co_filename when it runs a file itself is its path made absolute, but not normalised.
static const char *const kCompileScript =
    "import sys, importlib.util\n"
    "accepted = [int(m) for m in sys.argv[2].split(',')]\n"
    "if sys.implementation.name != 'cpython' or int.from_bytes(importlib.util.MAGIC_NUMBER[:2], 'little') not in accepted: sys.exit(3)\n"
    "import os, py_compile, warnings\n"
    "warnings.simplefilter('ignore')\n"
    "words = open(sys.argv[1], encoding='utf-8', errors='surrogateescape').read().split('\\0')\n"
    "def failed(output, text):\n"
    "    with open(output + '.log', 'w', encoding='utf-8', errors='surrogateescape') as log: log.write(text)\n"
    "for source, output in zip(words[::2], words[1::2]):\n"
    "    try: py_compile.compile(source, output, os.path.join(os.getcwd(), source),"
    " doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)\n"
    "    except py_compile.PyCompileError as e: failed(output, e.msg)\n"
    "    except (OSError, ValueError, RecursionError) as e: failed(output, str(e))\n";

/// What may be the Python to ask, the best first.
static std::vector<std::string> candidates(std::optional<bytecode::PythonVersion> version, const Options &options) {
  if (!options.python.empty())
    return {options.python};
  if (!version)
    return {"python3.11", "/usr/bin/python3.11", "python3", "/usr/bin/python3"};
  std::vector<std::string> list;
  if (auto python = findPython(*version, options); python && !python->executable.empty())
    list.push_back(python->executable);
  list.push_back("python" + version->str());
  list.push_back("python3");
  return list;
}

static Error noPython(StringRef path, std::optional<bytecode::PythonVersion> version, const std::string &tried,
                      const Options &options) {
  if (!options.python.empty() && !version)
    return makeError(path, "no CPython to compile it with: " + options.python + " is none of those accepted (" +
                               bytecode::describeAcceptedVersions() + "); name another with --python, or give a .pyc");
  return makeError(path, "no CPython " + (version ? version->str() : "3.11") + " to compile it with (looked for " + tried +
                             "); name one with --python, or give a .pyc");
}

static std::string contentOf(const llvm::Twine &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

Error pyaot::compileSources(llvm::MutableArrayRef<SourceRequest> requests, std::optional<bytecode::PythonVersion> version,
                            const Options &options) {
  if (requests.empty())
    return Error::success();
  SmallString<128> folder;
  if (auto ec = fs::createUniqueDirectory("pyaot", folder))
    return makeError(requests[0].path, "cannot make a temporary folder: " + ec.message());
  auto removeFolder = llvm::make_scope_exit([&] { fs::remove_directories(folder); });
  auto output = [&](size_t i) { return (folder + "/" + llvm::Twine(i) + ".pyc").str(); };
  std::string listPath = (folder + "/list").str(), errors = (folder + "/errors").str();
  {
    std::error_code ec;
    llvm::raw_fd_ostream list(listPath, ec);
    for (size_t i = 0; i < requests.size(); ++i)
      list << (i ? StringRef("\0", 1) : StringRef()) << requests[i].path << '\0' << output(i);
  }

  // A Python that was named may be any that is accepted; one that was found must be the usual one, 3.11.
  std::string tried, magics;
  for (const bytecode::AcceptedVersion &v : bytecode::acceptedVersions())
    if (version ? v.version == *version : !options.python.empty() || v.version == bytecode::PythonVersion{3, 11})
      magics += (magics.empty() ? "" : ",") + std::to_string(v.magic);
  for (const std::string &candidate : candidates(version, options)) {
    tried += (tried.empty() ? "" : ", ") + candidate;
    auto program = llvm::sys::findProgramByName(candidate);
    if (!program)
      continue;
    StringRef args[] = {*program, "-I", "-c", kCompileScript, listPath, magics};
    std::optional<StringRef> redirects[] = {StringRef(""), StringRef(""), StringRef(errors)};
    if (llvm::sys::ExecuteAndWait(*program, args, std::nullopt, redirects) != 0)
      continue;
    for (size_t i = 0; i < requests.size(); ++i) {
      requests[i].bytecode = contentOf(output(i));
      if (requests[i].bytecode.empty())
        requests[i].problem = StringRef(contentOf(output(i) + ".log")).rtrim().str();
    }
    return Error::success();
  }
  return noPython(requests[0].path, version, tried, options);
}
