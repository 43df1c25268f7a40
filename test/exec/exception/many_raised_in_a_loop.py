# RUN: %same_as_cpython %s
n = 0
for i in range(20000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        [1, 2][i % 4]
    except ValueError as e:
        n += e.args[0]
    except IndexError:
        n -= 1
print(n)
