#!/usr/bin/env python3
"""run.py: CPython's own tests, compiled by pyaot.

  utils/cpython-tests/run.py                 all files of files.txt, and the table
  utils/cpython-tests/run.py test_int ...    these
  options: -v every method that fails   -k keep the folder   -O LEVEL   --table FILE write the table as Markdown

A test file (of the Debian package libpython3.11-testsuite) is copied into a fresh folder together with our own small
stand-ins for unittest, test.support and the library (standin/) and the modules of the library that are plain Python
(kBorrowed); pyaot compiles that, and CPython 3.11 runs the same. A method counts as failed when it passes there and not
here. A method that crashes or hangs is left out of the next run of the same program.
"""
import argparse, os, pathlib, re, shutil, subprocess, sys, tempfile, textwrap
from concurrent.futures import ThreadPoolExecutor

kHere = pathlib.Path(__file__).resolve().parent
kRoot = kHere.parents[1]
kPython = "/usr/bin/python3.11" if os.path.exists("/usr/bin/python3.11") else "python3.11"
kLibrary = pathlib.Path("/usr/lib/python3.11")
kPyaot = os.environ.get("PYAOT", str(pathlib.Path(os.environ.get("PYAOT_BUILD", kRoot / "build")) / "bin/pyaot"))
kTimeout = int(os.environ.get("PYAOT_TEST_TIMEOUT", "60"))
kBorrowed = ["types", "operator", "keyword", "reprlib", "contextlib", "_collections_abc", "abc", "_py_abc",
             "_weakrefset", "enum", "copyreg", "numbers", "string", "bisect", "heapq", "__future__"]
# What test.support.import_helper gives the test.
kFresh = {"test_operator": "operator", "test_heapq": "heapq", "test_bisect": "bisect", "test_asyncgen": "asyncio"}
kBefore = """import {0}, test.support.import_helper
test.support.import_helper.known["{0}"] = {0}
"""
kMain = """import sys
sys.setrecursionlimit(1000)
import unittest
{before}import test.{name} as module
unittest.run_module(module, sys.argv[1:])
"""


def expandExec(text):
    """test_class makes its methods by exec() of constant text: writes them out as a class body instead."""
    head, first, rest = text.partition("exec(statictests, globals(), d)\n")
    loop = "for method in testmeths:\n    exec(method_template % method, globals(), d)\n"
    names = {}
    exec(head.replace("import unittest", ""), names)
    body = names["statictests"] + "".join(names["method_template"] % method for method in names["testmeths"])
    made = "class Expanded:\n" + textwrap.indent(body, "    ") + "\nd.update((k, v) for k, v in vars(Expanded).items() if callable(v))\n"
    return head + made + rest.replace(loop, "method = None\n")


def prepare(name, folder):
    shutil.copytree(kHere / "standin", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for module in kBorrowed:
        if not (folder / f"{module}.py").exists():
            shutil.copy(kLibrary / f"{module}.py", folder)
    shutil.copy(kLibrary / "collections/__init__.py", folder / "_library_collections.py")
    tests = kLibrary / "test"
    for file in tests.glob("*.py"):
        if not (file.name.startswith("test_") or file.name == "__init__.py"):
            shutil.copy(file, folder / "test")
    for file in (tests / f"{name}.py", tests / "test_grammar.py", *tests.glob("*.txt")):
        shutil.copy(file, folder / "test")
    if name == "test_class":
        file = folder / "test/test_class.py"
        file.write_text(expandExec(file.read_text()))
    (folder / "main.py").write_text(kMain.format(name=name, before=kBefore.format(kFresh[name]) if name in kFresh else ""))


def run(command, folder):
    """The word and detail of each method."""
    results, names = {}, []
    for attempt in range(25):
        environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
        with open(folder / "out.txt", "wb") as out:
            process = subprocess.Popen(command + list(results), cwd=folder, stdin=subprocess.DEVNULL, stdout=out,
                                       stderr=subprocess.STDOUT, env=environment, start_new_session=True)
            try:
                status = process.wait(kTimeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()
                status = "timeout"
        text = (folder / "out.txt").read_text(errors="replace")
        started = None
        done = False
        for word, method, detail in re.findall(r"^=(START|PASS|FAIL|ERROR|SKIP|DONE) (\S+) (.*)$", text, re.M):
            done |= word == "DONE"
            if word == "START":
                started = method
            elif word != "DONE":
                results[method] = word, detail
                started = None
        if done:
            return results, ""
        last = text.strip().splitlines()[-1:] or [""]
        if started is None:
            return results, f"status {status}: {last[0]}"
        results[started] = ("HANG" if status == "timeout" else "CRASH", f"status {status}: {last[0]}")
    return results, "too many crashes"


def test(name, options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}."))
    try:
        prepare(name, folder)
        expected, trouble = run([kPython, "-S", "-E", "main.py"], folder)
        compiled = subprocess.run([kPyaot, f"-O{options.level}", "--python", kPython, "main.py", "-o", "main"],
                                  cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if compiled.returncode:
            return name, expected, {}, f"not compiled: {compiled.stdout.strip().splitlines()[-1:]}", trouble
        got, here = run(["./main"], folder)
        return name, expected, got, here, trouble
    finally:
        if options.keep:
            print("kept", folder)
        else:
            shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("-v", action="store_true", dest="verbose")
    parser.add_argument("-k", action="store_true", dest="keep")
    parser.add_argument("-O", default="2", dest="level")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("--table")
    options = parser.parse_args()
    names = options.names or [line.split()[0] for line in (kHere / "files.txt").read_text().splitlines() if line.strip()]
    rows, bad = [], False
    totals = [0, 0, 0]
    with ThreadPoolExecutor(options.j) as pool:
        for name, expected, got, here, there in pool.map(lambda name: test(name, options), names):
            counts = {"passed": 0, "failed": 0, "skipped": 0}
            failures = []
            for method, (word, detail) in expected.items():
                mine, why = got.get(method, ("MISSING", ""))
                if word != "PASS" or mine == "SKIP":
                    counts["skipped"] += 1
                elif mine == "PASS":
                    counts["passed"] += 1
                else:
                    counts["failed"] += 1
                    failures.append((method, mine, why))
            rows.append((name, counts, failures, here))
            bad |= bool(failures or here)
            print(f"{name:28} {counts['passed']:5} passed {counts['failed']:4} failed {counts['skipped']:4} skipped"
                  + (f"  here: {here}" if here else "") + (f"  CPython: {there}" if there else ""), flush=True)
            if options.verbose:
                for method, word, why in failures:
                    if word == "MISSING" and here:
                        continue
                    print(f"    {word} {method} {why}", flush=True)
    print("all files:", *(f"{sum(row[1][key] for row in rows)} {key}" for key in ("passed", "failed", "skipped")))
    if options.table:
        with open(options.table, "w") as out:
            out.write("| File | passed | failed | skipped |\n|---|---:|---:|---:|\n")
            for name, counts, failures, here in rows:
                out.write(f"| {name} | {counts['passed']} | {counts['failed']} | {counts['skipped']} |\n")
            for name, counts, failures, here in rows:
                for method, word, why in failures:
                    out.write(f"{name} {method} {word} {why}\n")
    return 1 if bad else 0


sys.exit(main())
