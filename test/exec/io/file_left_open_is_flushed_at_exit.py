# RUN: %same_as_cpython %s
f = open('left.txt', 'w')
f.write('must be on disk')
g = open('line.txt', 'w')
print('also this', file=g)
