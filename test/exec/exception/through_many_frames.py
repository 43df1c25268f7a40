# RUN: %same_as_cpython %s
def down(n):
    try:
        if n == 0:
            raise KeyError('deep')
        down(n - 1)
    except ValueError:
        print('never')
    finally:
        if n % 10 == 0:
            print('unwind', n)


try:
    down(50)
except KeyError as e:
    tb, depth = e.__traceback__, 0
    while tb:
        tb, depth = tb.tb_next, depth + 1
    print(e, depth)
