# RUN: %same_as_cpython %s
for value, spec in ((5, 's'), (5, '.2d'), (5, ',x'), (5, 'q'), (5, '+c'), (-1, 'c'), (5, ',_d'), (5, '10.5')):
    try:
        print(format(value, spec))
    except (ValueError, OverflowError) as e:
        print(spec, type(e).__name__, e)
