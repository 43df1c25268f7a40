# RUN: %same_as_cpython %s
# The function that collections.namedtuple makes with eval().


def make(fields, *defaults):
    names = ', '.join(fields) + (',' if len(fields) == 1 else '')
    space = {'_tuple_new': tuple.__new__, '__builtins__': {}, '__name__': 'namedtuple_T'}
    new = eval(f'lambda _cls, {names}: _tuple_new(_cls, ({names}))', space)
    new.__name__ = '__new__'
    new.__doc__ = f'Create new instance of T({names})'
    if defaults:
        new.__defaults__ = defaults
    return type('T', (tuple,), {'__new__': new, '__slots__': ()}), new


for fields, defaults in (('x', ()), ('xy', ()), ('xyz', (8, 9)), ((), ())):
    T, new = make(fields, *defaults)
    code = new.__code__
    print(new.__name__, new.__qualname__, new.__module__, new.__doc__, new.__defaults__, new.__closure__)
    print(code.co_varnames, code.co_argcount, code.co_flags & 15, code.co_name, code.co_filename, code.co_names)
    for args, keywords in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1,), {'y': 5}), ((1,), {'x': 1}), ((1,), {'w': 1})):
        try:
            t = T(*args, **keywords)
            print(t, type(t).__name__)
        except TypeError as e:
            print(e)
P, _ = make('ab')
print(sum(P(i, 1)[0] for i in range(1000)))
