# RUN: %same_as_cpython %s
for z in (0j, 1j, -1j, 1 + 0j, -0.0 + 1j, complex(0, -0.0), 1.5 - 2.5j, complex('inf'), complex(1, float('nan')), 1e20 + 1e-5j):
    print(z, repr(z))
print(complex('1+2j'), complex(' -3.5j '), complex('(1-1j)'), complex(1, 2), complex(), complex(2.5), f'{1 + 2j:.2f}')
for s in ('1 + 2j', 'abc', ''):
    try:
        complex(s)
    except ValueError as e:
        print(e)
