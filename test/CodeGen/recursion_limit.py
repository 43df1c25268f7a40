# Every body takes a word of the frame stack, which ends at the recursion limit, and every way out gives it back.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(): return 1

# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK:      %frame.top = load ptr, ptr {{.*}}@rt.thread
# CHECK-NEXT: %frame = getelementptr inbounds {{.*}} %frame.top, i64 -
# CHECK:      %floor = load ptr, ptr {{.*}}@rt.thread
# CHECK-NEXT: icmp ult ptr %frame, %floor
# CHECK:      store ptr %frame, ptr {{.*}}@rt.thread
# CHECK:      store ptr %frame.top, ptr {{.*}}@rt.thread
# CHECK-NEXT: ret i64
# CHECK:      recursion.limit:
# CHECK-NEXT: call i64 @rt.RaiseRecursionError()
# CHECK-NEXT: ret i64 0
