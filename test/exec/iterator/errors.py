# RUN: %same_as_cpython %s
class NoNext:
    def __iter__(self):
        return 5


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError('in next')


def loop(x):
    for _ in x:
        pass


for f in (lambda: loop(5), lambda: loop(NoNext()), lambda: loop(Raises()), lambda: loop(None), lambda: list(object), lambda: [*5], lambda: iter(NoNext()), lambda: next([1]), lambda: 1 in 5, lambda: loop(len), lambda: tuple(1.5), lambda: iter(5, 6)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
