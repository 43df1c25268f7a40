# What may raise in a try goes to the handler.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a):
    try: return -a
    except ValueError as e: return e

# CHECK-LABEL: func @f
# CHECK: negative %a.0 unwind ^1
# CHECK: ^1:
# CHECK-NEXT: = take_pending
# CHECK-NEXT: push_handled
