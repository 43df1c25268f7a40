# with: exit is called on both ways.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    with a as b: return b.x

# CHECK-LABEL: func @f
# CHECK: before_with %a.0
# CHECK: call_exit
# CHECK: call %{{[0-9]+}}, None, None, None
