# At -O0 an operator is one call of the runtime; a result of 0 means that an exception is pending. Above it is the call of
# the inline path, which LLVM inlines: no call of it is left.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s --check-prefix=PLAIN
# RUN: %pyaot %t.pyc --emit-llvm -O2 | FileCheck %s --check-prefix=INLINE
def add(a, b): return a + b

# PLAIN-LABEL: define internal i64 @__main__.add(ptr %function, i64 %a, i64 %b)
# PLAIN:       [[R:%[0-9]+]] = call i64 @rt.Add(i64 %a, i64 %b)
# PLAIN-NEXT:  [[RAISED:%[0-9]+]] = icmp eq i64 [[R]], 0
# PLAIN-NEXT:  br i1 [[RAISED]], label %unwind, label %ok{{.*}} !prof
# PLAIN:       ret i64 [[R]]

# INLINE-NOT: call{{.*}}@rt.inline.
# INLINE:     llvm.sadd.with.overflow
# INLINE:     call{{.*}} i64 @rt.Add(
# INLINE-NOT: call{{.*}}@rt.inline.
