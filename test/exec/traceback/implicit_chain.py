# RUN: %same_as_cpython %s
def load(d, k):
    try:
        return d[k]
    except KeyError:
        return int('not a number')


load({}, 'x')
