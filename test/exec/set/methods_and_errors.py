# RUN: %same_as_cpython %s
s = {1, 2}
s.add(3); s.add(1); s.discard(9); s.remove(2); s.update([4, 5], (6,))
print(sorted(s), s.copy() == s, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'x'}[frozenset([1])])
for f in (lambda: s.remove(99), lambda: s.add([]), lambda: set().pop(), lambda: s | [1], lambda: {[]}, lambda: hash(s), lambda: set(5), lambda: s[0], lambda: frozenset([1]).add(2), lambda: s < [1], lambda: {} in s):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
s.clear(); print(s)
