# RUN: %same_as_cpython %s
# dumps and loads of a JSON-like text, with pretty printing and positions in the errors.
class JsonError(ValueError):
    def __init__(self, message, position):
        super().__init__(f'{message} at {position}')
        self.position = position


ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r'}


def quote(s):
    out = ['"']
    for c in s:
        if c in ESCAPES:
            out.append(ESCAPES[c])
        elif ord(c) < 32 or ord(c) > 126:
            out.append(f'\\u{ord(c):04x}' if ord(c) < 0x10000 else c)
        else:
            out.append(c)
    return ''.join(out) + '"'


def dumps(v, indent=None, level=0):
    pad = '' if indent is None else '\n' + ' ' * indent * (level + 1)
    end = '' if indent is None else '\n' + ' ' * indent * level
    match v:
        case None:
            return 'null'
        case bool():
            return 'true' if v else 'false'
        case int() | float():
            return repr(v)
        case str():
            return quote(v)
        case [] | {} if not v:
            return '[]' if isinstance(v, (list, tuple)) else '{}'
        case [*items]:
            return '[' + pad + (',' + (pad or ' ')).join(dumps(x, indent, level + 1) for x in items) + end + ']'
        case {**items}:
            return '{' + pad + (',' + (pad or ' ')).join(f'{quote(str(k))}: {dumps(x, indent, level + 1)}' for k, x in items.items()) + end + '}'
        case _:
            raise TypeError(f'{type(v).__name__} is not serializable')


class Parser:
    def __init__(self, text):
        self.text, self.i = text, 0

    def fail(self, what):
        raise JsonError(what, self.i)

    def space(self):
        while self.i < len(self.text) and self.text[self.i] in ' \t\n\r':
            self.i += 1

    def take(self, c):
        self.space()
        if self.text[self.i:self.i + 1] != c:
            self.fail(f'expected {c!r}')
        self.i += 1

    def value(self):
        self.space()
        c = self.text[self.i:self.i + 1]
        if c == '{':
            return dict(self.items('{', '}', self.pair))
        if c == '[':
            return list(self.items('[', ']', self.value))
        if c == '"':
            return self.string()
        for word, v in (('null', None), ('true', True), ('false', False)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return v
        return self.number()

    def items(self, start, end, read):
        self.take(start)
        self.space()
        if self.text[self.i:self.i + 1] == end:
            self.i += 1
            return
        while True:
            yield read()
            self.space()
            if self.text[self.i:self.i + 1] != ',':
                break
            self.i += 1
        self.take(end)

    def pair(self):
        self.space()
        k = self.string()
        self.take(':')
        return k, self.value()

    def string(self):
        self.take('"')
        out = []
        while True:
            if self.i >= len(self.text):
                self.fail('unterminated string')
            c = self.text[self.i]
            self.i += 1
            if c == '"':
                return ''.join(out)
            if c == '\\':
                e = self.text[self.i]
                self.i += 1
                if e == 'u':
                    c = chr(int(self.text[self.i:self.i + 4], 16))
                    self.i += 4
                else:
                    c = {'n': '\n', 't': '\t', 'r': '\r'}.get(e, e)
            out.append(c)

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in '+-0123456789.eE':
            self.i += 1
        word = self.text[start:self.i]
        try:
            return int(word)
        except ValueError:
            try:
                return float(word)
            except ValueError:
                self.i = start
                self.fail('no value')


def loads(text):
    p = Parser(text)
    v = p.value()
    p.space()
    if p.i != len(text):
        p.fail('extra text')
    return v


data = {'name': 'Ünï "q" \\ \n', 'n': [1, -2.5, 1e100, 0], 'empty': [[], {}], 'nested': {'a': {'b': [None, True, False]}}, 'emoji': '😀€'}
for indent in (None, 2):
    text = dumps(data, indent)
    print(text)
    print(loads(text) == data)
for bad in ('', '{', '[1, ]', '{"a" 1}', '"abc', '[1] 2', 'tru', '{"a": }', '[1 2]'):
    try:
        print(loads(bad))
    except JsonError as e:
        print(f'{bad!r}: {e} ({e.position})')
try:
    dumps({'x': {1, 2}})
except TypeError as e:
    print(e)
