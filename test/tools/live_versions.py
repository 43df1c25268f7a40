"""live_versions.py PYAOT SOURCE...: for each CPython found, compiles every source that is for its version, runs the .pyc
with that CPython, compiles it with pyaot, runs that, and compares standard output, standard error and exit status. The
exit status is 1 if any differs."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile


def pythons():
    for minor in range(8, 15):
        here = glob.glob(os.path.expanduser("~/.pyenv/versions/3.%d.*/bin/python3" % minor))
        on_path = shutil.which("python3.%d" % minor)
        if here or (on_path and "shims" not in on_path):
            yield minor, sorted(here)[-1] if here else on_path


def needs(path):
    with open(path, encoding="utf-8") as f:
        words = f.readline().split()
    return int(words[2].split(".")[1].rstrip(":")) if words[:2] == ["#", "needs"] else 8


def run(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def main():
    pyaot, sources = sys.argv[1], sys.argv[2:]
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        pyc, program = os.path.join(folder, "x.pyc"), os.path.join(folder, "x")
        for minor, python in pythons():
            for source in sources:
                if needs(source) > minor:
                    continue
                where = "3.%d %s" % (minor, os.path.basename(source))
                script = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], doraise=True)"
                subprocess.run([python, "-W", "ignore", "-c", script, source, pyc], check=True)
                expected = run([python, pyc])
                status, _, errors = run([pyaot, pyc, "-o", program])
                if status:
                    print(where + ": does not compile\n" + errors)
                    different += 1
                    continue
                actual = run([program])
                for name, a, b in zip(("exit status", "standard output", "standard error"), expected, actual):
                    if a != b:
                        different += 1
                        print("%s: other %s\n--- CPython\n%s\n--- pyaot\n%s" % (where, name, a, b))
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
