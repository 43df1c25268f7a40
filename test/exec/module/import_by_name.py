# RUN: %same_as_cpython %s
import importlib

print(importlib.import_module('math').sqrt(16), importlib.import_module(name='keyword').iskeyword('if'))
for arguments in (('no_such_module',), ('.relative',), ('',), ('..x', 'package')):
    try:
        importlib.import_module(*arguments)
    except (ImportError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
