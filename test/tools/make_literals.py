#!/usr/bin/env python3
# make_literals.py SEED: writes a program of random expressions over literals. Each stands there three times: with literals
# (folded), with its operands in local variables (inline fast paths, types known), and with operands that came out of a list
# (nothing known). The program prints the repr or the exception of each.
import random
import sys

INTS = ('0', '1', '-1', '2', '3', '7', '-5', '10', '255', '256', '1000', '65537', '1125899906842623', '1125899906842624',
        '-1125899906842624', '-1125899906842625', '4611686018427387904', '9223372036854775807', '-9223372036854775808',
        '9223372036854775808', '18446744073709551616', '123456789012345678901234567890')
FLOATS = ('0.0', '-0.0', '1.0', '-1.5', '2.5', '0.1', '1e16', '1e-5', '123456.789', '1e300', '-1e308', '5e-324', "float('inf')", '2.0**53')
TEXTS = ("''", "'a'", "'abc'", "'é'", "'中文'", "'😀x'", "'abc abc'", "' x '", "'A1'", "'{}'", "'%s'")
OTHERS = ('True', 'False', 'None', "b''", "b'ab'", '()', '(1, 2)', '[1, 2, 3]', '[]', "{'a': 1}", '{1, 2}', '1j', '(2-3j)', 'range(5)')
ARITHMETIC = ('+', '-', '*', '/', '//', '%', '&', '|', '^', '<', '<=', '==', '!=', '>', '>=', 'is', 'and', 'or')
SPECS = ('', 'd', '5d', '05d', ',', '_', '+d', 'x', '#x', 'b', '.3f', '10.2f', 'e', 'g', '.3g', '>8', '<8', '^8', '*^9', '08.3f', '%', 's', '.1', 'n',
         '+.2e', ' ', '=+6', '#o', 'c', '1000000', '-5', 'z.1f')
METHODS = ('.upper()', '.split()', '.bit_length()', '.is_integer()', ".join(['x', 'y'])", '.count(1)', ".replace('a', 'b')", '.real', '[0]', '[-1]',
           '[1:]', '[::-1]', '.strip()', ".startswith('a')", ".find('b')", '.hex()', '.index(2)', '.conjugate()', ".encode()", '.title()', '[5]',
           '.copy()', ".get('a')", '.keys()')
FUNCTIONS = ('abs', 'len', 'str', 'repr', 'int', 'float', 'bool', 'hash', 'round', 'list', 'tuple', 'sum', 'max', 'min', 'sorted', 'ord', 'chr', 'bin', 'hex',
             'ascii', 'complex', 'bytes', 'type')


def literal(rng):
    return rng.choice(rng.choice((INTS, INTS, FLOATS, FLOATS, TEXTS, OTHERS)))


def expression(rng):
    """A template with {0} and {1} for its operands."""
    kind = rng.randrange(10)
    if kind < 4:
        return '{0} %s {1}' % rng.choice(ARITHMETIC)
    if kind == 4:
        return rng.choice(('-{0}', '+{0}', 'not {0}', '~{0}', '{0} ** 2', '2 ** ({1} %% 64)' % (), '{0} < {1} < 10', '{0} if {1} else 0',
                           '{0} in {1}', '({0} << 3) >> 1', '{0} * 3 + {1}', '[{0}, {1}] * 2', '({0}, {1}) < ({1}, {0})'))
    if kind == 5:
        return 'f"<{{{0}:%s}}>{{{1}!r}}"' % rng.choice(SPECS)
    if kind == 6:
        return "'%%%s|%%s' %% ({0}, {1})" % rng.choice(('d', '5d', '.2f', 's', 'r', 'x', '-6s', '05d', '+g', 'c', 'e', '10.3s'))
    if kind == 7:
        return "'{{:%s}} {{}}'.format({0}, {1})" % rng.choice(SPECS)
    if kind == 8:
        return '({0})' + rng.choice(METHODS)
    return rng.choice(FUNCTIONS) + '({0})'


def main():
    seed = int(sys.argv[1])
    rng = random.Random(seed)
    print('def show(n, f, *args):\n    try:\n        r = f(*args)\n        print(n, type(r).__name__, ascii(r) if type(r).__name__ != '
          "'set' else sorted(r))\n    except Exception as e:\n        print(n, type(e).__name__, ascii(str(e)))\n\n")
    for n in range(250):
        a, b = literal(rng), literal(rng)
        template = expression(rng)
        if "'hash'" in template or template.startswith('hash') and a in ('None', 'range(5)'):
            continue
        if template.startswith('f"') and ('"' in a + b or "float('" in a + b or '{' in a + b):
            a, b = '12', '2.5'
        folded = template.format('(%s)' % a, '(%s)' % b)
        print(f'def folded{n}():\n    return {folded}')
        print(f'def local{n}():\n    a = {a}\n    b = {b}\n    return {template.format("a", "b")}')
        print(f'def unknown{n}(a, b):\n    return {template.format("a", "b")}')
        print(f"show('{n} folded', folded{n})\nshow('{n} local', local{n})\nshow('{n} unknown', unknown{n}, {a}, {b})\n")


main()
