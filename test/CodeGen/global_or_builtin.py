# A global is a load from its cell; unset, the cell of the builtin; unset too, the runtime says NameError.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def builtin(): return len
def unknown(): return no_such_name

# CHECK-LABEL: define internal i64 @__main__.builtin(
# CHECK:      %len = load i64, ptr {{.*}}@globals
# CHECK-NEXT: icmp eq i64 %len, 8
# CHECK:      not.global:
# CHECK-NEXT: %builtin.len = load i64, ptr {{.*}}@rt.builtins
# CHECK:      not.builtin:
# CHECK-NEXT: call i64 @rt.LoadGlobal(ptr @module.__main__,
# CHECK-LABEL: define internal i64 @__main__.unknown(
# CHECK-NOT:  @rt.builtins
# CHECK:      call i64 @rt.LoadGlobal(
# CHECK-LABEL: define internal i64 @"__main__.<module>.entry"(
