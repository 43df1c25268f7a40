def hello(name): return f'Hello, {name}!'


def cleanup(f, x):
    for y in x:
        try:
            f(y, key=1)
        except KeyError:
            return
        finally:
            print(y)


def delegate(it):
    with it as x:
        return (yield from x)
