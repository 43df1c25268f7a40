# RUN: %same_as_cpython %s
for x in (0.0, 1.0, 1.5, 123456.789, 1234567.0, 1e-5, 0.0001, 1e100, -2.5e-10, 999999.5, 99999.95, float('inf')):
    print('|'.join(format(x, s) for s in ('e', '.0e', '.2E', 'g', '.3g', '.10g', 'G', '#g', '+.3e', '12.4e', '012g', '', '.3', '>10', 'n')))
print(format(1e22, ''), format(1e16, '.17'), format(12345.678, ',g'), format(123456789.0, '_.3e'))
