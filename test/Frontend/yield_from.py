# yield from is a loop of send and yield with a delegate.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=merge-blocks %t.pyc | FileCheck %s
def f(a):
    x = yield from a
    return x

# CHECK-LABEL: func @f function
# CHECK: get_yield_from_iter
# CHECK: send
# CHECK: yield %{{[0-9]+}}, %
# CHECK: cleanup_throw
