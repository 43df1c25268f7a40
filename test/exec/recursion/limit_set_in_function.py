# RUN: %same_as_cpython %s
# A limit that a function sets holds after it returns.
import sys


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


def setLimit(limit):
    sys.setrecursionlimit(limit)


for limit in (50, 3000, 200):
    setLimit(limit)
    print(sys.getrecursionlimit(), depth() - limit)
nested = (str,)
try:
    for _ in range(400):
        nested = (nested,)
        isinstance("", nested)
except RecursionError:
    print("RecursionError")
