#!/usr/bin/env python3
"""Compiles test/versions/Inputs/*.py with every CPython at hand and records what they print.

    utils/make-version-fixtures.py [PYTHON ...]

Without arguments: python3.8 to python3.14 on the PATH and those of pyenv. For each version V it writes
test/versions/Inputs/pyc/V/NAME.pyc; versions that are not there keep their files. A source whose first line is
`# needs 3.n` is for 3.n and newer. PYTHON may be a command with arguments that runs another machine's Python on the same
files. What a program prints is in NAME.out (3.11, or the first that can run it), and in NAME.V.out where V prints something else.
"""
import glob
import os
import shutil
import subprocess
import sys

folder = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "versions", "Inputs"))

# Runs in that Python: file names as arguments, then the folder to write to.
COMPILE = """
import importlib.util, marshal, sys, os
for path in sys.argv[1:-1]:
    name = os.path.basename(path)
    with open(path, "rb") as f:
        source = f.read()
    code = compile(source, name, "exec", dont_inherit=True)
    with open(os.path.join(sys.argv[-1], name[:-3] + ".pyc"), "wb") as f:
        f.write(importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(source))
        f.write(marshal.dumps(code))
"""


def find():
    found = {}
    for minor in range(8, 16):
        candidates = sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.%d.*/bin/python3" % minor)))
        on_path = shutil.which("python3.%d" % minor)
        if on_path or candidates:
            found["3.%d" % minor] = [on_path if on_path and "shims" not in on_path else candidates[-1]]
    return found


def needs(path):
    with open(path, encoding="utf-8") as f:
        words = f.readline().split()
    return int(words[2].split(".")[1].rstrip(":")) if words[:2] == ["#", "needs"] else 8


def main():
    pythons = find()
    for argument in sys.argv[1:]:
        command = argument.split()
        version = subprocess.run(command + ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], check=True,
                                 stdout=subprocess.PIPE, text=True).stdout.strip()
        pythons[version] = command
    sources = sorted(glob.glob(os.path.join(folder, "*.py")))
    for version, command in sorted(pythons.items(), key=lambda p: abs(int(p[0].split(".")[1]) - 11.1)):
        out = os.path.join(folder, "pyc", version)
        os.makedirs(out, exist_ok=True)
        mine = [s for s in sources if needs(s) <= int(version.split(".")[1])]
        subprocess.run(command + ["-c", COMPILE] + mine + [out], check=True)
        for source in mine:
            name = os.path.basename(source)[:-3]
            done = subprocess.run(command + [os.path.join(out, name + ".pyc")], stdout=subprocess.PIPE, text=True)
            if done.returncode:
                sys.exit("%s: %s: exit status %d" % (version, name, done.returncode))
            common, own = os.path.join(folder, name + ".out"), os.path.join(folder, "%s.%s.out" % (name, version))
            if version == "3.%d" % max(11, needs(source)):
                with open(common, "w", encoding="utf-8") as f:
                    f.write(done.stdout)
            with open(common, encoding="utf-8") as f:
                same = f.read() == done.stdout
            if os.path.exists(own):
                os.remove(own)
            if not same:
                with open(own, "w", encoding="utf-8") as f:
                    f.write(done.stdout)
        print(version, len(mine), "programs")


if __name__ == "__main__":
    main()
