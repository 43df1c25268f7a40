#!/usr/bin/env python3
"""Which modules of the standard library can be imported?

For each module: a program that only imports it is compiled and run, and compared with the CPython that runs this script.
Prints a table in Markdown, and how often each missing module is the reason.

    library-sweep.py [--pyaot PROGRAM] [MODULE ...]     (default: every public top-level module)
"""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile


def public_modules():
    skipped = {"antigravity", "this", "idlelib", "turtledemo", "lib2to3", "ensurepip"}
    return sorted(n for n in sys.stdlib_module_names if not n.startswith("_") and n not in skipped)


def run(command, **options):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL, **options)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -1, "", "timed out")


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def check(name, pyaot, folder):
    """None where CPython itself cannot import it; "" where all is well; else what went wrong."""
    source = os.path.join(folder, "program.py")
    with open(source, "w") as file:
        file.write(f"import {name}\nprint({name}.__name__)\n")
    expected = run([sys.executable, "-I", source])
    if expected.returncode:
        return None
    program = os.path.join(folder, "program")
    built = run([pyaot, source, "-o", program, "--python", sys.executable])
    if built.returncode:
        return "does not compile: " + last_line(built.stderr)
    actual = run([program])
    if actual.returncode == 0 and actual.stdout == expected.stdout:
        return ""
    return last_line(actual.stderr) or f"exit status {actual.returncode}"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pyaot", default=os.path.join(here, "..", "build", "bin", "pyaot"))
    parser.add_argument("modules", nargs="*")
    options = parser.parse_args()
    reasons, good, total = collections.Counter(), 0, 0
    print("| module | works | why not |\n|---|---|---|")
    for name in options.modules or public_modules():
        with tempfile.TemporaryDirectory() as folder:
            problem = check(name, options.pyaot, folder)
        if problem is None:
            continue
        total += 1
        good += not problem
        missing = re.search(r"No module named '([\w.]+)'", problem)
        if problem:
            reasons[missing[1] if missing else problem] += 1
        print(f"| {name} | {'no' if problem else 'yes'} | {problem.replace('|', '/')} |", flush=True)
    print(f"\n{good} of {total} can be imported. What is in the way:\n")
    for reason, count in reasons.most_common():
        print(f"- {count}: {reason}")


if __name__ == "__main__":
    main()
