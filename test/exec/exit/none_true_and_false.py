# RUN: %same_as_cpython %s
import sys

for v in (None, True, False, 0, 2.5, [1], (1, 2), 'x'):
    try:
        sys.exit(v)
    except SystemExit as e:
        print(repr(e), e.code, e.args)
sys.exit(True)
