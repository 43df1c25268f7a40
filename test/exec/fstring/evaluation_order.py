# RUN: %same_as_cpython %s
def show(x):
    print('show', x)
    return x


print(f'{show(1)} {show(2):{show(5)}} {show(3)!r:>{show(4)}}')
