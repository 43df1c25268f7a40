# Names of a module are globals; those of a class body are in its namespace.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=default %t.pyc | FileCheck %s
x = 1
class C:
    y = x

# CHECK-LABEL: func @<module> module
# CHECK: store_global[x] 1
# CHECK-LABEL: func @C class_body
# CHECK: load_name[x] %ns.0
# CHECK: store_name[y] %ns.0
