"""interrupt.py COMMAND...: runs it, sends SIGINT for each line "ready", prints output and how it ended."""
import signal
import subprocess
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
for line in process.stdout:
    print(line, end='')
    if line == 'ready\n':
        process.send_signal(signal.SIGINT)
print(process.stderr.read(), end='')
print('ended with', process.wait(timeout=20))
