# A local that is bound on all ways is not checked, one that is not is.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    if a: x = 1
    else: x = 2
    return x

def g(a):
    if a: x = 1
    return x

# CHECK-LABEL: func @f
# CHECK-NOT: check_local
# CHECK-LABEL: func @g
# CHECK: check_local[x]
