# A captured parameter is a local and a cell; a free variable is the last slot.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s
def outer(a):
    b = 1
    def inner():
        nonlocal b
        b = a
    return inner

# CHECK: code outer
# CHECK: slot 0 a local cell
# CHECK-NEXT: slot 1 inner local
# CHECK-NEXT: slot 2 b cell
# CHECK: MAKE_CELL 0 (a);
# CHECK: STORE_DEREF 2 (b);
# CHECK: LOAD_CLOSURE 0 (a);
# CHECK: LOAD_CLOSURE 2 (b);
# CHECK: [v v]: MAKE_FUNCTION 8;
# CHECK: code outer.<locals>.inner
# CHECK: slot 0 a free
# CHECK-NEXT: slot 1 b free
# CHECK: COPY_FREE_VARS 2;
# CHECK: LOAD_DEREF 0 (a);
