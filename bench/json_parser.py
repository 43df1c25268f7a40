# JSON read and written in Python: recursion, dicts and lists, string building.
def make(n):
    return {'items': [{'id': i, 'name': f'item "{i}"', 'price': i * 1.25, 'tags': ['a\n', 'ü', None, True][:i % 5],
                       'nested': {'deep': [[i], [], {}]}} for i in range(n)], 'count': n, 'ok': False}


ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}


def write(value, out):
    if value is None:
        out.append('null')
    elif value is True:
        out.append('true')
    elif value is False:
        out.append('false')
    elif isinstance(value, str):
        out.append('"' + ''.join([ESCAPES.get(c, c) for c in value]) + '"')
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, list):
        out.append('[')
        for i, item in enumerate(value):
            if i:
                out.append(',')
            write(item, out)
        out.append(']')
    else:
        out.append('{')
        first = True
        for key, item in value.items():
            if not first:
                out.append(',')
            first = False
            write(key, out)
            out.append(':')
            write(item, out)
        out.append('}')


class Parser:
    UNESCAPE = {'n': '\n', 't': '\t', '"': '"', '\\': '\\', '/': '/'}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        while self.at < len(text) and text[self.at] in ' \t\n\r':
            self.at += 1

    def value(self):
        self.skip()
        c = self.text[self.at]
        if c == '{':
            return self.object()
        if c == '[':
            return self.array()
        if c == '"':
            return self.string()
        for word, value in (('null', None), ('true', True), ('false', False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def number(self):
        start = self.at
        text = self.text
        while self.at < len(text) and text[self.at] in '+-0123456789.eE':
            self.at += 1
        word = text[start:self.at]
        try:
            return int(word)
        except ValueError:
            return float(word)

    def string(self):
        self.at += 1
        out = []
        while True:
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return ''.join(out)
            if c == '\\':
                c = self.UNESCAPE[self.text[self.at]]
                self.at += 1
            out.append(c)

    def array(self):
        self.at += 1
        items = []
        self.skip()
        while self.text[self.at] != ']':
            items.append(self.value())
            self.skip()
            if self.text[self.at] == ',':
                self.at += 1
        self.at += 1
        return items

    def object(self):
        self.at += 1
        items = {}
        self.skip()
        while self.text[self.at] != '}':
            self.skip()
            key = self.string()
            self.skip()
            self.at += 1
            items[key] = self.value()
            self.skip()
            if self.text[self.at] == ',':
                self.at += 1
        self.at += 1
        return items


data = make(1200)
for _ in range(3):
    out = []
    write(data, out)
    text = ''.join(out)
    back = Parser(text).value()
    print(len(text), back == data, text[:60])
