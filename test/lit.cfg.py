# How the tests run: which files are tests, where the built tools are, and what the % words of a RUN line mean.
#
# Two ways in, one configuration: `lit build/test[/folder]` through the lit.site.cfg.py that CMake writes, which names
# its own build folder, or `lit test[/folder]`, which takes the build folder of $PYAOT_BUILD or ./build.
#
# The words are explained in docs/Testing.md. What the environment may say (used by ./check for the slow
# configurations): PYAOT_FLAGS = more options for every pyaot of %same_as_cpython; PYAOT_GC_STRESS = passed on to the
# compiled programs; PYAOT_TEST_TIMEOUT = seconds for one run of one program.

import os
import shlex
import shutil

import lit.formats

config.name = "pyaot"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".py", ".ir", ".test"]
config.excludes = ["Inputs", "tools", "lit.cfg.py", "lit.site.cfg.py"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
source_root = os.path.dirname(config.test_source_root)

build = getattr(config, "pyaot_build", None) or os.environ.get("PYAOT_BUILD") or os.path.join(source_root, "build")
build = os.path.abspath(build)
config.test_exec_root = os.path.join(build, "test")
bin_dir = os.path.join(build, "bin")
llvm_bin = getattr(config, "llvm_bin", None) or "/usr/lib/llvm-19/bin"
if not os.path.isdir(bin_dir):
    lit_config.fatal(f"no built tools in {bin_dir}: run ./quickstart, or set PYAOT_BUILD")

# The oracle is the CPython 3.11 of Debian; one that was built by hand may differ in its patch release.
python = "/usr/bin/python3.11"
if not os.path.exists(python):
    python = shutil.which("python3.11") or lit_config.fatal("no python3.11: run utils/setup.sh")

config.environment["PATH"] = os.pathsep.join([bin_dir, llvm_bin, config.environment.get("PATH", os.defpath)])
config.environment["PYAOT"] = os.path.join(bin_dir, "pyaot")
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"
for name in ("PYAOT_FLAGS", "PYAOT_GC_STRESS", "PYAOT_GC_VERIFY", "PYAOT_TEST_TIMEOUT", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

if lit_config.maxIndividualTestTimeIsSupported[0] and not lit_config.maxIndividualTestTime:
    lit_config.maxIndividualTestTime = int(os.environ.get("PYAOT_TEST_TIMEOUT", "60")) * 3


def command(*words):
    return " ".join(shlex.quote(word) for word in words)


def tool(script):
    return command(python, os.path.join(config.test_source_root, "tools", script))


# lit replaces in this order and before its own %s, %t, %p; the (?!...) keep %pyaot from eating %pyaot-dis.
config.substitutions += [
    (r"%same_as_cpython\b", tool("same_as_cpython.py")),
    (r"%pyaot-dis\b", command(os.path.join(bin_dir, "pyaot-dis"))),
    (r"%pyaot-opt\b", command(os.path.join(bin_dir, "pyaot-opt"))),
    (r"%pyaot\b(?!-)", command(os.path.join(bin_dir, "pyaot"))),
    (r"%python\b", command(python)),
    (r"%pyc\b", tool("pyc.py")),
    (r"%source_root\b", command(source_root)),
    (r"%build\b", command(build)),
]

# Features for REQUIRES and UNSUPPORTED lines.
cache = os.path.join(build, "CMakeCache.txt")
if os.path.exists(cache):
    with open(cache) as file:
        if "PYAOT_SANITIZE:BOOL=ON\n" in file.read():
            config.available_features.add("asan")
if os.environ.get("PYAOT_GC_STRESS"):
    config.available_features.add("gc-stress")
