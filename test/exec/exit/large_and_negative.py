# RUN: %same_as_cpython %s
import sys

try:
    sys.exit(-1)
except SystemExit as e:
    print(e.code, repr(e))
sys.exit(-1)
