# Constants are laid out in the executable as the runtime would make them.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s
def narrow(): return 'é'
def wide(): return '€'
def widest(): return '😀'
def octets(): return b'a\0b'
def pair(): return (1, 'x', None)
def empty(): return ()
def big(): return -0x1_0000_0000_0000_0002
def small(): return 1
def real(): return 1.5
def imaginary(): return 2j

# A str's second word: length << 8 | flags (4: ASCII; 0, 1, 2: log2 of the bytes per character).
# CHECK-DAG: { ptr @rt.shape.Str, i64 256, i64 0, ptr {{.*}}, [1 x i8] c"\E9" }, align 16
# CHECK-DAG: { ptr @rt.shape.Str, i64 257, i64 0, ptr {{.*}}, [1 x i16] [i16 8364] }, align 16
# CHECK-DAG: { ptr @rt.shape.Str, i64 258, i64 0, ptr {{.*}}, [1 x i32] [i32 128512] }, align 16
# CHECK-DAG: @bytes = private global {{.*}} { ptr @rt.shape.Bytes, i64 3, i64 0, ptr {{.*}}, [4 x i8] c"a\00b\00" }, align 16
# CHECK-DAG: @tuple = private global {{.*}} { ptr @rt.shape.Tuple, i64 3, [3 x i64] [i64 -2251799813685247, i64 ptrtoint (ptr @str.x to i64), i64 16] }, align 16
# CHECK-DAG: @int = private global {{.*}} { ptr @rt.shape.Int, i64 -2, [2 x i64] [i64 2, i64 1] }, align 16
# CHECK-DAG: @complex = private global {{.*}} { ptr @rt.shape.Complex, i64 0, i64 4611686018427387904 }, align 16
# CHECK-LABEL: define internal i64 @__main__.empty(
# CHECK: ret i64 ptrtoint (ptr @rt.emptyTuple to i64)
# Numbers that fit into the word need no object: 51-bit ints, and all floats (bits + 2^48).
# CHECK-LABEL: define internal i64 @__main__.small(
# CHECK: ret i64 -2251799813685247
# CHECK-LABEL: define internal i64 @__main__.real(
# CHECK: ret i64 4609715693590413312
