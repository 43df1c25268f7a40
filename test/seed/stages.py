# The seed of pyaot at each stage of the compiler, from the bytecode to what the program prints.
# RUN: %pyc %s %t.pyc
#
# 1. The bytecode, as CPython 3.11 wrote it.
# RUN: %pyaot-dis %t.pyc | FileCheck %s --check-prefix=DIS
# DIS-LABEL: code hello
# DIS:      LOAD_CONST {{ *}}1 ('Hello, ')
# DIS-NEXT: LOAD_FAST {{ *}}0 (name)
# DIS-NEXT: FORMAT_VALUE {{ *}}0
# DIS-NEXT: LOAD_CONST {{ *}}2 ('!')
# DIS-NEXT: BUILD_STRING {{ *}}3
# DIS-NEXT: RETURN_VALUE
#
# 2. The canonical graph, the same for all CPython versions. In brackets the stack: v is a value.
# RUN: %pyaot %t.pyc --emit-bytecode | FileCheck %s --check-prefix=CANON
# CANON-LABEL: code hello:
# CANON:      []: LOAD_CONST 'Hello, '; next
# CANON-NEXT: [v]: LOAD_FAST 0 (name) check; next
# CANON-NEXT: [v v]: FORMAT 0; next
# CANON-NEXT: [v v]: LOAD_CONST '!'; next
# CANON-NEXT: [v v v]: BUILD string 3; next
# CANON-NEXT: [v]: RETURN;
#
# 3. In the IR the whole literal is one instruction.
# RUN: %pyaot %t.pyc --emit-ir | FileCheck %s --check-prefix=IR
# IR-LABEL: func @hello function
# IR:      ^0(%name.0: value):
# IR-NEXT:   %1 = format_string["Hello, " {} "!"] %name.0
# IR-NEXT:   return %1
# IR-NEXT: }
#
# 4. LLVM IR, where it is one call with a static table of pieces.
# RUN: %pyaot %t.pyc --emit-llvm -O0 | FileCheck %s --check-prefix=LLVM
# LLVM: @str.Hello.. = private global {{.*}} @rt.shape.Str{{.*}} c"Hello, "
# LLVM: @pieces = private constant [2 x {{.*}} { ptr @str.Hello.., i8 1,{{.*}} { ptr @str.., i8 0,
# LLVM-LABEL: define internal i64 @__main__.hello(ptr %function, i64 %name)
# LLVM: call i64 @rt.FormatString(ptr @pieces, i32 2, ptr %args, ptr %flag)
# LLVM-NOT: call i64 @rt.{{Add|FormatValue|ConvertValue}}
# LLVM-LABEL: define internal i64 @__main__.hello.entry(
#
# 5. The program.
# RUN: %pyaot %t.pyc -o %t.exe
# RUN: %t.exe Ada Grace | FileCheck %s --check-prefix=RESULT
# RESULT: Hello, Ada!
# RESULT-NEXT: Hello, Grace!
import sys

def hello(name):
    return f'Hello, {name}!'

for name in sys.argv[1:]:
    print(hello(name))
