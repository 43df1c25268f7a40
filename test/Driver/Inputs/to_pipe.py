# to_pipe.py PIPE PYAOT ARGUMENT...: lets pyaot write to a new named pipe; the pipe must still be one, and give an executable.
import os
import stat
import subprocess
import sys
import time

pipe, *command = sys.argv[1:]
os.mkfifo(pipe)
reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
process = subprocess.Popen(command + ["-o", pipe])
os.set_blocking(reader, True)
start = b""
while process.poll() is None:
    start = start or os.read(reader, 1 << 20)
    if not start:
        time.sleep(0.01)  # nobody has opened it yet
    elif not os.read(reader, 1 << 20):
        break
sys.exit(process.wait() or not stat.S_ISFIFO(os.stat(pipe).st_mode) or not start.startswith(b"\x7fELF"))
