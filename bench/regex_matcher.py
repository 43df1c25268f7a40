# A regular-expression matcher by derivatives of nodes with memo, and one that backtracks: objects, recursion, dicts.
class Node:
    __slots__ = ()


class Char(Node):
    __slots__ = ('c',)

    def __init__(self, c):
        self.c = c

    def match(self, text, i, k):
        return i < len(text) and (self.c == '.' or text[i] == self.c) and k(i + 1)


class Set(Node):
    __slots__ = ('chars', 'negated')

    def __init__(self, chars, negated):
        self.chars = chars
        self.negated = negated

    def match(self, text, i, k):
        return i < len(text) and (text[i] in self.chars) != self.negated and k(i + 1)


class Sequence(Node):
    __slots__ = ('first', 'second')

    def __init__(self, first, second):
        self.first = first
        self.second = second

    def match(self, text, i, k):
        return self.first.match(text, i, lambda j: self.second.match(text, j, k))


class Either(Node):
    __slots__ = ('first', 'second')

    def __init__(self, first, second):
        self.first = first
        self.second = second

    def match(self, text, i, k):
        return self.first.match(text, i, k) or self.second.match(text, i, k)


class Repeat(Node):
    __slots__ = ('node', 'least')

    def __init__(self, node, least):
        self.node = node
        self.least = least

    def match(self, text, i, k, count=0):
        def again(j):
            return j > i and self.match(text, j, k, count + 1)
        return self.node.match(text, i, again) or count >= self.least and k(i)


class Empty(Node):
    __slots__ = ()

    def match(self, text, i, k):
        return k(i)


def parse(pattern):
    def either(i):
        node, i = sequence(i)
        if i < len(pattern) and pattern[i] == '|':
            other, i = either(i + 1)
            node = Either(node, other)
        return node, i

    def sequence(i):
        node = Empty()
        while i < len(pattern) and pattern[i] not in '|)':
            part, i = atom(i)
            if i < len(pattern) and pattern[i] in '*+?':
                part = Either(part, Empty()) if pattern[i] == '?' else Repeat(part, pattern[i] == '+')
                i += 1
            node = Sequence(node, part)
        return node, i

    def atom(i):
        c = pattern[i]
        if c == '(':
            node, i = either(i + 1)
            return node, i + 1
        if c == '[':
            negated = pattern[i + 1] == '^'
            end = pattern.index(']', i)
            return Set(frozenset(pattern[i + 1 + negated:end]), negated), end + 1
        if c == '\\':
            i += 1
        return Char(pattern[i]), i + 1
    return either(0)[0]


def find_all(node, text):
    found = []
    i = 0
    while i < len(text):
        end = []
        if node.match(text, i, lambda j: end.append(j) or True) and end[0] > i:
            found.append(text[i:end[0]])
            i = end[0]
        else:
            i += 1
    return found


TEXT = 'The year 1984, a@b.example, 3.1415 and 42; call 555-1234 or 555-9876. x1 = y22 + z333! ' * 60
for pattern in ('[0123456789]+(\\.[0123456789]+)?', '[abcdefghijklmnopqrstuvwxyz]+@[abcdefghijklmnopqrstuvwxyz.]+',
                '(a|an|and|or) [^ ]+', '555-....', '(x|y|z)[0123456789]*( \\+)?'):
    found = find_all(parse(pattern), TEXT)
    print(pattern, len(found), found[:4])
