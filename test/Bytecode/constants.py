# Every kind of constant survives with all its bits.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis %t.pyc | FileCheck %s
a = 0  # CHECK-DAG: LOAD_CONST {{[0-9]+}} (0)
a = -1  # CHECK-DAG: LOAD_CONST {{[0-9]+}} (-1)
a = 2147483648  # CHECK-DAG: (2147483648)
a = -9223372036854775808  # CHECK-DAG: (-9223372036854775808)
a = 123456789012345678901234567890123456789012345678901234567890
# CHECK-DAG: (123456789012345678901234567890123456789012345678901234567890)
a = 1.0  # CHECK-DAG: (1.0)
a = -0.0  # CHECK-DAG: (-0.0)
a = 1e300  # CHECK-DAG: (1e+300)
a = 1e1000  # CHECK-DAG: (inf)
a = 2.5j  # CHECK-DAG: (complex(0.0, 2.5))
a = "it's"  # CHECK-DAG: ("it's")
a = "ä€\U0001F600\ud800\0"  # CHECK-DAG: ('\xe4\u20ac\U0001f600\ud800\x00')
a = b"\xff'\n"  # CHECK-DAG: (b"\xff'\n")
a = ...  # CHECK-DAG: (Ellipsis)
a = (1, (True, None), ())  # CHECK-DAG: ((1, (True, None), ()))
a = (1,)  # CHECK-DAG: ((1,))
a in {1}  # CHECK-DAG: (frozenset({1}))
