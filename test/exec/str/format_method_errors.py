# RUN: %same_as_cpython %s
for f in (lambda: '{}'.format(), lambda: '{1}'.format(1), lambda: '{a}'.format(), lambda: '{'.format(1), lambda: '}'.format(1), lambda: '{0} {}'.format(1, 2),
          lambda: '{:d}'.format('a'), lambda: '{:z}'.format('a'), lambda: '{!z}'.format(1), lambda: '{0.nope}'.format(1), lambda: '{0[5]}'.format([1]),
          lambda: '{:=5}'.format('a'), lambda: '{:,}'.format('a'), lambda: '{:5}'.format([]), lambda: '{:+}'.format('a')):
    try:
        print(f())
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
