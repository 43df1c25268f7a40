# RUN: %same_as_cpython %s
for e in (ValueError(), ValueError('a'), ValueError('a', 2), KeyError('k'), KeyError(), KeyError(1, 2), Exception(None), OSError(2, 'No such file'), OSError(2, 'msg', 'name'), OSError('one'), SystemExit(3), StopIteration(7), AttributeError('x'), NameError('n'), AssertionError([1])):
    print(repr(e), '|', str(e), '|', e.args)
e = OSError(2, 'No such file', 'f.txt')
print(type(e).__name__, e.errno, e.strerror, e.filename, StopIteration(7).value, SystemExit(3).code)
e = ValueError('x'); e.add_note('note'); print(e.__notes__, e.__traceback__)
e.args = ('new',); e.extra = 5; print(e, e.extra, e == ValueError('new'))
