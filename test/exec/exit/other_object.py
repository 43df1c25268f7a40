# RUN: %same_as_cpython %s
import sys


class Thing:
    def __str__(self):
        return 'thing text'


sys.exit([1, 'a', Thing().__str__()])
