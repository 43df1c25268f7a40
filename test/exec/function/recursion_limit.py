# RUN: %same_as_cpython %s
import sys

print(sys.getrecursionlimit())


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth(1))
sys.setrecursionlimit(200)
print(depth(1))
sys.setrecursionlimit(5000)
print(depth(1))
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
