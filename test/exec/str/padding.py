# RUN: %same_as_cpython %s
for s in ('abc', '42', '-42', '+7', 'é', ''):
    print(s.center(8, '*'), s.ljust(6) + '|', s.rjust(6, '.'), s.zfill(5), s.center(7), s.center(2), sep='|')
print('a\tbc\td'.expandtabs(), 'a\tb'.expandtabs(4), '\t|'.expandtabs(0))
try:
    'a'.center(5, 'xy')
except TypeError as e:
    print(e)
