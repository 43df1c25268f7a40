# RUN: %same_as_cpython %s
import sys


def f(n):
    try:
        if n == 0:
            sys.exit(9)
        f(n - 1)
    finally:
        print('leave', n)


f(3)
