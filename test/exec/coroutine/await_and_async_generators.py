# RUN: %same_as_cpython %s
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
class Y:
    def __init__(s,v): s.v=v
    def __await__(s):
        r = yield s.v
        return ('res',s.v)
async def f(x):
    a = await Y(x)
    b = await g2(x+1)
    return a,b
async def g2(x): return x*2
print(run(f(1)))
c=f(5); print(c.send(None))
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def ag():
    for i in range(3):
        await Y(i)
        x = yield i
        print('x',x)
async def main():
    async for v in ag(): print('v',v)
    print([v async for v in ag()])
    a=ag()
    print(await a.__anext__(), await a.asend('S'))
    await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration: print('SAI')
    b=ag()
    await b.__anext__()
    try: await b.athrow(ValueError('t'))
    except ValueError as e: print('VE',e)
    try: await 5
    except TypeError as e: print(e)
    try:
        async for x in 5: pass
    except TypeError as e: print(e)
    class CM:
        async def __aenter__(s): print('enter'); return 7
        async def __aexit__(s,*a): print('exit',a[0]); return True
    async with CM() as q: print(q); raise KeyError
    class AI:
        def __init__(s): s.n=0
        def __aiter__(s): return s
        async def __anext__(s):
            s.n+=1
            if s.n>3: raise StopAsyncIteration
            return s.n
    async for i in AI(): print(i)
    else: print('else')
    return 'done'
print(run(main()))
made = f(1)
def gen(): yield from made
try: list(gen())
except TypeError as e: print(e)
made.close()
async def raises():
    raise StopIteration(3)
try: run(raises())
except RuntimeError as e: print(e)
c=f(1); print(c.cr_await, c.cr_running, c.__name__); c.close()
w=f(1).__await__(); print(next(w)); w.close()
