# Each place of an attribute access has an inline cache of its own, of four ways.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def f(a):
    a.x = a.y
    return a.m()

# CHECK: @cache = private global [16 x i64] zeroinitializer
# CHECK: @cache.1 = private global [16 x i64] zeroinitializer
# CHECK: @cache.2 = private global [16 x i64] zeroinitializer
# CHECK-LABEL: define internal i64 @__main__.f(
# CHECK: call i64 @rt.LoadAttr(i64 %a, ptr @str.y, ptr @cache)
# CHECK: call i32 @rt.StoreAttr(i64 %a, ptr @str.x, i64 {{%.*}}, ptr @cache.1)
# CHECK: call i64 @rt.LoadMethod(i64 %a, ptr @str.m, ptr @cache.2, ptr %self)
