# RUN: %same_as_cpython %s
def outer():
    x = 'outer'

    def middle():
        def inner():
            nonlocal x
            x += '+inner'
            return x
        inner()
        return x

    r = middle()
    return r, x


print(outer())


def shadow():
    x = 1

    def f():
        x = 2
        return x
    return f(), x


print(shadow())
