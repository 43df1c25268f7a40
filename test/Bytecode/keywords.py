# The names of keyword arguments become an operand on the stack, as in later versions.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s
def f(g):
    return g(1, sep='')

# CHECK: [n v v v]: LOAD_CONST ('sep',); CALL_KW 2 1; next
