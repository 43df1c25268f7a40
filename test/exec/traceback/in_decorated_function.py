# RUN: %same_as_cpython %s
def deco(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


@deco
@deco
def half(x):
    return x / 2


print(half(4))
half('4')
