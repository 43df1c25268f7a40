# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: the library compiles source text here.
# ARGS: Inputs/config.toml
# INPUTS: config.toml
"""A reader of a good part of TOML, compared with the one in the library."""
import re
import sys
import tomllib
from datetime import date, datetime, time, timedelta, timezone
from pprint import pprint

TOKEN = re.compile(r'''
    (?P<space>[ \t]+|\#[^\n]*)
  | (?P<newline>\r?\n)
  | (?P<string>"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
  | (?P<datetime>\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(?:\.\d+)?)
  | (?P<number>[+-]?(?:0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|inf|nan|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?![\w-]))
  | (?P<bare>[A-Za-z0-9_-]+)
  | (?P<punctuation>\[\[|\]\]|[\[\]{}=,.])
''', re.VERBOSE | re.DOTALL | re.IGNORECASE)

ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', '"': '"', '\\': '\\', 'b': '\b', 'f': '\f'}


class TomlError(ValueError):
    def __init__(self, message, line):
        super().__init__(f'{message} (line {line})')
        self.line = line


class Reader:
    def __init__(self, text):
        self.tokens = list(self.scan(text))
        self.position = 0

    @staticmethod
    def scan(text):
        line, at = 1, 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise TomlError(f'unexpected {text[at]!r}', line)
            if match.lastgroup != 'space':
                yield match.lastgroup, match[0], line
            line += match[0].count('\n')
            at = match.end()
        yield 'end', '', line

    def peek(self):
        return self.tokens[self.position]

    def take(self, *texts):
        kind, text, line = self.peek()
        if texts and text not in texts and kind not in texts:
            raise TomlError(f'expected {" or ".join(texts)}, found {text or kind!r}', line)
        self.position += 1
        return kind, text, line

    def skip_newlines(self):
        while self.peek()[0] == 'newline':
            self.take()

    def key(self):
        parts = []
        while True:
            kind, text, line = self.take()
            match kind:
                case 'bare' | 'number' | 'datetime':
                    parts += text.split('.') if kind == 'number' else [text]
                case 'string':
                    parts.append(self.string(text))
                case _:
                    raise TomlError(f'a key cannot be {text!r}', line)
            if self.peek()[1] != '.':
                return parts
            self.take('.')

    @staticmethod
    def string(text):
        for quote in ('"""', "'''", '"', "'"):
            if text.startswith(quote):
                body = text[len(quote):-len(quote)]
                if len(quote) == 3:
                    body = re.sub(r'\A\r?\n', '', body)
                if quote[0] == "'":
                    return body
                body = re.sub(r'\\[ \t]*\n\s*', '', body)
                return re.sub(r'\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)',
                              lambda m: chr(int(m[1][1:], 16)) if m[1][0] in 'uU' else ESCAPES[m[1]], body)

    def value(self):
        kind, text, line = self.take()
        match kind, text:
            case 'string', _:
                return self.string(text)
            case 'datetime', _ if ':' not in text:
                return date.fromisoformat(text)
            case 'datetime', _ if '-' not in text[:8]:
                return time.fromisoformat(text)
            case 'datetime', _:
                return datetime.fromisoformat(text.replace('Z', '+00:00'))
            case 'bare', 'true' | 'false':
                return text == 'true'
            case 'number', _:
                plain = text.replace('_', '')
                try:
                    return int(plain, 0)
                except ValueError:
                    return float(plain)
            case 'punctuation', '[' | '[[':
                return self.array(1 if text == '[' else 2)
            case 'punctuation', '{':
                return self.inline_table()
        raise TomlError(f'a value cannot be {text!r}', line)

    def array(self, depth):
        if depth == 2:  # "[[" was scanned as one
            self.position -= 1
            kind, text, line = self.tokens[self.position]
            self.tokens[self.position:self.position + 1] = [(kind, '[', line), (kind, '[', line)]
            self.take('[')
        items = []
        while True:
            self.skip_newlines()
            if self.peek()[1] == ']]':
                kind, _, line = self.peek()
                self.tokens[self.position:self.position + 1] = [(kind, ']', line), (kind, ']', line)]
            if self.peek()[1] == ']':
                self.take()
                return items
            items.append(self.value())
            self.skip_newlines()
            if self.peek()[1] not in (']', ']]'):
                self.take(',')

    def inline_table(self):
        table = {}
        while self.peek()[1] != '}':
            self.assign(table)
            if self.peek()[1] != '}':
                self.take(',')
        self.take('}')
        return table

    def assign(self, table):
        *path, last = self.key()
        line = self.take('=')[2]
        for part in path:
            table = table.setdefault(part, {})
        if last in table:
            raise TomlError(f'{last!r} is there already', line)
        table[last] = self.value()

    def document(self):
        root = table = {}
        while True:
            self.skip_newlines()
            match self.peek()[1:2]:
                case ('',):
                    return root
                case ('[' | '[[' as bracket,):
                    self.take()
                    *path, last = self.key()
                    self.take(']' * len(bracket))
                    table = root
                    for part in path:
                        table = table.setdefault(part, {})
                        if isinstance(table, list):
                            table = table[-1]
                    if bracket == '[[':
                        table.setdefault(last, []).append({})
                        table = table[last][-1]
                    else:
                        table = table.setdefault(last, {})
                case _:
                    self.assign(table)
                    self.take('newline', 'end')


with open(sys.argv[1], encoding='utf-8') as file:
    text = file.read()
ours = Reader(text).document()
pprint(ours, width=100)
theirs = tomllib.loads(text)
print('equal to tomllib:', ours == theirs)
for key in theirs:
    if ours.get(key) != theirs[key]:
        print(key, ours.get(key), theirs[key])
for bad in ('a = ', 'a = 1\na = 2', '= 3', 'a = [1 2]', 'x = ?'):
    for reader in (lambda t: Reader(t).document(), tomllib.loads):
        try:
            reader(bad)
        except ValueError as error:
            print(f'{bad!r}: {type(error).__name__}: {error}')
