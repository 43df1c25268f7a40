# RUN: %same_as_cpython %s
# GC-STRESS: 97
# Both ways, with validation.
PAIRS = [(1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]


def to_roman(n):
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f'an int is needed, not {type(n).__name__}')
    if not 0 < n < 4000:
        raise ValueError(f'out of range: {n}')
    out = []
    for value, letters in PAIRS:
        count, n = divmod(n, value)
        out.append(letters * count)
    return ''.join(out)


VALUES = {letter: value for value, letter in PAIRS if len(letter) == 1}


def from_roman(text):
    total = 0
    previous = 0
    for letter in reversed(text.strip().upper()):
        try:
            value = VALUES[letter]
        except KeyError:
            raise ValueError(f'{letter!r} is no Roman digit') from None
        if value < previous:
            total -= value
        else:
            total += value
            previous = value
    if total == 0 or to_roman(total) != text.strip().upper():
        raise ValueError(f'not canonical: {text!r}')
    return total


for n in (1, 4, 9, 14, 40, 90, 400, 1666, 1984, 1999, 2024, 3888, 3999):
    r = to_roman(n)
    print(f'{n:>5} {r:<16} {from_roman(r) == n}')
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
print(max(range(1, 4000), key=lambda n: len(to_roman(n))), sum(len(to_roman(n)) for n in range(1, 4000)))
for bad in ('IIII', 'ABC', '', 'vx', 'IC', ' xiv '):
    try:
        print(from_roman(bad))
    except ValueError as e:
        print('ValueError:', e)
for bad in (0, 4000, 1.5, True, 'x'):
    try:
        to_roman(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ':', e)
