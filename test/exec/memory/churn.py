# RUN: %same_as_cpython %s
# GC-STRESS: 997
# Objects of every kind are made, linked, changed and dropped at random, with a few that live long; the sum tells
# whether each that lives still is what it was.
class Node:
    def __init__(self, value, link):
        self.value = value
        self.link = link


class Slotted:
    __slots__ = ('a', 'b')


class Grown(Node):
    pass


def closure(n):
    items = [n, n + 1]

    def get(more=()):
        return sum(items) + len(more)
    return get


def generator(n):
    local = [n] * 3
    while True:
        local.append((yield sum(local)) or 1)
        del local[0]


def make(kind, n, other):
    if kind == 0:
        return [n, other, str(n)]
    if kind == 1:
        return {n: other, str(n): n, (n, 'key'): [n]}
    if kind == 2:
        return {n, str(n), (n, n + 1)}
    if kind == 3:
        return 'text' * (n % 50) + str(n)
    if kind == 4:
        return Node(n, other)
    if kind == 5:
        node = Grown(n, other)
        for i in range(n % 12):
            setattr(node, 'attribute%d' % i, [i, n])
        return node
    if kind == 6:
        slotted = Slotted()
        slotted.a, slotted.b = n, other
        return slotted
    if kind == 7:
        return closure(n)
    if kind == 8:
        g = generator(n)
        next(g)
        return g
    if kind == 9:
        return (n, (other,), 10**20 + n, n / 7)
    if kind == 10:
        return Node(n, other).__init__
    return bytearray(str(n), 'ascii') * (n % 30)


def digest(thing, n):
    kind = type(thing).__name__
    if kind in ('list', 'tuple', 'set', 'dict', 'bytearray'):
        return len(thing) * 3 + (n in thing if kind != 'bytearray' else thing.count(b'1'))
    if kind == 'str':
        return len(thing) + thing.count('t')
    if kind == 'Grown':
        return thing.value + sum(v[0] + v[1] for k, v in thing.__dict__.items() if k.startswith('attribute'))
    if kind == 'Node':
        return thing.value
    if kind == 'Slotted':
        return thing.a
    if kind == 'function':
        return thing('abc')
    if kind == 'generator':
        return thing.send(n % 5)
    if kind == 'method':
        return thing.__self__.value
    return 1


def run(rounds, width):
    seed, total = 12345, 0
    places = [None] * width
    for i in range(rounds):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        at = (seed >> 8) % width
        kind = (seed >> 4) % 12
        old = places[at]
        if old is not None:
            total = (total * 31 + digest(old, i)) % 1000000007
        other = places[(seed >> 12) % width] if kind & 1 else None
        if at % 16:
            other = i if isinstance(other, (Node, Slotted, list, dict, tuple)) else other  # no long chains
        places[at] = make(kind, i, other)
    for at, thing in enumerate(places):
        if thing is not None:
            total = (total * 31 + digest(thing, at)) % 1000000007
    return total


print(run(150, 10), run(3000, 300), run(60000, 5000))
