import sys
class Account:
    rate = 0.05
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.log = []
    def __enter__(self):
        self.log.append("open"); return self
    def __exit__(self, t, v, tb):
        self.log.append(t.__name__ if t else "close")
        return isinstance(v, LookupError)
    def __iadd__(self, n):
        if n < 0: raise ValueError("negative: {}".format(n))
        self.balance += n
        return self
    def history(self):
        for i, entry in enumerate(self.log, 1):
            yield "%02d %s" % (i, entry)
def transfer(a, b, amount, *, fee=lambda x: x // 10):
    try:
        a.balance -= amount + fee(amount)
        if a.balance < 0:
            raise OverflowError(a.owner)
        b += amount
    except OverflowError as e:
        a.balance += amount + fee(amount)
        return "refused " + str(e)
    else:
        return "ok"
    finally:
        a.log.append("transfer")
x, y = Account("x", 100), Account("y")
print(transfer(x, y, 50), transfer(x, y, 60, fee=lambda v: 0), x.balance, y.balance)
with x as acc:
    acc += 5
    {}["missing"]
print(list(x.history()), {a.owner: round(a.balance * (1 + a.rate), 2) for a in (x, y)})
def pipeline(*stages):
    def run(data):
        for s in stages: data = s(data)
        return data
    return run
p = pipeline(lambda d: (v for v in d if v % 3), lambda d: map(str, d), "-".join, lambda s: s[::-1], lambda s: s.split("-", 2))
print(p(range(20)))
def primes():
    found = []
    n = 2
    while True:
        if all(n % q for q in found):
            found.append(n)
            yield n
        n += 1
g = primes()
print([next(g) for _ in range(10)], g.send(None))
matrix = [[i * j for j in range(4)] for i in range(3)]
print([list(r) for r in zip(*matrix)], sum((r[1:] for r in matrix), []), max(matrix, key=sum))
words = "the quick brown the lazy dog the end".split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
print(sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:3], f"{len(words):>4}|{max(count, key=count.get)!r:<8}|{sys.maxsize:_}")
for i in range(3):
    try:
        for j in range(3):
            if j == i: break
            if i == 2: raise KeyError((i, j))
        else:
            print("no break")
    except KeyError as e:
        print("key", e.args, sys.exc_info()[0])
    finally:
        print("f", i, j)
y += -1
