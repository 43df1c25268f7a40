# RUN: %same_as_cpython %s
# Comparing items may change the lists; the length of a range may need more than 51 bits.
import sys


class Clear:
    def __init__(self, what):
        self.what = what

    def __eq__(self, other):
        self.what().clear()
        return NotImplemented


first = [Clear(lambda: second)]
second = [Clear(lambda: first)]
print(first == second)
third = [Clear(lambda: third)]
print(third == [1])
print(len(range(-sys.maxsize, sys.maxsize, 2)))
print(b"abc".hex("\0").encode(), b"abc".hex(b"\0", 2).encode())


class Text(str):
    def __bytes__(self):
        return b"mine"


print(bytes(Text("a")), bytes(Text("a"), "ascii"))
