# RUN: %same_as_cpython %s
s = 'aé€😀'
print(list(s), tuple(s), [ord(c) for c in s], [hex(ord(c)) for c in reversed(s)], ''.join(chr(n) for n in (97, 233, 0x20ac, 0x1f600)), max(s), min(s), sorted('hello'), set('aa'), list(enumerate('ab')))
for f in (lambda: ord('ab'), lambda: ord(''), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
