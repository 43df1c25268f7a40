# What formatting may run, runs before what comes after it.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(a, b): return f'{a}{b.c!r:>10}{a:{b}}'


# CHECK-LABEL: func @f
# CHECK: %2 = format_early[{}] %a.0, unset
# CHECK-NEXT: load_attr[c] %b.1
