"""A small regular expression matcher by backtracking: what the patterns of CPython's tests need, no more."""
IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
VERBOSE = X = 64
ASCII = A = 256
UNICODE = U = 32

_CLASSES = {
    "d": lambda c: c.isdigit(),
    "D": lambda c: not c.isdigit(),
    "s": lambda c: c.isspace(),
    "S": lambda c: not c.isspace(),
    "w": lambda c: c.isalnum() or c == "_",
    "W": lambda c: not (c.isalnum() or c == "_"),
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}


class error(Exception):
    pass


class _Parser:
    """Makes a tree of tuples: (kind, ...)."""

    def __init__(self, pattern, flags):
        self.pattern, self.flags, self.at, self.groups, self.names = pattern, flags, 0, 0, {}

    def peek(self):
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def next(self):
        char = self.peek()
        self.at += 1
        return char

    def accept(self, text):
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def alternatives(self):
        branches = [self.sequence()]
        while self.accept("|"):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ("any", branches)

    def sequence(self):
        items = []
        while self.peek() and self.peek() not in "|)":
            item = self.item()
            if item is not None:
                items.append(self.repeats(item))
        return ("all", items)

    def repeats(self, item):
        while True:
            at = self.at
            char = self.next()
            if char == "*":
                low, high = 0, None
            elif char == "+":
                low, high = 1, None
            elif char == "?":
                low, high = 0, 1
            elif char == "{" and (self.peek().isdigit() or self.peek() == ","):
                text, _, rest = self.pattern[self.at:].partition("}")
                self.at += len(text) + 1
                first, comma, last = text.partition(",")
                low = int(first or 0)
                high = (int(last) if last else None) if comma else low
            else:
                self.at = at
                return item
            item = ("repeat", item, low, high, not self.accept("?"))

    def item(self):
        char = self.next()
        if char == "(":
            return self.group()
        if char == "[":
            return self.set()
        if char == ".":
            dotall = self.flags & DOTALL
            return ("char", lambda c: dotall or c != "\n")
        if char == "^":
            return ("line start",) if self.flags & MULTILINE else ("start",)
        if char == "$":
            return ("line end",) if self.flags & MULTILINE else ("end",)
        if char == "\\":
            return self.escape()
        if self.flags & VERBOSE:
            if char.isspace():
                return None
            if char == "#":
                while self.peek() and self.next() != "\n":
                    pass
                return None
        return self.literal(char)

    def literal(self, char):
        if self.flags & IGNORECASE:
            char = char.lower()
            return ("char", lambda c: c.lower() == char)
        return ("char", lambda c: c == char)

    def code(self, char):
        digits = {"x": 2, "u": 4, "U": 8}[char]
        text = self.pattern[self.at:self.at + digits]
        self.at += digits
        return chr(int(text, 16))

    def escape(self):
        char = self.next()
        if char in _CLASSES:
            return ("char", _CLASSES[char])
        if char in "bBAZ":
            return {"b": ("boundary", True), "B": ("boundary", False), "A": ("start",), "Z": ("very end",)}[char]
        if char in "xuU":
            return self.literal(self.code(char))
        if char.isdigit() and char != "0":
            return ("back", int(char))
        return self.literal(_ESCAPES.get(char, char))

    def set(self):
        inverted = self.accept("^")
        tests, singles, first = [], [], True
        while first or self.peek() != "]":
            first = False
            char = self.next()
            if not char:
                raise error("unterminated character set")
            if char == "\\":
                char = self.next()
                if char in _CLASSES:
                    tests.append(_CLASSES[char])
                    continue
                char = self.code(char) if char in "xuU" else _ESCAPES.get(char, char)
            if self.peek() == "-" and self.pattern[self.at + 1:self.at + 2] not in ("]", ""):
                self.at += 1
                last = self.next()
                if last == "\\":
                    last = self.next()
                    last = self.code(last) if last in "xuU" else _ESCAPES.get(last, last)
                tests.append(lambda c, low=char, high=last: low <= c <= high)
            else:
                singles.append(char)
        self.at += 1

        def test(c):
            return c in singles or any(one(c) for one in tests)
        if self.flags & IGNORECASE:
            return ("char", lambda c: (test(c.lower()) or test(c.upper())) != inverted)
        return ("char", lambda c: test(c) != inverted)

    def group(self):
        number = None
        kind = "group"
        if self.accept("?"):
            if self.accept(":"):
                pass
            elif self.accept("="):
                kind = "ahead"
            elif self.accept("!"):
                kind = "not ahead"
            elif self.accept("P<") or self.accept("<"):
                name, _, _ = self.pattern[self.at:].partition(">")
                self.at += len(name) + 1
                self.groups += 1
                number = self.names[name] = self.groups
            else:
                letters = ""
                while self.peek() not in ":)":
                    letters += self.next()
                for letter in letters:
                    self.flags |= {"i": I, "m": M, "s": S, "x": X, "a": A, "u": U}[letter]
                if self.next() == ")":
                    return None
        else:
            self.groups += 1
            number = self.groups
        body = self.alternatives()
        if not self.accept(")"):
            raise error("missing ), unterminated subpattern")
        return (kind, body, number) if kind == "group" else (kind, body)


def _word(text, at):
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _run(node, text, at, spans, then):
    """Matches the node at `at`, then calls then(end): the first end that is not None."""
    kind = node[0]
    if kind == "char":
        return then(at + 1) if at < len(text) and node[1](text[at]) else None
    if kind == "all":
        items = node[1]

        def step(index, at):
            if index == len(items):
                return then(at)
            return _run(items[index], text, at, spans, lambda end: step(index + 1, end))
        return step(0, at)
    if kind == "any":
        for branch in node[1]:
            end = _run(branch, text, at, spans, then)
            if end is not None:
                return end
        return None
    if kind == "group":
        number = node[2]

        def close(end):
            if number is None:
                return then(end)
            old = spans.get(number)
            spans[number] = (at, end)
            result = then(end)
            if result is None:
                if old is None:
                    spans.pop(number, None)
                else:
                    spans[number] = old
            return result
        return _run(node[1], text, at, spans, close)
    if kind == "repeat":
        return _repeat(node, text, at, spans, then)
    if kind in ("ahead", "not ahead"):
        found = _run(node[1], text, at, spans, lambda end: end) is not None
        return then(at) if found == (kind == "ahead") else None
    if kind == "back":
        low, high = spans.get(node[1], (0, 0))
        return then(at + high - low) if text.startswith(text[low:high], at) else None
    if kind == "start":
        good = at == 0
    elif kind == "very end":
        good = at == len(text)
    elif kind == "end":
        good = at == len(text) or at == len(text) - 1 and text[at] == "\n"
    elif kind == "line start":
        good = at == 0 or text[at - 1] == "\n"
    elif kind == "line end":
        good = at == len(text) or text[at] == "\n"
    else:
        good = (_word(text, at - 1) != _word(text, at)) == node[1]
    return then(at) if good else None


def _repeat(node, text, at, spans, then):
    _, item, low, high, greedy = node
    if item[0] == "char":  # without recursion: the long ones
        test = item[1]
        end = at
        if greedy:
            while end < len(text) and (high is None or end - at < high) and test(text[end]):
                end += 1
            while end - at >= low:
                result = then(end)
                if result is not None:
                    return result
                end -= 1
            return None
        while True:
            if end - at >= low:
                result = then(end)
                if result is not None:
                    return result
            if end >= len(text) or high is not None and end - at >= high or not test(text[end]):
                return None
            end += 1

    def again(count, at):
        def more():
            if high is not None and count >= high:
                return None
            return _run(item, text, at, spans, lambda end: None if end == at and count >= low else again(count + 1, end))
        if count < low:
            return more()
        if greedy:
            result = more()
            return then(at) if result is None else result
        result = then(at)
        return more() if result is None else result
    return again(0, at)


class Match:
    def __init__(self, pattern, string, spans):
        self.re, self.string, self._spans = pattern, string, spans

    def _number(self, group):
        return self.re.groupindex[group] if isinstance(group, str) else group

    def span(self, group=0):
        return self._spans.get(self._number(group), (-1, -1))

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def __getitem__(self, group):
        low, high = self.span(group)
        return None if low < 0 else self.string[low:high]

    def group(self, *groups):
        if len(groups) <= 1:
            return self[groups[0] if groups else 0]
        return tuple(self[group] for group in groups)

    def groups(self, default=None):
        found = (self[number] for number in range(1, self.re.groups + 1))
        return tuple(default if text is None else text for text in found)

    def groupdict(self, default=None):
        return {name: default if self[name] is None else self[name] for name in self.re.groupindex}


class Pattern:
    def __init__(self, pattern, flags=0):
        self.pattern = pattern
        text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        parser = _Parser(text, flags)
        self._tree = parser.alternatives()
        if parser.at < len(text):
            raise error("unbalanced parenthesis")
        self.flags, self.groups, self.groupindex = parser.flags, parser.groups, parser.names

    def _at(self, string, at, full=False):
        text = string.decode("latin-1") if isinstance(string, (bytes, bytearray)) else string
        spans = {}
        end = _run(self._tree, text, at, spans, lambda end: None if full and end != len(text) else end)
        if end is None:
            return None
        spans[0] = (at, end)
        return Match(self, string, spans)

    def match(self, string, pos=0):
        return self._at(string, pos)

    def fullmatch(self, string, pos=0):
        return self._at(string, pos, True)

    def search(self, string, pos=0):
        for at in range(pos, len(string) + 1):
            found = self._at(string, at)
            if found:
                return found
        return None

    def finditer(self, string):
        at = 0
        while at <= len(string):
            found = self.search(string, at)
            if found is None:
                return
            yield found
            at = found.end() + (found.end() == found.start())

    def findall(self, string):
        if self.groups == 0:
            return [found[0] for found in self.finditer(string)]
        if self.groups == 1:
            return [found[1] or "" for found in self.finditer(string)]
        return [found.groups("") for found in self.finditer(string)]

    def sub(self, replacement, string, count=0):
        pieces, at = [], 0
        for found in self.finditer(string):
            pieces.append(string[at:found.start()])
            pieces.append(replacement(found) if callable(replacement) else replacement)
            at = found.end()
        pieces.append(string[at:])
        return string[:0].join(pieces)

    def split(self, string, maxsplit=0):
        pieces, at = [], 0
        for found in self.finditer(string):
            pieces.append(string[at:found.start()])
            pieces.extend(found.groups())
            at = found.end()
        pieces.append(string[at:])
        return pieces


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (type(pattern), pattern, flags)
    if key not in _cache:
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, replacement, string, count=0, flags=0):
    return compile(pattern, flags).sub(replacement, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    return "".join(c if c.isalnum() or c == "_" else "\\" + c for c in pattern)
