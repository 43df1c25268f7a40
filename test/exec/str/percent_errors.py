# RUN: %same_as_cpython %s
for f in (lambda: '%d' % 'a', lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: '%z' % 1, lambda: '%' % 1, lambda: '%(a)s' % 1, lambda: '%(a)s' % {},
          lambda: '%x' % 1.5, lambda: '%c' % 'ab', lambda: '%c' % -1, lambda: 'abc' % 1, lambda: '%f' % 'x', lambda: '%*d' % ('a', 1)):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)
