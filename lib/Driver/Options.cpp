//===- Options.cpp - the command line, declared once with CLI11 ---------------===//
//
// The one file that is compiled with C++ exceptions: CLI11 throws on wrong
// usage, and every exception ends here.
//
//===----------------------------------------------------------------------===//
#include "pyaot/Driver/Options.h"
#include "pyaot/Driver/Version.h"

#include <CLI/CLI.hpp>

using namespace pyaot;

namespace {

const char *const kDescription =
    "pyaot compiles Python to small native executables, ahead of time: CPython bytecode in (.pyc; no source needed),\n"
    "an executable out that needs no Python. The program behaves as under the CPython that made the bytecode.\n";

const char *const kExamples = R"(Examples:
  pyaot hello.pyc -o hello          compile bytecode to the executable `hello`
  pyaot hello.py                    compile source (a matching python3 makes the bytecode)
  pyaot hello.pyc --static -o app   one file that needs not even libc
  pyaot hello.pyc --emit-ir         show the IR on standard output
  pyaot hello.pyc --emit-llvm -O0   show the LLVM IR before optimisation

Exit status: 0 on success, 1 when the input cannot be compiled, 2 for wrong usage.
An output file is written whole or not at all.)";

} // namespace

std::optional<Options> pyaot::parseOptions(int argc, char **argv, int *exitCode) {
  Options o;
  CLI::App app(kDescription, "pyaot");
  app.footer(kExamples);
  app.get_formatter()->column_width(34);
  app.set_version_flag("--version", versionText(), "Print the version of pyaot, of LLVM, and the bytecode accepted.");
  app.add_flag_callback(
         "--list-support", [] { throw CLI::CallForVersion(supportText(), 0); },
         "Print the versions, opcodes, builtins and modules that are supported, and what is not.")
      ->trigger_on_parse();
  app.set_help_flag("-h,--help", "Print this manual.");

  app.add_option("input", o.input, "A .pyc file, a .py file, or a folder with a __main__.pyc or __main__.py.")->type_name("FILE");
  app.add_option("-o,--output", o.output,
                 "Write to FILE; `-` is standard output. Without it: the input's name without its suffix for\n"
                 "executables, with .o or .s for -c and -S, and standard output for every --emit-*.")
      ->type_name("FILE");

  bool emitLLVM = false, emitIR = false, emitBytecode = false, assembly = false, object = false;
  const char *stages = "Stop after a stage, and write its result";
  app.add_flag("--emit-bytecode", emitBytecode, "The canonical bytecode, as text.")->group(stages);
  app.add_flag("--emit-ir", emitIR, "The IR after the passes of the chosen level, as text.")->group(stages);
  app.add_flag("--emit-llvm", emitLLVM, "The LLVM IR, as text (optimised, except with -O0).")->group(stages);
  app.add_flag("-S", assembly, "Assembly.")->group(stages);
  app.add_flag("-c", object, "An object file, not linked.")->group(stages);

  app.add_option("-O", o.optLevel,
                 "Optimisation, -O0 to -O3. 0: none, a call into the runtime for every operation; 1: the short paths of\n"
                 "operations inlined, LLVM's quick pipeline; 2 (the default): its usual one; 3: its most aggressive one.")
      ->check(CLI::Range(0u, 3u).description(""))
      ->type_name("LEVEL")
      ->group("Code");
  app.add_option("--library-level", o.libraryLevel, "Optimisation of the standard library's modules; never above that of -O. Default: 0.")
      ->check(CLI::Range(0u, 3u).description(""))
      ->type_name("LEVEL")
      ->group("Code");
  app.add_flag("-g", o.debugInfo, "Keep symbols and DWARF lines that point at the Python source.")->group("Code");
  app.add_flag("--static", o.staticLink, "Link everything, libc too, into the executable.")->group("Code");
  app.add_option("--target", o.target, "LLVM target triple, such as aarch64-linux-gnu; default: this machine.")
      ->type_name("TRIPLE")
      ->group("Code");
  app.add_option("--cpu", o.cpu, "LLVM processor name, or `native`; default: the architecture's baseline.")
      ->type_name("NAME")
      ->group("Code");

  app.add_flag("--strict", o.strict, "What is not supported is an error instead of a warning and code that raises.")
      ->group("Input");
  app.add_option("--python", o.python,
                 "The Python that compiles .py files, and whose standard library is the program's. Default: the one of\n"
                 "the .pyc's version; for a .py input python3.11, python3.")
      ->type_name("PROGRAM")
      ->group("Input");
  app.add_option("--include-module", o.includeModules,
                 "Compile this module in, too: for imports whose name is computed. May be given several times.")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group("Input");
  app.add_option("--stdlib", o.stdlib, "The folder of the standard library (that of os.py). Default: that of the Python.")
      ->type_name("DIR")
      ->group("Input");

  app.add_option("-j,--jobs", o.jobs, "Make machine code of N modules at a time. Default: one for each processor.")
      ->type_name("N")
      ->group("Build");
  app.add_option("--cache-dir", o.cacheDir,
                 "Keep the machine code of modules in DIR. Default: $PYAOT_CACHE_DIR, $XDG_CACHE_HOME/pyaot, ~/.cache/pyaot.")
      ->type_name("DIR")
      ->group("Build");
  app.add_flag("!--no-cache", o.useCache, "Neither use nor keep machine code of earlier builds.")->group("Build");
  app.add_flag("--clear-cache", o.clearCache, "Forget what earlier builds left; needs no input.")->group("Build");
  app.add_option("--report", o.report, "Write a description of the build to FILE, as JSON.")->type_name("FILE")->group("Build");

  app.add_flag("-v,--verbose", o.verbose, "Say on standard error what is done, with times.")->group("Inspection");
  app.add_flag("--time-passes", o.timePasses, "Print the time that each pass took.")->group("Inspection");
  app.add_flag("--print-after-all", o.printAfterAll, "Print the IR after each pass, on standard error.")->group("Inspection");
  app.add_flag("--verify-each", o.verifyEach, "Verify the IR after each pass, and the LLVM IR after CodeGen.")
      ->group("Inspection");
  app.add_option("--passes", o.passes, "Run these IR passes instead of the level's.")->type_name("A,B,...")->group("Inspection");

  try {
    app.parse(argc, argv);
    if (o.input.empty() && !o.clearCache)
      throw CLI::RequiredError("input");
    if (emitBytecode + emitIR + emitLLVM + assembly + object > 1)
      throw CLI::ValidationError("at most one of --emit-bytecode, --emit-ir, --emit-llvm, -S and -c can be given");
  } catch (const CLI::ParseError &error) {
    int code = app.exit(error);
    *exitCode = code == 0 ? 0 : 2;
    return std::nullopt;
  }
  o.emit = emitBytecode ? Emit::Bytecode
           : emitIR     ? Emit::IR
           : emitLLVM   ? Emit::LLVM
           : assembly   ? Emit::Assembly
           : object     ? Emit::Object
                        : Emit::Executable;
  return o;
}
