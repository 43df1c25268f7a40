# RUN: %same_as_cpython %s
def outer(x):
    def inner(y):
        def innermost():
            return x[y]
        return innermost()
    return inner('k')


outer({})
