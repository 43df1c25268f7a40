# What a compiled program cannot do is said with its place when compiling; --strict refuses it, and leaves no output.
# RUN: %pyaot %s -o %t 2>&1 | FileCheck %s
# RUN: rm -f %t.strict
# RUN: not %pyaot --strict %s -o %t.strict 2>&1 | FileCheck %s --check-prefix=STRICT
# RUN: not test -e %t.strict
# RUN: not %t 2>&1 | FileCheck %s --check-prefix=RAISES
# CHECK: unsupported_builtin.py:[[#@LINE+3]]:7: warning: 'eval' is not supported: calling it raises NotImplementedError
# STRICT: unsupported_builtin.py:[[#@LINE+2]]:7: error: 'eval' is not supported
# RAISES: NotImplementedError: eval() is not supported
print(eval('1 + 1'))
