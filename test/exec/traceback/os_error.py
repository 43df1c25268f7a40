# RUN: %same_as_cpython %s
open('does/not/exist.txt')
