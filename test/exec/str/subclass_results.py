# RUN: %same_as_cpython %s
# Methods give plain strs; only text that is taken over whole may keep its class.
class S(str):
    def __str__(self):
        return 'S!'


s = S('abc€')
for v in (s.upper(), s.strip(), s[:], s + '', '' + s, s * 1, s.split('z')[0], s.replace('z', ''), ''.join([s]), s.format(1), s % (),
          s.partition('z')[0], f'{s}', '%s' % s, '{}'.format(s), format(s, '6'), str(s)):
    print(type(v).__name__, ascii(v))
print(s == 'abc€', hash(s) == hash('abc€'), {s: 1}['abc€'], len(s), [*s])
