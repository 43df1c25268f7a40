# RUN: %same_as_cpython %s
import sys

sys.exit((1, 2))
