# RUN: %same_as_cpython %s
import sys

print('before')
sys.exit()
