# RUN: %same_as_cpython %s
s = 'filename.txt'
print(s.startswith('file'), s.startswith('name', 4), s.startswith(''), s.endswith('.txt'), s.endswith(('.py', '.txt')), s.startswith(('a', 'b')), s.endswith('name', 0, 8), s.startswith(()))
try:
    s.startswith(1)
except TypeError as e:
    print(e)
