# An f-string is one call with a static table of pieces, whose specs are parsed when compiling.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(x, name): return f'{x:>8.3f} {name!r}'

# Fill ' ', align '>' (62), type 'f' (102), width 8, precision 3; then conversion 'r' (114).
# CHECK: @pieces = private constant [2 x
# CHECK-SAME: { ptr null, i8 1, i8 0, i8 0, i8 1, ptr @str..8.3f
# CHECK-SAME: { i32 32, i8 62, i8 0, i8 0, i8 102, i8 0, i8 0, i8 0, i32 8, i32 3 }
# CHECK-SAME: i8 114
# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK-COUNT-1: call i64 @rt.FormatString(ptr @pieces, i32 2,
# CHECK: format.failed:
# CHECK-NEXT: load i32, ptr %flag
# CHECK-LABEL: define internal i64 @__main__.f.entry(
