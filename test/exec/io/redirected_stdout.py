# RUN: %same_as_cpython %s
import sys


class Upper:
    def __init__(self, to): self.to = to
    def write(self, s): self.to.write(s.upper())
    def flush(self): pass


old = sys.stdout
sys.stdout = Upper(old)
print('shouted')
sys.stdout = old
print('normal')
sys.stdout, sys.stderr = sys.stderr, sys.stdout
print('goes to stderr')
sys.stdout, sys.stderr = sys.stderr, sys.stdout
