# RUN: %same_as_cpython %s
def f():
    raise ValueError('one')


errors = []
for g in (f, lambda: {}['k']):
    try:
        g()
    except Exception as e:
        errors.append(e)
raise ExceptionGroup('several', errors)
