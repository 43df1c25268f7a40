# RUN: %same_as_cpython %s
with open('t.txt', 'w') as f:
    print(f.write('line 1\n'), f.write('é€😀\n'), f.write(''))
    f.writelines(['a\n', 'b'])
    print('from print', 5, file=f)
print(f.closed, f.name, f.mode)
with open('t.txt') as f:
    text = f.read()
    print(repr(text), repr(f.read()))
with open('t.txt', encoding='utf-8') as f:
    print(repr(f.read(8)), repr(f.readline()), f.readlines())
