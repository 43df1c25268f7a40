# A call of a function that its global is bound to once is direct, behind a compare with the function last made of the def.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def callee(a): return a
def caller(x): return callee(x)

# CHECK-LABEL: define internal i64 @__main__.caller(
# CHECK:      %known = load i64, ptr @roots
# CHECK-NEXT: [[OTHER:%.*]] = icmp ne i64 [[F:%.*]], %known
# CHECK-NEXT: br i1 [[OTHER]], label %generic, label %direct
# CHECK:      direct:
# CHECK:      call i64 @__main__.callee(ptr {{%.*}}, i64 %x)
# CHECK:      generic:
# CHECK:      call i64 @rt.Call(i64 [[F]], ptr %args, i64 1, ptr null)
