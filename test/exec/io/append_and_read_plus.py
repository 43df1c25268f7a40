# RUN: %same_as_cpython %s
with open('a.txt', 'w') as f:
    f.write('one\n')
with open('a.txt', 'a') as f:
    f.write('two\n')
with open('a.txt', 'r+') as f:
    print(f.readline())
    f.seek(0)
    f.write('ONE')
print(open('a.txt').read())
with open('a.txt', 'w+') as f:
    f.write('fresh')
    f.seek(0)
    print(f.read(), f.tell())
try:
    open('a.txt', 'x')
except FileExistsError as e:
    print(e)
