# RUN: %same_as_cpython %s
for s in ('1', '1.5', ' 2.5\n', '-0', '1e5', '1E-5', '.5', '5.', 'inf', '-Infinity', 'nan', '+NaN', '1_000.5', '1e400', '1e-400',
          '0.1e1', '123456789012345678901234567890', '2.2250738585072011e-308', '9007199254740993'):
    print(repr(s), float(s))
for s in ('', 'abc', '1.5.2', '1e', '--1', '1_', '_1.0', '0x10', '1 2', 'infi'):
    try:
        print(float(s))
    except ValueError as e:
        print(e)
