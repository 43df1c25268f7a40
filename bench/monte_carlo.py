# Pi by random points from a lagged generator in a class: ints up to 31 bits, an index that wraps round.
class Lagged:
    LARGEST = (1 << 31) - 1

    def __init__(self, seed):
        state = []
        for _ in range(17):
            seed = seed * 9069 % self.LARGEST
            state.append(seed)
        self.state = state
        self.i = 4
        self.j = 16

    def next(self):
        state = self.state
        k = state[self.i] - state[self.j]
        if k < 0:
            k += self.LARGEST
        state[self.j] = k
        self.i = self.i - 1 if self.i else 16
        self.j = self.j - 1 if self.j else 16
        return k / self.LARGEST


def integrate(n):
    random = Lagged(113)
    under = 0
    for _ in range(n):
        x = random.next()
        y = random.next()
        if x * x + y * y <= 1.0:
            under += 1
    return under / n * 4.0


print(integrate(1000000))
