# RUN: %same_as_cpython %s
for limit in (3, 10):
    n = 0
    while n < 5:
        if n == limit:
            print('break at', n)
            break
        n += 1
    else:
        print('else', n)
    for i in range(5):
        if i == limit:
            break
        if i % 2:
            continue
        print('even', i)
    else:
        print('for else')
while False:
    pass
else:
    print('never ran')
for x in []:
    pass
else:
    print('empty else')
