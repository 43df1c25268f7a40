# RUN: %same_as_cpython %s
# find and its kin count their arguments with a text of their own.
for name in ('find', 'rindex', 'count', 'startswith', 'replace', 'center', 'strip', 'join', 'upper'):
    for args in ((), (1, 2, 3, 4)):
        for value in ('a', b'a'):
            try:
                getattr(value, name)(*args)
            except TypeError as e:
                print(e)
