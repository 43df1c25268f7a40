# locals() sees variables that nothing reads any more.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    x = 1
    if a: a.b()
    return locals()

# CHECK-LABEL: func @f
# CHECK: build_locals ("a", "x"), %a.0, 1
