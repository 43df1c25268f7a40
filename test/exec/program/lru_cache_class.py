# RUN: %same_as_cpython %s
# GC-STRESS: 97
# An LRU cache on a doubly linked list, a decorator made of it, and statistics.
class Node:
    __slots__ = ('key', 'value', 'prev', 'next')

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = self


class LRU:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError('capacity must be at least 1')
        self.capacity = capacity
        self.map = {}
        self.root = Node()
        self.hits = self.misses = self.evicted = 0

    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev

    def _push(self, n):
        last = self.root.prev
        last.next = self.root.prev = n
        n.prev, n.next = last, self.root

    def __getitem__(self, key):
        try:
            n = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(n)
        self._push(n)
        return n.value

    def __setitem__(self, key, value):
        n = self.map.get(key)
        if n is not None:
            n.value = value
            self._unlink(n)
        else:
            if len(self.map) >= self.capacity:
                old = self.root.next
                self._unlink(old)
                del self.map[old.key]
                self.evicted += 1
            n = self.map[key] = Node(key, value)
        self._push(n)

    def __len__(self):
        return len(self.map)

    def __contains__(self, key):
        return key in self.map

    def __iter__(self):
        n = self.root.next
        while n is not self.root:
            yield n.key
            n = n.next

    def __repr__(self):
        return f'LRU({", ".join(f"{k!r}: {self.map[k].value!r}" for k in self)})'


def cached(capacity):
    def decorate(f):
        cache = LRU(capacity)

        def wrapper(*args, **kwargs):
            key = args + tuple(sorted(kwargs.items()))
            try:
                return cache[key]
            except KeyError:
                value = cache[key] = f(*args, **kwargs)
                return value
        wrapper.cache = cache
        wrapper.__name__ = f.__name__
        return wrapper
    return decorate


c = LRU(3)
for i, k in enumerate('abcabdae'):
    c[k] = i
    print(k, c, len(c))
print('a' in c, 'b' in c, c['a'], list(c), c)
try:
    c['nope']
except KeyError as e:
    print('KeyError', e, c.hits, c.misses, c.evicted)
try:
    LRU(0)
except ValueError as e:
    print(e)


@cached(50)
def ways(n, coins=(1, 2, 5, 10)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n, coins[1:]) + ways(n - coins[0], coins=coins)


print(ways(60), ways.__name__, ways.cache.hits, ways.cache.misses, ways.cache.evicted, len(ways.cache))


@cached(1000)
def grid(r, c):
    return 1 if r == 0 or c == 0 else grid(r - 1, c) + grid(r, c - 1)


print(grid(20, 20), grid(40, 12), grid.cache.misses)
