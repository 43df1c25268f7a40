# RUN: %same_as_cpython %s
for c in (ZeroDivisionError, IndexError, KeyError, UnboundLocalError, RecursionError, NotImplementedError, FileNotFoundError, UnicodeDecodeError, ModuleNotFoundError, StopIteration, KeyboardInterrupt, GeneratorExit, BrokenPipeError, OverflowError):
    print([b.__name__ for b in c.__mro__])
print(IOError is OSError, issubclass(SystemExit, Exception), isinstance(KeyError(), LookupError))
