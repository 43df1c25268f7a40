# RUN: %same_as_cpython %s
for s in ("a'b", 'a"b', '\'"', '\\', '\n\r\t', '\x00\x1f\x7f', '\x80\xa0\xad', 'é€😀', '\u200b\u2028\ufeff', '\ud800', '\U000e0001', '\U0010ffff'):
    print(repr(s), ascii(s), len(s))
