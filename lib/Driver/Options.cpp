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
  pyaot hello.pyc --emit-ir         show the typed IR on standard output
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
  app.set_help_flag("-h,--help", "Print this manual.");

  app.add_option("input", o.input, "A .pyc file, or a .py file.")->required()->type_name("FILE");
  app.add_option("-o,--output", o.output,
                 "Write to FILE; `-` is standard output. Without it: the input's name without its suffix for\n"
                 "executables, with .o or .s for -c and -S, and standard output for every --emit-*.")
      ->type_name("FILE");

  bool emitLLVM = false, emitIR = false, emitBytecode = false, assembly = false, object = false;
  auto *stop = app.add_option_group("Stages", "Stop after a stage and write its result");
  stop->add_flag("--emit-bytecode", emitBytecode, "The canonical bytecode, as text.");
  stop->add_flag("--emit-ir", emitIR, "The IR after the passes of the chosen level, as text.");
  stop->add_flag("--emit-llvm", emitLLVM, "The LLVM IR, as text (optimised, except with -O0).");
  stop->add_flag("-S", assembly, "Assembly.");
  stop->add_flag("-c", object, "An object file, not linked.");
  stop->require_option(0, 1);

  auto *generate = app.add_option_group("Code", "How code is made");
  generate
      ->add_option("-O", o.optLevel,
                   "Optimisation, -O0 to -O3. 0: compile fastest, calls into the runtime for every operation; 1: inline the\n"
                   "short paths of operations; 2 (the default): LLVM's usual pipeline too; 3: its most aggressive one.")
      ->check(CLI::Range(0u, 3u))
      ->type_name("LEVEL");
  generate->add_flag("-g", o.debugInfo, "Keep symbols and DWARF lines that point at the Python source.");
  generate->add_flag("--static", o.staticLink, "Link everything, libc too, into the executable.");
  generate->add_option("--target", o.target, "LLVM target triple, such as aarch64-linux-gnu; default: this machine.")
      ->type_name("TRIPLE");
  generate->add_option("--cpu", o.cpu, "LLVM processor name, or `native`; default: the architecture's baseline.")
      ->type_name("NAME");

  auto *input = app.add_option_group("Input");
  input->add_flag("--strict", o.strict, "What is not supported is an error instead of a warning and code that raises.");
  input->add_option("--python", o.python, "The Python that compiles a .py input. Default: python3.11, then python3.")
      ->type_name("PROGRAM");

  auto *inspect = app.add_option_group("Inspection");
  inspect->add_flag("-v,--verbose", o.verbose, "Say on standard error what is done, with times.");
  inspect->add_flag("--time-passes", o.timePasses, "Print the time that each pass took.");
  inspect->add_flag("--print-after-all", o.printAfterAll, "Print the IR after each pass, on standard error.");
  inspect->add_flag("--verify-each", o.verifyEach, "Verify the IR after each pass, and the LLVM IR after CodeGen.");
  inspect->add_option("--passes", o.passes, "Run these IR passes instead of the level's.")->delimiter(',')->type_name("A,B,...");

  try {
    app.parse(argc, argv);
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
