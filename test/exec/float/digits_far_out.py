# RUN: %same_as_cpython %s
# Numbers that do not fit the 128-bit paths.
for x in (1e23, 5e-324, 1.7976931348623157e308, 2.0 ** 70, 2.0 ** -70, 0.1, 123456789012345678.0):
    print(repr(x), f'{x:.3f}'[:40], f'{x:.20e}', f'{x:.25g}', '%.60f' % x if x < 1e9 else '')
for x in (0.5, 1.5, 2.5, 0.125, 0.375, 1.0005, 2.675, 1e22, 9.5, 99.5, 0.05):
    print(f'{x:.0f} {x:.1f} {x:.2f} {x:.3f} {x:.0e} {x:.1e} {x:.1g} {x:.2g}')
