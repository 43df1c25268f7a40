# needs 3.10
import sys
class Expr:
    __slots__ = ("op", "args")
    __match_args__ = ("op", "args")
    def __init__(self, op, *args): self.op, self.args = op, args
    def __repr__(self): return f"({self.op} {' '.join(map(repr, self.args))})"
def ev(e, env):
    match e:
        case int() | float(): return e
        case str(): return env[e]
        case Expr("+", (a, b)): return ev(a, env) + ev(b, env)
        case Expr("*", (a, b)): return ev(a, env) * ev(b, env)
        case Expr("let", (str(name), v, body)):
            return ev(body, {**env, name: ev(v, env)})
        case Expr("if", [c, t, f]): return ev(t if ev(c, env) else f, env)
        case Expr(op) if op.startswith("_"): return None
        case [first, *rest]: return [ev(first, env)] + [ev(r, env) for r in rest]
        case {"sum": [*xs], **other}: return sum(ev(x, env) for x in xs), sorted(other)
        case _: raise TypeError(f"cannot evaluate {e!r}")
prog = Expr("let", "x", 3, Expr("if", "x", Expr("+", "x", Expr("*", 2, 5.5)), 0))
print(prog, ev(prog, {}), ev([1, "k", prog], {"k": 9}), ev({"sum": [1, 2, "k"], "z": 0}, {"k": 4}), ev(Expr("_q"), {}))
class Loop:
    def __init__(self): self.ready = []; self.trace = []
    def spawn(self, c): self.ready.append((c, None))
    def run(self):
        while self.ready:
            c, v = self.ready.pop(0)
            try: w = c.send(v)
            except StopIteration as s: self.trace.append(("done", s.value))
            except ValueError as e: self.trace.append(("failed", str(e)))
            else:
                self.trace.append(w); self.ready.append((c, w * 2))
class Tick:
    def __init__(self, n): self.n = n
    def __await__(self): return (yield self.n)
class Lock:
    async def __aenter__(self): await Tick(100); return self
    async def __aexit__(self, *exc): await Tick(200); return False
async def gen(n):
    try:
        for i in range(n):
            yield await Tick(i)
    finally:
        await Tick(-1)
async def worker(k):
    out = []
    async with Lock() as l:
        async for v in gen(k): out.append(v)
    if k == 3: raise ValueError(f"bad {k}")
    return out, [x async for x in gen(2)], {x: x for x in out}
loop = Loop()
for k in (1, 2, 3): loop.spawn(worker(k))
loop.run()
print(loop.trace)
def outer():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    class Inner:
        nonlocal total
        total = 10
        value = total
        def get(self): return total, self.value, __class__.__name__
    add(5)
    return Inner().get(), [f(1) for f in [lambda i, j=j: i + j + total for j in range(2)]]
print(outer())
def gen2():
    x = yield
    while x:
        try: x = yield x * 2
        except KeyError as e: x = yield ("key", e)
        finally: print("step")
g = gen2(); next(g); print(g.send(2), g.throw(KeyError("k")), g.send(7)); g.close()
print(ev(object, {}))
