# RUN: %same_as_cpython %s
if True:
    if True:
        for i in range(1):
                x = [1, 2, 3][i + 5]
