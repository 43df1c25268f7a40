# RUN: %same_as_cpython %s
for f in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes('a'), lambda: b'a' + 'b', lambda: b'abc'[5], lambda: 300 in b'a', lambda: 'a' in b'a', lambda: bytes.fromhex('0g'), lambda: b''.join(['a']), lambda: b'abc'.index(b'z'), lambda: bytes(['a'])):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
