# RUN: %same_as_cpython %s
b = b'  Hello World  '
print(b.strip(), b.upper(), b.lower(), b.split(), b.find(b'o'), b.count(b'l'), b.replace(b'l', b'LL'), b.strip().startswith(b'He'), b','.join([b'a', b'b']), b'a-b'.partition(b'-'), b'abc'.center(7, b'*'), b'42'.zfill(5), b'1'.isdigit(), b'a b'.title(), b'x'.rjust(3), b'abc'.index(99))
