# RUN: %same_as_cpython %s
print(True + True, True * 5, True - 2, -True, ~True, True / 2, True == 1, True is (1 == 1), False < True)
print(True & False, True | False, True ^ True, type(True & False), type(True & 1), type(True + True))
print(str(True), repr(False), int(True), float(True), f'{True} {True:d} {True:5}|{False!r:>6}', '%d %s' % (True, False))
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, [10, 20][True], {1: 'a'}[True])
