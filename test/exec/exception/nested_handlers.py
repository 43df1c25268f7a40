# RUN: %same_as_cpython %s
def f():
    try:
        try:
            raise ValueError('first')
        except ValueError:
            try:
                raise KeyError('second')
            except KeyError as e:
                print('inner', repr(e), repr(e.__context__))
            raise
    except ValueError as e:
        print('outer', repr(e), repr(e.__context__))


f()
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][5]
except IndexError as e:
    print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
