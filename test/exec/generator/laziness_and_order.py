# RUN: %same_as_cpython %s
def g():
    print('start')
    yield 1
    print('between')
    yield 2
    print('end')


it = g()
print('created')
for v in it:
    print('got', v)
print(list(it))
