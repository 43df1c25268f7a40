"""Pseudo-random numbers of a 64-bit linear congruential generator: the same sequence everywhere."""
import math


class Random:
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        self._state = (hash(a) if isinstance(a, (int, float)) else 12345) & 0xFFFFFFFFFFFFFFFF

    def getstate(self):
        return self._state

    def setstate(self, state):
        self._state = state

    def _next(self):
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return self._state >> 32

    def getrandbits(self, k):
        result, bits = 0, 0
        while bits < k:
            result |= self._next() << bits
            bits += 32
        return result & ((1 << k) - 1)

    def random(self):
        return self.getrandbits(53) / 9007199254740992.0

    def _below(self, n):
        return self.getrandbits(n.bit_length() + 32) % n

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        return start + step * self._below((stop - start + step - (1 if step > 0 else -1)) // step)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        return seq[self._below(len(seq))]

    def choices(self, population, *, k=1):
        return [self.choice(population) for _ in range(k)]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k):
        items = list(population)
        self.shuffle(items)
        return items[:k]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def gauss(self, mu=0.0, sigma=1.0):
        return mu + sigma * math.sqrt(-2.0 * math.log(1.0 - self.random())) * math.cos(2 * math.pi * self.random())

    normalvariate = gauss

    def expovariate(self, lambd):
        return -math.log(1.0 - self.random()) / lambd


_shared = Random(1)
seed, random, randrange, randint, choice, choices, shuffle, sample, uniform, gauss, getrandbits, expovariate = (
    _shared.seed, _shared.random, _shared.randrange, _shared.randint, _shared.choice, _shared.choices,
    _shared.shuffle, _shared.sample, _shared.uniform, _shared.gauss, _shared.getrandbits, _shared.expovariate)
getstate, setstate = _shared.getstate, _shared.setstate
