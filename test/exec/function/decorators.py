# RUN: %same_as_cpython %s
def trace(f):
    def wrapper(*a, **k):
        print('call', f.__name__, a, k)
        return f(*a, **k)
    return wrapper


def times(n):
    def deco(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]
        return wrapper
    return deco


@trace
@times(2)
@trace
def hello(name):
    return 'hi ' + name


print(hello('bob'))


@lambda f: f() * 2
def value():
    return 21


print(value)


def memo(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))
