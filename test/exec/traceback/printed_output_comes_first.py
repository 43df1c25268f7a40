# RUN: %same_as_cpython %s
import sys

print('out 1')
print('err 1', file=sys.stderr)
print('no newline', end='')
{}['x']
