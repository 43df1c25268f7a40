# RUN: %same_as_cpython %s
import time

time.slep(1)
