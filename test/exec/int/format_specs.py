# RUN: %same_as_cpython %s
n = 1234567
for spec in ('', 'd', ',', '_', 'x', 'X', '#x', 'b', '#b', 'o', '#o', '12', '<12', '>12', '^12', '=+12', '012', '+', ' ',
             '*^15,d', '#_b', '_x', '08b', 'e', '.2f', 'g', '%', ',.1f', 'n', '-d', '+,d', '#012x'):
    print(spec, '|' + format(n, spec) + '|', '|' + format(-n, spec) + '|')
print(format(65, 'c'), format(0x20ac, '>5c'), format(10**30, ','), format(-2**90, '#x'), format(2**70, '_d'))
