# RUN: %same_as_cpython %s
def f(x):
    match x:
        case []:
            return 'empty'
        case [a]:
            return f'one {a}'
        case (1, b):
            return f'1 and {b}'
        case [a, b] if a == b:
            return f'same {a}'
        case [a, *rest, 9]:
            return f'{a} {rest} 9'
        case [[a, b], *_]:
            return f'nested {a} {b}'
        case [_, _, *r]:
            return f'rest {r}'
        case _:
            return 'no'


for x in ([], (), [5], (1, 2), [3, 3], [1, 2, 3, 9], [[1, 2], 3, 4], [7, 8, 6], 'ab', b'ab', {1: 2}, range(2), range(3), {1, 2}, None):
    print(x, f(x))
