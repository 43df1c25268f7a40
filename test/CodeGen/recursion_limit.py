# Every body counts down what is left of the recursion limit, and every way out restores it.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(): return 1

# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK:      %recursion = load i64, ptr {{.*}}@rt.thread
# CHECK-NEXT: [[LEFT:%.*]] = sub nsw i64 %recursion, 1
# CHECK:      %floor = load i64, ptr {{.*}}@rt.thread
# CHECK-NEXT: icmp slt i64 [[LEFT]], %floor
# CHECK:      store i64 [[LEFT]], ptr {{.*}}@rt.thread
# CHECK:      store i64 %recursion, ptr {{.*}}@rt.thread
# CHECK-NEXT: ret i64
# CHECK:      recursion.limit:
# CHECK-NEXT: call i64 @rt.RaiseRecursionError()
# CHECK-NEXT: ret i64 0
