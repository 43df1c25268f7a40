# What raises leaves through one block, which notes where it was and returns 0.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(a, b):
    return -a + b

# The places: line, end line, columns; 1 marks the operator of a binary operation, and 256 is the number of the row.
# CHECK: @locations.f = private constant { {{.*}} } { ptr @code.f, {{.*}} [{{.*}}{ i32 5, i32 5, i32 11, i32 13, i32 0 }{{.*}}{ i32 5, i32 5, i32 11, i32 17, i32 257 }]
# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK:      call i64 @rt.Negative(i64 %a)
# CHECK:      call i64 @rt.Add(
# CHECK:      unwind:
# CHECK-NEXT:   [[AT:%.*]] = phi i32 [ 0, {{.*}} ], [ 1, {{.*}} ]
# CHECK-NEXT:   call void @rt.AddTraceback(ptr @code.f, i32 [[AT]])
# CHECK-NEXT:   store ptr %frame.top
# CHECK-NEXT:   ret i64 0
