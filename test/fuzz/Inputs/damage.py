"""damage.py PYAOT-DIS FILE.py SCRATCH.pyc: runs PYAOT-DIS --canon on damaged copies of the compiled file."""
import os
import subprocess
import sys

tool, source, scratch = sys.argv[1:]
pyc = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools", "pyc.py")
subprocess.run([sys.executable, pyc, source, scratch], check=True)
with open(scratch, "rb") as file:
    good = file.read()

copies = [good[:n] for n in range(len(good))]
copies += [good[:n] + bytes([good[n] ^ mask]) + good[n + 1:] for n in range(len(good)) for mask in (0x80, 0xFF)]
failures = 0
for data in copies:
    with open(scratch, "wb") as file:
        file.write(data)
    run = subprocess.run([tool, "--canon", scratch], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(run.stderr):
        failures += 1
        print("exit status", run.returncode, "for", data.hex(), run.stderr.decode("utf-8", "replace"))
sys.exit(failures > 0)
