#!/usr/bin/python3.11
# same_as_cpython.py FILE.py...: the program does under pyaot what it does under CPython.
#
# Each program is compiled once, to a .pyc whose co_filename is the bare file name. CPython runs that .pyc, pyaot
# compiles that .pyc and the executable runs, each in a fresh folder of its own that holds a copy of the source (the
# traceback shows its lines). Both get the same argv, stdin and environment. Standard output, standard error, exit
# status and the files left in the folder must be equal; if not, a unified diff is printed and the exit status is 1.
#
# Comments at the head of the program:  # ARGS: words as a shell splits them    # STDIN: one line of the input each
# # INPUTS: names of files that the program reads: copied from the folder Inputs beside it into one in its own folder
# and, of one that allocates much:  # GC-STRESS: the period that $PYAOT_GC_STRESS has for it, if it is set at all
#
# --oracle-only runs just CPython, twice, and wants both runs equal: a test must not depend on addresses or time.
# $PYAOT is the compiler (default: build/bin/pyaot of this tree), $PYAOT_FLAGS more options for it,
# $PYAOT_TEST_TIMEOUT the seconds for one run (default 60).

import difflib
import os
import py_compile
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYAOT = os.environ.get("PYAOT") or os.path.join(ROOT, "build", "bin", "pyaot")
FLAGS = shlex.split(os.environ.get("PYAOT_FLAGS", ""))
TIMEOUT = float(os.environ.get("PYAOT_TEST_TIMEOUT", "60"))
PASSED_ON = ("PYAOT_GC_STRESS", "PYAOT_GC_VERIFY", "ASAN_OPTIONS", "UBSAN_OPTIONS")


def environment():
    result = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0",
              "PYTHONIOENCODING": "utf-8"}
    result.update((name, os.environ[name]) for name in PASSED_ON if name in os.environ)
    return result


def run(folder, argv, executable, stdin):
    """What a run shows: a dict of part name -> text."""
    before = set(os.listdir(folder))
    process = subprocess.Popen(argv, executable=executable, cwd=folder, env=environment(), stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(stdin, timeout=TIMEOUT)
        status = process.returncode
        status = f"exit status {status}" if status >= 0 else f"killed by {signal.Signals(-status).name}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = f"still running after {TIMEOUT:g} s"
    shown = {"stdout": out, "stderr": err, "status": status.encode() + b"\n"}
    for name in sorted(set(os.listdir(folder)) - before):
        if os.path.isfile(os.path.join(folder, name)):
            with open(os.path.join(folder, name), "rb") as file:
                shown["file " + name] = file.read()
    return {part: data.decode("utf-8", "backslashreplace") for part, data in shown.items()}


def difference(expected, got, names):
    lines = []
    for part in sorted(expected.keys() | got.keys()):
        if expected.get(part) != got.get(part):
            lines += difflib.unified_diff(expected.get(part, "").splitlines(True), got.get(part, "").splitlines(True),
                                          f"{part} of {names[0]}", f"{part} of {names[1]}")
    return "".join(line if line.endswith("\n") else line + "\n\\ no newline at the end\n" for line in lines)


def check(path, oracle_only):
    """None when all is equal, else the text that says what is not."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    arguments = [word for line in re.findall(r"^# ARGS:(.*)$", text, re.M) for word in shlex.split(line)]
    stdin = "".join(line + "\n" for line in re.findall(r"^# STDIN: ?(.*)$", text, re.M)).encode()
    inputs = [word for line in re.findall(r"^# INPUTS:(.*)$", text, re.M) for word in line.split()]
    period = re.search(r"^# GC-STRESS: *([0-9]+)$", text, re.M)
    if period and "PYAOT_GC_STRESS" in os.environ:
        os.environ["PYAOT_GC_STRESS"] = period[1]
    source = os.path.basename(path)
    stem = os.path.splitext(source)[0]
    pyc = stem + ".pyc"

    with tempfile.TemporaryDirectory(prefix="pyaot-test-") as top:
        compiled = os.path.join(top, pyc)
        try:
            py_compile.compile(path, cfile=compiled, dfile=source, doraise=True,
                               invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
        except py_compile.PyCompileError as error:
            return f"CPython does not compile it:\n{error}"
        folders = [os.path.join(top, name) for name in ("cpython", "pyaot")]
        for folder in folders:
            os.mkdir(folder)
            shutil.copy(path, folder)
            shutil.copy(compiled, folder)
            for name in inputs:
                os.makedirs(os.path.join(folder, "Inputs"), exist_ok=True)
                shutil.copy(os.path.join(os.path.dirname(path), "Inputs", name), os.path.join(folder, "Inputs"))

        expected = run(folders[0], ["python3.11", pyc, *arguments], sys.executable, stdin)
        if oracle_only:
            again = run(folders[1], ["python3.11", pyc, *arguments], sys.executable, stdin)
            return difference(expected, again, ("the first run", "the second run")) or None

        try:
            built = subprocess.run([PYAOT, *FLAGS, pyc, "-o", stem], cwd=folders[1], capture_output=True, text=True,
                                   timeout=TIMEOUT, errors="backslashreplace")
        except FileNotFoundError:
            return f"{PYAOT} is not built\n"
        except subprocess.TimeoutExpired:
            return f"pyaot still running after {TIMEOUT:g} s\n"
        if built.returncode or not os.path.exists(os.path.join(folders[1], stem)):
            return f"pyaot ends with status {built.returncode}:\n" + built.stdout + built.stderr
        # The program sees the same argv[0] as CPython gives to a .pyc.
        got = run(folders[1], [pyc, *arguments], os.path.join(folders[1], stem), stdin)
        return difference(expected, got, ("CPython", "pyaot")) or None


def main():
    oracle_only = "--oracle-only" in sys.argv
    paths = [word for word in sys.argv[1:] if word != "--oracle-only"]
    failed = 0
    for path in paths:
        problem = check(path, oracle_only)
        if problem:
            failed += 1
            print(f"{path}: not the same as CPython" if not oracle_only else f"{path}: not deterministic")
            print(problem, end="" if problem.endswith("\n") else "\n")
    return 1 if failed else 0


sys.exit(main())
