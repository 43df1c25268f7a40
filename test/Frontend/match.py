# Patterns.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-opt -passes=simple %t.pyc | FileCheck %s
def f(a):
    match a:
        case [1, x]: return x
        case {'k': y, **z}: return y, z
        case int(b): return b

# CHECK-LABEL: func @f
# CHECK: is_sequence_pattern
# CHECK: length
# CHECK: unpack_sequence[2]
# CHECK: is_mapping_pattern
# CHECK: match_keys
# CHECK: match_class
