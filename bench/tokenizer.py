# A tokenizer by hand and an evaluator of postfix code: characters, string methods, lists of tuples.
KEYWORDS = {'let', 'if', 'else', 'while', 'print', 'fn', 'return'}
TEXT = '''
let total = 0; // a comment
fn add(a, b) { return a + b * 2; }
while total < 1000 { total = add(total, 37) - 0x1f; if total == 500 { print("half\\n"); } else { print(total); } }
'''


def tokens(text):
    i, n, line = 0, len(text), 1
    while i < n:
        c = text[i]
        if c.isspace():
            if c == '\n':
                line += 1
            i += 1
        elif c.isalpha() or c == '_':
            start = i
            while i < n and (text[i].isalnum() or text[i] == '_'):
                i += 1
            word = text[start:i]
            yield ('keyword' if word in KEYWORDS else 'name', word, line)
        elif c.isdigit():
            start = i
            if text.startswith('0x', i):
                i += 2
            while i < n and text[i] in '0123456789abcdef':
                i += 1
            yield 'number', int(text[start:i], 0), line
        elif c == '"':
            out = []
            i += 1
            while text[i] != '"':
                if text[i] == '\\':
                    i += 1
                    out.append({'n': '\n', 't': '\t'}.get(text[i], text[i]))
                else:
                    out.append(text[i])
                i += 1
            i += 1
            yield 'string', ''.join(out), line
        elif c == '/' and text[i + 1:i + 2] == '/':
            while text[i] != '\n':
                i += 1
        elif text[i:i + 2] in ('==', '<=', '>=', '!='):
            yield 'operator', text[i:i + 2], line
            i += 2
        else:
            yield 'operator', c, line
            i += 1


def main():
    text = TEXT * 700
    kinds = {}
    total = 0
    last = None
    for kind, value, line in tokens(text):
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind == 'number':
            total += value
        last = (kind, value, line)
    print(sorted(kinds.items()), total, last)


main()
