# RUN: %same_as_cpython %s
def down(n):
    return down(n + 1)


for _ in range(3):
    try:
        down(0)
    except RecursionError as e:
        print(type(e).__name__, e)
print('still alive')
