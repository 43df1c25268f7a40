# RUN: %same_as_cpython %s
import sys

print('ok')
try:
    print('\ud800')
except UnicodeEncodeError as e:
    print(e)
print('\ud800', file=sys.stderr)
