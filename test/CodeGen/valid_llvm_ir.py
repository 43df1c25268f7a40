# What CodeGen makes of every kind of construct is valid LLVM IR, optimised or not.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc --emit-llvm -O0 -o %t.0.ll
# RUN: opt -passes=verify -disable-output %t.0.ll
# RUN: %pyaot %t.pyc --emit-llvm -O2 -o %t.2.ll
# RUN: opt -passes=verify -disable-output %t.2.ll
import sys
from math import *

class A:
    """A class."""
    x: int = 1
    def m(self, *args, key=None, **rest):
        return super().__repr__(), [a for a in args if a], {key: rest}

def loops(n):
    for i in range(n):
        try:
            if i % 2: continue
            with open('x') as f: yield from f
        except (OSError, ValueError) as e:
            del e
        else: break
        finally: n -= 1
    else: raise RuntimeError('never') from None

def groups(f):
    try: f()
    except* KeyError as g: return_value = g
    def inner():
        nonlocal f
        f = return_value
    return inner

def patterns(v):
    match v:
        case [1, *rest] | (1, 2, *rest): return rest
        case {'a': x, **others}: return x, others
        case A(x=1) | None | 'text': return f'{v!r:>{10}}{v}'

async def coroutine(a):
    async with a as b:
        async for c in b: await c
    return [x async for x in a]

async def async_generator():
    got = yield 1

a, (b, *c) = 1, (2, 3, 4)
assert a < b <= 3 and not c is None, 'message'
print(1 if a else lambda *, k=2: k, c[1:], c[::2], -a, {*c}, {**{}}, (*c, 1))
