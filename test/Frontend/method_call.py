# A method call makes no bound method.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a): return a.append(1)

# CHECK-LABEL: func @f
# CHECK: %1, %2 = load_method[append] %a.0
# CHECK-NEXT: call_method %1, %2, 1
