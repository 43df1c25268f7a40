# RUN: %same_as_cpython %s
def inner():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('inner caught', e)
        yield 'inner value'
    finally:
        print('inner finally')


def outer():
    try:
        yield from inner()
    finally:
        print('outer finally')


g = outer(); print(next(g), g.throw(ValueError('v'))); print(next(g, 'end'))
g = outer(); next(g); g.close()
g = outer(); next(g)
try:
    g.throw(KeyError('k'))
except KeyError as e:
    print('out', e)
