# The generic entry takes the plain shape of a call itself, and leaves all others to the runtime.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(a, b): return a

# CHECK-LABEL: define internal i64 @__main__.f.entry(i64 %callable, ptr %args, i64 %nargs, ptr %keywordNames)
# CHECK-DAG: icmp eq ptr %keywordNames, null
# CHECK-DAG: icmp eq i64 %nargs, 2
# CHECK: call i32 @rt.BindArguments(ptr %function, ptr %args, i64 %nargs, ptr %keywordNames, ptr %bound)
# CHECK: tail call i64 @__main__.f(ptr %function,
