# A formatted string literal is one instruction.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def hello(name): return f'Hello, {name}!'


# CHECK-LABEL: func @hello
# CHECK-NEXT:   name
# CHECK: ^0(%name.0: value):
# CHECK-NEXT: %1 = format_string["Hello, " {} "!"] %name.0
# CHECK-NEXT: return %1
