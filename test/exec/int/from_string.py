# RUN: %same_as_cpython %s
for s in ('0', '12', ' 12 ', '-12', '+7', '1_000', '\t5\n', '123456789012345678901234567890', '-0', '٣'):
    print(repr(s), int(s))
for s in ('', ' ', 'abc', '1.5', '1__0', '_1', '1_', '--1', '+ 1', '0x10', '12a'):
    try:
        print(int(s))
    except ValueError as e:
        print(e)
