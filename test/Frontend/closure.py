# Closures get their cells.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    def g(): return a
    return g

# CHECK-LABEL: func @f function
# CHECK: %[[C:[0-9]+]] = make_cell %a.0
# CHECK: %[[T:[0-9]+]] = build_tuple %[[C]]
# CHECK: make_function[@f.<locals>.g] unset, unset, unset, %[[T]]
# CHECK-LABEL: func @f.<locals>.g
# CHECK: free_cell[0]
# CHECK: check_free[a]
