# RUN: %same_as_cpython %s
def g():
    for i in range(3):
        try:
            yield i
            if i == 1:
                raise KeyError(i)
        except KeyError as e:
            yield f'caught {e}'
        else:
            yield 'else'
        finally:
            yield 'finally'
    with_value = [(yield 'in list'), (yield 'again')]
    yield with_value


it = g()
print([next(it) for _ in range(8)])
print(it.send('first'), it.send('second'), list(it))
