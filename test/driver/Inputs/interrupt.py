# interrupt.py EXECUTABLE: starts it, sends SIGINT once it has written a line, and shows how it ends.
import signal
import subprocess
import sys

process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
print(process.stdout.readline(), end="")
process.send_signal(signal.SIGINT)
print(process.stdout.read(), end="")
print("status", process.wait())
