# RUN: %same_as_cpython %s
from _random import Random


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 1, -1, 12345, 2**31, 2**32, 2**64 + 7, -2**100, 1.5, True, (1, 2)):
    r = Random(seed)
    print(seed, [r.random() for _ in range(3)], [r.getrandbits(k) for k in (1, 7, 31, 32, 33, 64, 65, 100, 500)])
r = Random(7)
for _ in range(1000):
    r.random()
state = r.getstate()
a = [r.random() for _ in range(5)]
r.setstate(state)
print(a == [r.random() for _ in range(5)], len(state), state[-1], hash(state) == hash(r.getstate()), r.getrandbits(0))
r.seed(3)
print(r.random())
attempt(r.setstate, 5), attempt(r.setstate, (1,)), attempt(r.getrandbits, -1), attempt(r.getrandbits, 'a'), attempt(r.seed, [])
attempt(r.setstate, ('a',) * 625), attempt(r.setstate, (-1,) * 625), attempt(r.setstate, (1,) * 624 + (700,))


class Mine(Random):
    def __init__(self, x=None):
        self.x = x


m = Mine(5)
print(m.x, Random(5).random())
