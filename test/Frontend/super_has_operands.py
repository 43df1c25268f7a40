# super() without arguments gets them when compiling.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
class C:
    def m(self): return super().m(1)

# CHECK-LABEL: func @C.m
# CHECK: %[[C:[0-9]+]] = load_cell
# CHECK: load_super_attr[m, 0] %{{[0-9]+}}, %[[C]], %self.0
# CHECK: call %
