# RUN: %same_as_cpython %s
# ARGS: one 'two words' --flag=é ''
import sys

print(len(sys.argv), sys.argv[1:], sys.argv[0].endswith('.pyc'))
