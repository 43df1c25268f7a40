# RUN: %same_as_cpython %s
# Handlers that a program registers: what they get, what they may give, and where the codec goes on.
from _codecs import register_error, lookup_error, utf_8_decode, charmap_encode, charmap_decode


def attempt(*label_and_function):
    *label, f = label_and_function
    try:
        print(*label, ascii(f()))
    except Exception as e:
        print(*label, type(e).__name__, ascii(str(e)))


seen = []
answer = None


def handler(e):
    seen.append((type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason))
    return answer if answer != 'raise' else int('x')


register_error('test.mine', handler)
print(lookup_error('test.mine') is handler)
for answer in (1, None, ('a',), (1, 0), ('x', -1), ('x', 99), ('x', -99), (b'x', 3), ('\u1234', 3), ('yy', 3), ('', 3), ('x', 2**80), 'raise'):
    del seen[:]
    attempt(answer, lambda: 'a\u1234\u1235b'.encode('ascii', 'test.mine'))
    attempt(answer, lambda: 'a\ud834b'.encode('utf-8', 'test.mine'))
    attempt(answer, lambda: 'a\ud834b'.encode('utf-16', 'test.mine'))
    attempt(answer, lambda: b'a\xff\xfeb'.decode('ascii', 'test.mine'))
    attempt(answer, lambda: b'a\xe9\x80b'.decode('utf-8', 'test.mine'))
    attempt(answer, lambda: charmap_encode('a\u1234b', 'test.mine', {97: 1, 120: b'X', 121: 2}))
    attempt(answer, lambda: charmap_decode(b'a\xffb', 'test.mine', {97: 'A', 98: 'B'}))
    print(seen)


def other_bytes(e):
    e.object = b'changed'
    return '-', 2


register_error('test.other', other_bytes)
attempt(lambda: b'a\xffxyz'.decode('ascii', 'test.other'))
for bad in (1, None, 'text'):
    attempt(lambda: register_error('test.bad', bad))
attempt(lambda: 'a'.encode('ascii', 'unknown'))
attempt(lambda: '\x80'.encode('ascii', 'unknown'))

register_error('strict', lambda e: ('!', e.end))
attempt(lambda: b'\xff'.decode('ascii', 'strict'))
register_error('strict', lookup_error('ignore'))
for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'surrogatepass', 'surrogateescape'):
    f = lookup_error(name)
    print(f.__name__)
    for e in (UnicodeEncodeError('utf-8', 'a\ud801\udc80\xe9', 1, 3, 'r'), UnicodeDecodeError('utf-16-be', b'a\xd8\x00\xff', 1, 3, 'r'),
              UnicodeTranslateError('a\ud801\U00012345', 0, 3, 'r'), UnicodeEncodeError('cp1', 'a', -5, 50, 'r'), ValueError('v'), 1,
              UnicodeDecodeError('utf-8', b'', 0, 0, 'r')):
        if name != 'strict':
            attempt(name, lambda: f(e))
for n in range(4):
    attempt(lambda: utf_8_decode('\xe9\u20ac\U0001f600'.encode()[:9 - n]))
