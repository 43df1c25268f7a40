# A constant without static form is built once, when the module starts, and kept in a root.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(x): return x in {1, 2}

# CHECK: @module.__main__ = global {{.*}} @__main__.initialise
# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK: %constant = load i64, ptr {{.*}}@roots
# CHECK: call i32 @rt.Contains(i64 %x, i64 %constant)
# CHECK-LABEL: define internal i32 @__main__.initialise()
# CHECK: call i64 @rt.BuildFrozenSet(ptr {{%.*}}, i64 2)
# CHECK: ret i32 0
# CHECK: ret i32 -1
