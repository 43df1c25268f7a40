# A deleted local is unbound.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    del a
    return a

# CHECK-LABEL: func @f
# CHECK: check_local[a] unset
