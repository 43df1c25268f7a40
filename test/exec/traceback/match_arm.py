# RUN: %same_as_cpython %s
def f(x):
    match x:
        case [a, b]:
            return a / b
        case {'k': v}:
            return v.upper()


print(f({'k': 'up'}))
f([1, 0])
