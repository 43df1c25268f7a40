# The handler of a range in which nothing raises is left out.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s
def f():
    try:
        return 1
    finally:
        pass

# CHECK: code f
# CHECK: PUSH_EXC_INFO
# CHECK-NOT: []: PUSH_EXC_INFO
# CHECK: exceptions in
