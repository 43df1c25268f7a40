# A comparison that is only tested is one instruction.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a, b):
    if a < b: return 1
    return 2


# CHECK-LABEL: func @f
# CHECK: %2 = is_less %a.0, %b.1
# CHECK-NEXT: branch %2
