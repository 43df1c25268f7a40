# RUN: %same_as_cpython %s
print(Ellipsis, ..., NotImplemented, type(...), type(NotImplemented), ... is Ellipsis, bool(...), [...], (NotImplemented,))
x = None
print('none' if x is None else 'some', x is not None, x or 'default')
