# 3.11 leaves to the generator object what CLEANUP_THROW does later: lowering makes it.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s
def f(a):
    return (yield from a)

# CHECK: code f
# CHECK: [v v]: SEND 1 ->[[DONE:[0-9]+]]; next
# CHECK-NEXT: [[DONE]] pad [v v]: END_SEND 1; next [[AFTER:[0-9]+]]
# CHECK: [v v]: YIELD_VALUE 1; next {{[0-9]+}} handler [[CLEANUP:[0-9]+]] depth 2
# CHECK-NEXT: [[END:[0-9]+]] pad [v v]: END_SEND 1; next [[AFTER]]
# CHECK-NEXT: [[CLEANUP]] pad [v v x]: CLEANUP_THROW 1; next [[END]]
# CHECK: [[AFTER]] [v]: RETURN;
