# RUN: %same_as_cpython %s
import _heapq as h


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


x = [5, 3, 8, 1, 9, 2]
h.heapify(x)
print(x)
for v in (4, 0, 7.5, 10**20, -1):
    h.heappush(x, v)
print(x, h.heappushpop(x, 6), h.heappushpop(x, -5), h.heapreplace(x, 100), x)
print([h.heappop(x) for _ in range(len(x))])
m = ['b', 'z', 'a', 'q']
h._heapify_max(m)
print(m, h._heappop_max(m), h._heapreplace_max(m, 'c'), m)
attempt(h.heappop, []), attempt(h.heapreplace, [], 1), attempt(h.heappush, 1, 2), attempt(h.heapify, (1,)), attempt(h.heappop, 5)
attempt(h.heappush, [1], 'a'), attempt(h.heapify, [1, 'a']), attempt(h.heappushpop, [], 1), attempt(h._heappop_max, []), attempt(h.heappush, [])
class Evil:
    def __lt__(self, other):
        e.clear()
        return True
e = [Evil(), Evil()]
attempt(h.heappush, e, Evil())
import gc
s = 12345
big = []
for i in range(3000):
    s = s * 1103515245 + 12345 & 0x7fffffff
    h.heappush(big, (s % 100, i))
print([h.heappop(big) for _ in range(3000)] == sorted(big + [], key=None) or len(big))
