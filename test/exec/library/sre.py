# RUN: %same_as_cpython %s
# The module _sre alone: the words of each pattern are those that the library's compiler makes of it (3.11).
import _sre


def show(pattern, flags, code, groups, index, names, text):
    p = _sre.compile(pattern, flags, code, groups, index, names)
    print(p, p.flags, p.groups)
    for find in p.match, p.fullmatch, p.search:
        m = find(text)
        print(' ', m, m and (m.groups(), m.groupdict('?'), m.regs, m.lastindex, m.lastgroup))
    print(' ', p.findall(text), [m.span() for m in p.finditer(text)], p.split(text), p.split(text, 1))
    print(' ', p.search(text, 1, 3), p.match(text, 2), p.sub(text[:0], text), p.subn(lambda m: m[0] + m[0], text, 2))
    scanner = p.scanner(text)
    print(' ', scanner.match(), scanner.search(), scanner.search())


show('(\\w+)=(\\d+)', 32, [14, 4, 0, 3, 4294967295, 17, 0, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 1, 16, 61,
     17, 2, 24, 9, 1, 4294967295, 13, 4, 8, 10, 0, 1, 17, 3, 1],
     2, {}, (None, None, None), 'a=1, bb=22, c=x')
show('(?P<first>a|ab)(c|bcd)(d*)', 32, [14, 8, 1, 2, 4294967295, 1, 0, 97, 0, 17, 0, 16, 97, 7, 3, 15, 7, 5, 16, 98,
     15, 2, 0, 17, 1, 17, 2, 7, 5, 16, 99, 15, 11, 9, 16, 98, 16, 99, 16, 100, 15, 2, 0, 17, 3, 17, 4, 24, 6, 0,
     4294967295, 16, 100, 1, 17, 5, 1],
     3, {'first': 1}, (None, 'first', None, None), 'abcd')
show('(a*)*', 32, [14, 4, 0, 0, 4294967295, 23, 14, 0, 4294967295, 17, 0, 24, 6, 0, 4294967295, 16, 97, 1, 17, 1, 18,
     1],
     1, {}, (None, None), 'aaab')
show('(?:(a)|b)*', 32, [14, 4, 0, 0, 4294967295, 23, 19, 0, 4294967295, 7, 9, 17, 0, 16, 97, 17, 1, 15, 7, 5, 16, 98,
     15, 2, 0, 18, 1],
     1, {}, (None, None), 'abab')
show('(?:ab|b)*?c', 32, [14, 4, 0, 1, 4294967295, 23, 17, 0, 4294967295, 7, 7, 16, 97, 16, 98, 15, 7, 5, 16, 98, 15,
     2, 0, 19, 16, 99, 1],
     0, {}, (None,), 'xababc')
show('x*', 32, [14, 4, 0, 0, 4294967295, 24, 6, 0, 4294967295, 16, 120, 1, 1],
     0, {}, (None,), 'axb')
show('\\b\\w', 32, [14, 4, 0, 1, 1, 6, 10, 13, 4, 8, 14, 0, 1],
     0, {}, (None,), 'two words')
show('(?<=\\d)(?=(?:\\d{3})+$)', 32, [14, 4, 0, 0, 0, 4, 8, 1, 13, 4, 8, 10, 0, 1, 4, 20, 0, 23, 13, 1, 4294967295,
     24, 9, 3, 3, 13, 4, 8, 10, 0, 1, 18, 6, 5, 1, 1],
     0, {}, (None,), '1234567')
show('(?<!x)y(?!z)', 32, [14, 4, 0, 1, 1, 5, 5, 1, 16, 120, 1, 16, 121, 5, 5, 0, 16, 122, 1, 1],
     0, {}, (None,), 'xy yz y')
show('(.)\\1', 32, [14, 4, 0, 2, 2, 17, 0, 2, 17, 1, 11, 0, 1],
     1, {}, (None, None), 'hello, book')
show('(<)?a(?(1)>|!)', 32, [14, 4, 0, 2, 3, 23, 9, 0, 1, 17, 0, 16, 60, 17, 1, 18, 16, 97, 12, 0, 6, 16, 62, 15, 3,
     16, 33, 1],
     1, {}, (None, None), '<a> a! <a!')
show('a++b|(?>a*)c', 32, [14, 4, 0, 1, 4294967295, 7, 12, 29, 6, 1, 4294967295, 16, 97, 1, 16, 98, 15, 17, 15, 27, 9,
     24, 6, 0, 4294967295, 16, 97, 1, 1, 16, 99, 15, 2, 0, 1],
     0, {}, (None,), 'aab aac')
show('(?:ab)++c', 32, [14, 4, 0, 3, 4294967295, 28, 7, 1, 4294967295, 16, 97, 16, 98, 1, 16, 99, 1],
     0, {}, (None,), 'ababc')
show('k\\xdf', 34, [14, 4, 0, 2, 2, 40, 107, 40, 223, 1],
     0, {}, (None,), 'K\xdf \u212a\u1e9e')
show('[\u0430-\u044f]+', 34, [14, 4, 0, 1, 4294967295, 24, 13, 1, 4294967295, 39, 8, 22, 1072, 1103, 22, 7296, 7302,
     0, 1, 1],
     0, {}, (None,), '\u041f\u0420\u0418\u0412\u0415\u0422 \u043c\u0438\u0440 \U0001f600')
show('^.*$', 40, [14, 4, 0, 0, 4294967295, 6, 1, 24, 5, 0, 4294967295, 2, 1, 6, 6, 1],
     0, {}, (None,), 'one\ntwo\n')
show('(?s:.+?)b', 32, [14, 4, 0, 2, 4294967295, 26, 5, 1, 4294967295, 3, 1, 16, 98, 1],
     0, {}, (None,), 'a\nb')
show(b'[^\\x00-\\x7f]+', 0, [14, 4, 0, 1, 4294967295, 24, 11, 1, 4294967295, 13, 6, 21, 22, 0, 127, 0, 1, 1],
     0, {}, (None,), b'ab\xff\xfec')
show('', 32, [14, 4, 0, 0, 0, 1],
     0, {}, (None,), 'ab')
show('(?:(a)|b|c){2,3}', 32, [14, 4, 0, 2, 3, 23, 24, 2, 3, 7, 9, 17, 0, 16, 97, 17, 1, 15, 12, 5, 16, 98, 15, 7, 5,
     16, 99, 15, 2, 0, 18, 1],
     1, {}, (None, None), 'abcacb')
show('(?:(\\w)-?){2}?x', 32, [14, 4, 0, 3, 5, 23, 19, 2, 2, 17, 0, 13, 4, 8, 14, 0, 17, 1, 24, 6, 0, 1, 16, 45, 1, 19,
     16, 120, 1],
     1, {}, (None, None), 'a-bx')
show('a.*?c\\Z', 32, [14, 8, 1, 2, 4294967295, 1, 1, 97, 0, 16, 97, 26, 5, 0, 4294967295, 2, 1, 16, 99, 6, 7, 1],
     0, {}, (None,), 'abcabc')

p = _sre.compile('(?P<name>z)+', 32, [14, 4, 0, 1, 4294967295, 23, 9, 1, 4294967295, 17, 0, 16, 122, 17, 1, 18, 1],
                 1, {'name': 1}, (None, 'name'))
print(type(p.groupindex).__name__, p.groupindex)
m = p.match('zz', 1)
print(m.pos, m.endpos, m.string, m.re is p, m[1], m['name'], m.group(1, 'name'), m.start(1), m.end('name'))
for wrong in (lambda: m.group(7), lambda: m['day'], lambda: p.search(b'a'), lambda: p.match(1), lambda: p.match(),
              lambda: m.start(0, 1), lambda: p.sub('a')):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print([_sre.ascii_tolower(c) for c in (65, 97, 196)], [_sre.unicode_tolower(c) for c in (65, 196, 0x130)])
print([_sre.ascii_iscased(c) for c in (65, 48, 196)], [_sre.unicode_iscased(c) for c in (65, 48, 196)])
