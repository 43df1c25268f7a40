# A name that is bound once, by a top-level def, is a candidate for direct calls.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
def f(): pass
def g(): pass
g = f
def h(): pass
def k():
    global h
    del h

# CHECK: global "f" stores 1 deletes 0 candidate @f
# CHECK: global "g" stores 2 deletes 0{{$}}
# CHECK: global "h" stores 1 deletes 1{{$}}
