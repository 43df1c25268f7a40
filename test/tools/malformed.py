# malformed.py PYAOT FOLDER FILE.py HOW: gives pyaot damaged copies of FILE's .pyc and looks how it takes them.
# HOW is `truncate` (one copy cut before every byte) or `flip` (one copy with every byte inverted).
#
# A damaged file may still be a valid one (its time stamp, a letter of a string), so pyaot may succeed. What it must
# not do: die by a signal, hang, end with another status than 0 or 1, fail without a word, or leave a file at the
# output path when it fails.

import os
import shutil
import signal
import subprocess
import sys

pyaot, folder, source, how = sys.argv[1:5]
TIMEOUT = float(os.environ.get("PYAOT_TEST_TIMEOUT", "60"))
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
os.chdir(folder)
subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "pyc.py"), source, "good.pyc"],
               check=True)
with open("good.pyc", "rb") as file:
    good = file.read()


def damaged():
    for i in range(len(good)):
        if how == "truncate":
            yield f"cut to {i} bytes", good[:i]
        else:
            yield f"byte {i} inverted", good[:i] + bytes([good[i] ^ 0xFF]) + good[i + 1:]


def problem(data):
    """What pyaot does wrong with this input, or None."""
    with open("bad.pyc", "wb") as file:
        file.write(data)
    try:
        result = subprocess.run([pyaot, "bad.pyc", "-o", "out"], capture_output=True, timeout=TIMEOUT,
                                stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return f"still running after {TIMEOUT:g} s"
    said = (result.stdout + result.stderr).decode("utf-8", "backslashreplace")
    left = os.path.exists("out")
    if left:
        os.unlink("out")
    if result.returncode < 0:
        return f"killed by {signal.Signals(-result.returncode).name}\n{said}"
    if result.returncode not in (0, 1):
        return f"exit status {result.returncode}\n{said}"
    if result.returncode == 1 and not result.stderr:
        return "failed without a word"
    if result.returncode == 1 and left:
        return "failed and left the output file"
    if result.returncode == 0 and not left:
        return "succeeded without an output file"
    if "Sanitizer" in said or "runtime error:" in said:
        return said


failed = count = 0
for what, data in damaged():
    count += 1
    wrong = problem(data)
    if wrong:
        failed += 1
        print(f"{what}: {wrong}")
print(f"{count} damaged files, {failed} taken wrongly")
sys.exit(failed > 0)
