# RUN: %same_as_cpython %s
import sys

n = sys.stdout.write('abc\n')
print(n, sys.stdout.encoding, sys.stdout.isatty())
sys.stdout.write('é€😀\n')
sys.stdout.flush()
for i in range(3):
    sys.stdout.write(f'{i} ')
print()
sys.stdout.writelines(['x', 'y\n'])
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
