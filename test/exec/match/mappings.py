# RUN: %same_as_cpython %s
def f(x):
    match x:
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'type': 'rect', 'size': [w, h]}:
            return f'rect {w}x{h}'
        case {'type': t, **rest}:
            return f'{t} {rest}'
        case {}:
            return 'mapping'
        case _:
            return 'no'


for x in ({'type': 'circle', 'r': 2, 'extra': 1}, {'type': 'rect', 'size': (3, 4)}, {'type': 'rect', 'size': 3}, {'type': 'x'}, {}, {'a': 1}, [], 'type'):
    print(x, f(x))
