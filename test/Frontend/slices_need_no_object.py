# a[b:c] makes no slice object.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a, b, c):
    a[b:c] = 1
    return a[b:c]

# CHECK-LABEL: func @f
# CHECK-NOT: build_slice
# CHECK: set_slice %a.0, %b.1, %c.2, 1
# CHECK-NOT: build_slice
# CHECK: get_slice %a.0, %b.1, %c.2
