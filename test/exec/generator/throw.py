# RUN: %same_as_cpython %s
def g():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', e)
            yield 'recovered'


it = g()
print(next(it), it.throw(ValueError('boo')), next(it), it.throw(ValueError, 'old style'), next(it), it.throw(ValueError), next(it))
try:
    it.throw(KeyError('k'))
except KeyError as e:
    print('through', e)
print(next(it, 'finished'))
fresh = g()
try:
    fresh.throw(IndexError('unstarted'))
except IndexError as e:
    print(e, next(fresh, 'dead'))
