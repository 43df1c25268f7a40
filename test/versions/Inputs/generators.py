"""Generators, yield from, throw and close; coroutines, async iteration and managers with a loop of our own."""
def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    except ValueError as e:
        yield "caught " + str(e)
    finally:
        print("closed", n)
    return n * 10


def delegate(n):
    result = yield from numbers(n)
    yield "result", result
    yield from "ab"
    return "done"


g = numbers(3)
print(next(g), g.send("hi"), g.throw(ValueError("thrown")))
g.close()
print(list(delegate(2)))
d = delegate(5)
next(d)
d.close()


def tree(t):
    if t:
        left, v, right = t
        yield from tree(left)
        yield v
        yield from tree(right)


print(list(tree(((None, 1, None), 2, (None, 3, ((), 4, ()))))))


class Wait:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        answer = yield self.tag
        return answer * 2


class Resource:
    async def __aenter__(self):
        return await Wait("enter")

    async def __aexit__(self, cls, value, traceback):
        await Wait("exit")
        return cls is KeyError


async def ticks(n):
    for i in range(n):
        await Wait("tick")
        yield i


async def main():
    total = 0
    async for t in ticks(3):
        total += t
    async with Resource() as r:
        total += r
        raise KeyError("swallowed")
    squares = [t * t async for t in ticks(4) if t % 2]
    pairs = {t: await Wait("dict") async for t in ticks(2)}
    return total, squares, pairs


def run(coroutine):
    seen, value = [], None
    while True:
        try:
            seen.append(coroutine.send(value))
            value = len(seen)
        except StopIteration as stop:
            return stop.value, seen


print(run(main()))


async def failing():
    try:
        await Wait("x")
    finally:
        print("cleanup")


f = failing()
f.send(None)
try:
    f.throw(RuntimeError("stop"))
except RuntimeError as e:
    print("out", e)
