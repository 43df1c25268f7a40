# RUN: %same_as_cpython %s
# code.replace() and a function's __code__: what types.coroutine() needs. Cells compare by their contents.
def switch(value):
    return (yield value)


switch.__code__ = switch.__code__.replace(co_flags=switch.__code__.co_flags | 0x100)
print(hex(switch.__code__.co_flags & 0x100), switch.__code__.co_name)


async def main():
    return await switch(1), await switch(2)


coroutine = main()
print(coroutine.send(None), coroutine.send("a"))
try:
    coroutine.send("b")
except StopIteration as stop:
    print(stop.value)


def cell(*value):
    if value:
        content, = value
    return (lambda: content).__closure__[0]


print(cell(1) < cell(2), cell(1) == cell(1), cell() < cell(-5), cell() == cell())
try:
    hash(cell(1))
except TypeError as e:
    print(e)


class A:
    def foo(self, cls):
        return cls


class B:
    bar = classmethod(A().foo)


print(B.bar() is B)
