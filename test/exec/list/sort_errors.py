# RUN: %same_as_cpython %s
class Odd:
    def __lt__(self, other):
        raise ValueError('no order')


for f in (lambda: [1, 'a'].sort(), lambda: [1, None, 2].sort(), lambda: [Odd(), Odd()].sort(), lambda: [1].sort(5), lambda: sorted(5), lambda: [1, 2].sort(key=5), lambda: [[], {}].sort(), lambda: [1j, 2j].sort()):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
a = [3, 1, 2]
try:
    a.sort(key=lambda x: a.append(x))
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
