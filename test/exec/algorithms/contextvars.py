# RUN: %same_as_cpython %s
from _contextvars import ContextVar, Context, Token, copy_context


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])


a = ContextVar('a', default=1)
b = ContextVar('b')
print(a.name, a.get(), a.get(5), b.get('x'))
attempt(b.get)
t = a.set(10)
print(a.get(), t.var is a, t.old_value is Token.MISSING, Token.MISSING)
t2 = a.set(11)
print(t2.old_value)
a.reset(t2)
print(a.get())
attempt(a.reset, t2)
attempt(b.reset, t)
ctx = copy_context()
print(len(ctx), ctx[a], list(ctx) == [a], a in ctx, b in ctx, ctx.get(b), ctx.get(b, 3), list(ctx.values()), [v for k, v in ctx.items()])


def inside(x, *, y):
    a.set(x)
    b.set(y)
    attempt(ctx.run, print)
    return a.get(), b.get()


print(ctx.run(inside, 5, y=6), a.get(), ctx[a], ctx[b])
attempt(lambda: ctx['x']), attempt(lambda: ctx[ContextVar('z')]), attempt(Context, 1), attempt(Token), attempt(ContextVar), attempt(ContextVar, 5)
attempt(ctx.run), attempt(a.reset, 5), attempt(lambda: 'x' in ctx)
other = ctx.copy()
print(other == ctx, other is ctx, Context() == ctx, repr(a).split(' at')[0], repr(b).split(' at')[0], len(Context()))
token = ctx.run(a.set, 3)
attempt(a.reset, token)
a.reset(t)
print(a.get())
print(ContextVar[int], Token[int])
