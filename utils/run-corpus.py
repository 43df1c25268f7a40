#!/usr/bin/env python3
"""Compiles a corpus of .pyc files of several CPython versions with pyaot, runs the programs, and compares.

    utils/run-corpus.py --pyc DIR --expected DIR [--pyaot PATH] [-V 3.8 -V 3.12 ...] [-v] [NAME ...]

DIR of --pyc has a folder for each version, with NAME.pyc in it; DIR of --expected has NAME.out, and NAME.3.14.out where
that version prints something else. Compared are standard output and the exit status (0 unless the last line of the
expected output says `exit status N`). Prints a line for each difference and a table at the end; the exit status is the
number of versions with differences.
"""
import argparse
import difflib
import os
import subprocess
import sys
import tempfile


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(command, timeout=60):
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired as expired:
        return "timeout", expired.stdout or b"", expired.stderr or b""


def check(options, version, name, folder):
    """Why the program differs, and the details; None if it does not."""
    program = os.path.join(folder, "program")
    status, out, errors = run([options.pyaot, os.path.join(options.pyc, version, name + ".pyc"), "-o", program])
    if status != 0:
        return "does not compile", errors.decode(errors="replace").rstrip()
    expected = read(next(path for path in (os.path.join(options.expected, f"{name}.{version}.out"),
                                           os.path.join(options.expected, f"{name}.out")) if os.path.exists(path)))
    status, out, errors = run([program])
    if status != 0:
        lines = errors.decode(errors="replace").rstrip().splitlines()
        return f"status {status}", "\n".join(lines[-4:])
    if out != expected:
        diff = difflib.unified_diff(expected.decode(errors="replace").splitlines(), out.decode(errors="replace").splitlines(),
                                    "CPython", "pyaot", lineterm="", n=0)
        return "prints something else", "\n".join(list(diff)[2:])
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pyc", required=True)
    parser.add_argument("--expected", required=True)
    parser.add_argument("--pyaot", default="build/bin/pyaot")
    parser.add_argument("-V", dest="versions", action="append")
    parser.add_argument("-v", dest="verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    versions = options.versions or sorted(os.listdir(options.pyc), key=lambda v: [int(n) for n in v.split(".")])
    table = []
    with tempfile.TemporaryDirectory() as folder:
        for version in versions:
            names = sorted(f[:-4] for f in os.listdir(os.path.join(options.pyc, version)) if f.endswith(".pyc"))
            names = [n for n in names if not options.names or n in options.names]
            failed = 0
            for name in names:
                problem = check(options, version, name, folder)
                if problem:
                    failed += 1
                    print(f"{version} {name}: {problem[0]}", flush=True)
                    limit = None if options.verbose else 3
                    print("\n".join("    " + line for line in problem[1].splitlines()[:limit]), flush=True)
            table.append((version, len(names), failed))
    print(f"{'version':8} {'passed':>7} {'failed':>7}")
    for version, count, failed in table:
        print(f"{version:8} {count - failed:7} {failed:7}")
    return sum(1 for row in table if row[2])


sys.exit(main())
