# Loops close the generator that only they hold; what is left is closed at the exit.
# RUN: %same_as_cpython %s
import sys
def gen(tag, n=10):
    try:
        for i in range(n): yield i
    finally: print('closed', tag)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        try:
            for i in range(self.n): yield i
        except GeneratorExit: print('exit'); raise
        finally: print('It done')
class Shared:
    def __init__(self): self.g = gen('shared')
    def __iter__(self): return self.g
    def items(self): yield from self.g
    def get(self): return self.g
    @staticmethod
    def st(k): yield from gen('st', k)
keep_shared = []
def f():
    for x in gen('break'):
        if x == 2: break
    print('after break')
    for x in gen('full', 2): pass
    print('after full')
    for x in It(5):
        if x: break
    print('after It')
    s = Shared(); keep_shared.append(s.g)
    for x in s:
        if x == 3: break
    print('not closed', next(s.g))
    for x in s.get():
        if x == 6: break
    print('not closed', next(s.g))
    for a in Shared.st(3):
        for b in gen('inner'):
            if b == 1: break
            if a == 1:
                print('returning'); return a, b
def g2():
    g = gen('held')
    for x in g: break
    print('still', next(g))
    for x in g:
        if x == 4: break
    print('still', next(g)); g.close()
    h = (y := gen('walrus'))
    for x in h: break
    print(next(y)); y.close()
    lst = [gen('l1'), gen('l2')]
    for x in lst[0]: break
    print(next(lst[0])); lst[0].close()
    for x in lst.pop():
        if x > 10: break
print(f())
g2()
def outer():
    for x in gen('o'): yield x * 2
for v in outer():
    if v > 3: break
print('module level done')
for v in (w + 1 for w in gen('genexp')):
    if v > 2: break
else: print('no')
def bad():
    try: yield 1
    finally: raise ValueError('in finally')
def ig():
    while True:
        try: yield 1
        except GeneratorExit: pass
        break
for k in ig(): break
def cont():
    for a in gen('c', 3):
        for b in gen('d', 3):
            if b == 1: break
        else: print('never')
        if a == 1: continue
        try:
            for z in gen('e'):
                raise KeyError(z)
        except KeyError as e: print('caught', e)
sys.stdout.flush()
def track(fn):
    made = []
    def w(*a):
        g = fn(*a); made.append(g); return g
    w.made = made
    return w
t = track(gen)
for x in t('tracked'):
    if x == 2: break
print(next(t.made[0])); t.made[0].close()
keep = gen('kept at exit'); next(keep)
keep2 = gen('kept 2'); next(keep2)
never = gen('never started')
done = gen('done', 1); list(done)
keep_shared.pop().close()
print('end')
