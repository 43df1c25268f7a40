# A handler is entered with the stack cut to its depth and the exception; the code of the handler has one of its own.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s
def f(a, b):
    for x in a:
        try:
            b(x)
        except KeyError:
            pass

# CHECK: code f
# CHECK: FOR_ITER {{.*}}
# CHECK-NEXT: [v]: FOR_ITER 1 ->[[EXIT:[0-9]+]]; next
# CHECK-NEXT: [[EXIT]] pad [v]: POP_TOP; next
# CHECK: [v n v v]: CALL 1 1; next {{[0-9]+}} handler [[PUSH:[0-9]+]] depth 1{{$}}
# CHECK: PUSH_EXC_INFO
# CHECK-NEXT: [[PUSH]] [v x]: PUSH_EXC_INFO; next
# CHECK: [v p x v]: CHECK_EXC_MATCH; next {{[0-9]+}} handler [[CLEANUP:[0-9]+]] depth 2 lasti
# CHECK: [v p x v]: TO_BOOL; POP_JUMP FALSE ->{{[0-9]+}}; next
# CHECK: [[CLEANUP]] [v p l x]: COPY 3; next
# CHECK: exceptions in {{[0-9]+}}..{{[0-9]+}} to {{[0-9]+}} depth 1{{$}}
# CHECK: exceptions in {{[0-9]+}}..{{[0-9]+}} to {{[0-9]+}} depth 2 lasti
