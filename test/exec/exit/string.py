# RUN: %same_as_cpython %s
import sys

sys.exit('fatal: something é')
