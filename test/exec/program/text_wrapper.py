# RUN: %same_as_cpython %s
# Breaks text into lines of a width, and sets them left, right, centred and justified.
TEXT = """The quick brown fox jumps over the lazy dog. A journey of a thousand miles begins
with a single step, and supercalifragilisticexpialidocious words do not fit anywhere.

Second paragraph: naïve café, 12,345.67 and done."""


def words_of(paragraph):
    for line in paragraph.splitlines():
        yield from line.split()


def wrap(paragraph, width):
    lines, current, length = [], [], 0
    for word in words_of(paragraph):
        while len(word) > width:
            if current:
                lines.append(current)
                current, length = [], 0
            lines.append([word[:width - 1] + '-'])
            word = word[width - 1:]
        needed = len(word) + (1 if current else 0)
        if length + needed > width:
            lines.append(current)
            current, length = [word], len(word)
        else:
            current.append(word)
            length += needed
    if current:
        lines.append(current)
    return lines


def justify(line, width, last):
    if last or len(line) == 1:
        return ' '.join(line).ljust(width)
    gaps = len(line) - 1
    spaces = width - sum(map(len, line))
    each, extra = divmod(spaces, gaps)
    out = line[0]
    for i, word in enumerate(line[1:]):
        out += ' ' * (each + (1 if i < extra else 0)) + word
    return out


def show(width, style):
    print(f'+{style:-^{width}}+')
    for paragraph in TEXT.split('\n\n'):
        lines = wrap(paragraph, width)
        for i, line in enumerate(lines):
            if style == 'justify':
                text = justify(line, width, i == len(lines) - 1)
            else:
                text = format(' '.join(line), {'left': '<', 'right': '>', 'center': '^'}[style] + str(width))
            assert len(text) == width, (text, width)
            print(f'|{text}|')
        print('|' + ' ' * width + '|')
    print('+' + '-' * width + '+')


for style in ('left', 'right', 'center', 'justify'):
    show(24, style)
show(50, 'justify')
print([len(wrap(TEXT, w)) for w in range(10, 60, 7)])
