# The seed of the project: an f-string, from its bytecode to canonical code.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot-dis %t.pyc | FileCheck %s --check-prefix=DIS
# RUN: %pyaot-dis --canon %t.pyc | FileCheck %s --check-prefix=CANON
def hello(name): return f'Hello, {name}!'

# DIS:      Python 3.11, unchecked source hash
# DIS:      code hello{{$}}
# DIS-NEXT: file 'hello.py', first line 5, stack size 3
# DIS-NEXT: flags 0x3 OPTIMIZED NEWLOCALS
# DIS-NEXT: parameters: 1 positional (0 positional-only), 0 keyword-only
# DIS-NEXT: slot 0 name local
# DIS-NEXT: 0 RESUME 0
# DIS-NEXT: 2 LOAD_CONST 1 ('Hello, ') 5:24-5:41
# DIS-NEXT: 4 LOAD_FAST 0 (name) 5:34-5:38
# DIS-NEXT: 6 FORMAT_VALUE 0 5:24-5:41
# DIS-NEXT: 8 LOAD_CONST 2 ('!')
# DIS-NEXT: 10 BUILD_STRING 3
# DIS-NEXT: 12 RETURN_VALUE 5:17-5:41

# CANON:      code hello{{$}}
# CANON:      2 []: LOAD_CONST 'Hello, '; next 3
# CANON:      3 [v]: LOAD_FAST 0 (name) check; next 4
# CANON:      4 [v v]: FORMAT 0; next 5
# CANON:      5 [v v]: LOAD_CONST '!'; next 6
# CANON:      6 [v v v]: BUILD string 3; next 7
# CANON:      7 [v]: RETURN;
