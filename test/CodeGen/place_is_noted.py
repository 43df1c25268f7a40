# Before what may run Python code, a body notes the line where it is: once for each line.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(a, b):
    a.x; b.x
    return b.y

# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK:      store ptr getelementptr inbounds ({{.*}}, ptr @locations.f, i64 8), ptr %frame
# CHECK:      call i64 @rt.LoadAttr(
# CHECK-NOT:  store {{.*}} %frame
# CHECK:      call i64 @rt.LoadAttr(
# CHECK:      store ptr getelementptr inbounds ({{.*}}, ptr @locations.f, i64 48), ptr %frame
# CHECK:      call i64 @rt.LoadAttr(
# CHECK-LABEL: define internal i64 @__main__.g(
# CHECK-NOT:  @locations.g
def g(a): return a
