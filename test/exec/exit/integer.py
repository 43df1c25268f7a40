# RUN: %same_as_cpython %s
import sys

print('leaving')
sys.exit(3)
