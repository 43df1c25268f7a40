# In a try, what raises notes its place, and goes to the handler, which takes the exception.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(a):
    try:
        return -a
    except ValueError:
        return 7

# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK:      [[R:%.*]] = call i64 @rt.Negative(i64 %a)
# CHECK-NEXT: [[RAISED:%.*]] = icmp eq i64 [[R]], 0
# CHECK-NEXT: br i1 [[RAISED]], label %raised, label %ok
# CHECK:      call i64 @rt.TakePending()
# CHECK-NEXT: call i64 @rt.PushHandled(
# CHECK:      raised:
# CHECK-NEXT: call void @rt.AddTraceback(ptr @code.f, i32 0)
# CHECK-NEXT: br label %block
