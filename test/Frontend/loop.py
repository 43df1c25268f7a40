# A for loop tests for the end without StopIteration.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    for x in a: print(x)

# CHECK-LABEL: func @f
# CHECK: get_iter %a.0
# CHECK: iter_next
# CHECK: is_unset
# CHECK: branch
