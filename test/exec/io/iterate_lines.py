# RUN: %same_as_cpython %s
with open('t.txt', 'w') as f:
    for i in range(5):
        f.write(f'{i} {i * i}\n')
total = 0
with open('t.txt') as f:
    for n, line in enumerate(f, 1):
        a, b = map(int, line.split())
        total += a * b
        print(n, repr(line), line.rstrip())
print(total, sum(1 for _ in open('t.txt')), open('t.txt').read().count('\n'), [l.strip() for l in open('t.txt')][-1])
