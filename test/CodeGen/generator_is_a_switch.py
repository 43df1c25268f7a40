# A generator is two functions: one makes the object, the other goes on at the state where it was suspended.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def g(n):
    yield n
    yield n

# CHECK-LABEL: define internal i64 @__main__.g(ptr %function, i64 %n)
# CHECK:      call i64 @rt.MakeGenerator(ptr %function, ptr @code.g, ptr @__main__.g.resume, i32 1)
# CHECK-LABEL: define internal i64 @__main__.g.resume(ptr %generator, i64 %sent)
# CHECK:      %state = load i32
# CHECK-NEXT: switch i32 %state, label %bad.state [
# CHECK-NEXT:   i32 0, label
# CHECK-NEXT:   i32 1, label
# CHECK-NEXT:   i32 2, label
# CHECK-NEXT: ]
# An exception that leaves it ends it, and a StopIteration becomes a RuntimeError.
# CHECK:      unwind:
# CHECK:        store i32 -1
# CHECK-NEXT:   call void @rt.ConvertStopIteration(ptr @code.g)
# CHECK-NEXT:   ret i64 0
