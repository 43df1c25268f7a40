# RUN: %same_as_cpython %s
def cleanup():
    raise OSError(5, 'cleanup failed')


def work():
    try:
        int('zzz')
    except ValueError:
        cleanup()


try:
    work()
except OSError as e:
    raise SystemError('outermost') from e
