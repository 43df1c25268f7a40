# RUN: %same_as_cpython %s
class Err(Exception):
    def __init__(self, data):
        super().__init__('err')
        self.data = data


def f(n):
    local = [n] * 100
    if n % 2:
        raise Err(local)
    return local


seen, last = 0, None
for i in range(10000):
    try:
        seen += len(f(i))
    except Err as e:
        seen -= e.data[0] % 3
        last = e
print(seen, last.data[:2], last)
