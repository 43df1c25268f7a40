# RUN: %same_as_cpython %s
# GC-STRESS: 499
def make(i):
    data = [i] * 20

    def get():
        return sum(data)

    def gen():
        local = [i + 1] * 10
        for x in local:
            yield x + data[0]
    return get, gen()


pairs = [make(i) for i in range(2000)]
for _, g in pairs:
    next(g)
junk = [list(range(50)) for _ in range(5000)]
print(sum(f() for f, _ in pairs), sum(next(g) for _, g in pairs), sum(sum(g) for _, g in pairs[:100]), len(junk))
