# RUN: %same_as_cpython %s
class One:
    inst = None

    def __new__(cls, *a):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
            print('created')
        return cls.inst

    def __init__(self, v=0):
        self.v = v


a, b = One(1), One(2)
print(a is b, a.v)


class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n - n % 2)


print(Even(7), Even(7) + 1, type(Even(3)).__name__, isinstance(Even(5), int), type(Even(4) + Even(6)))
class Other:
    def __new__(cls): return 5
    def __init__(self): print('not called')
print(Other())
