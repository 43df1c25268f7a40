# RUN: %same_as_cpython %s
# Modules made by the program: their repr, their __dir__, their __annotations__ that are made when asked for.
import sys

Module = type(sys)
foo = Module("foo")
print(foo, Module.__new__(Module), foo.__annotations__)
foo.__annotations__["x"] = int
print(foo.__annotations__)
foo.__dir__ = lambda: ["b", "a"]
print(dir(foo), sys)
foo.__loader__ = 5
print(foo)
