# RUN: %same_as_cpython %s
def v(x):
    print('v', x, end='; ')
    return x


print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) == v(1) != v(2), 1 < 2 > 0, 1 in [1] == True, 'a' <= 'b' <= 'c' < 'd', not 1 < 2 < 3)
x = 5
print(0 < x <= 5, 0 < x < 5, x is x is not None, 1 < 2 in [2, 3])
