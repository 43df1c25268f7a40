# RUN: %same_as_cpython %s
x = 3.14159265
print('%f %.2f %10.3f|%-10.1f|%+.1f %e %.2E %g %G' % (x, x, x, x, x, x, x, x, x * 1e10))
print('%d %i %5d|%-5d|%05d' % (x, -x, x, x, x), '%s %r' % (x, x), '%.3g %#.3g' % (1.0, 1.0), '% f' % x, '%*.*f' % (8, 2, x))
try:
    '%d' % float('nan')
except ValueError as e:
    print(e)
