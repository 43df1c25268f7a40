# RUN: %same_as_cpython %s
s = 'abracadabra'
print(s.find('a'), s.find('bra', 2), s.find('z'), s.find(''), s.find('', 11), s.find('', 12), s.rfind('a'), s.rfind('bra', 0, 10), s.find('a', -3))
print(s.index('c'), s.rindex('a', 0, 5), s.count('a'), s.count('abra'), s.count(''), s.count('a', 2, -2), 'aaaa'.count('aa'))
print('cad' in s, 'cada' not in s, '' in s, 'é€é😀'.find('😀'), 'abc'.find('€'), 'é' in 'abc')
for f in (lambda: s.index('z'), lambda: s.rindex('z')):
    try:
        f()
    except ValueError as e:
        print(e)
