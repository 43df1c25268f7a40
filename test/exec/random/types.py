# RUN: %same_as_cpython %s
# ARGS: 1 8000
# Random operations on the builtin types. The program draws its own cases from a seed, so that one build runs any number
# of them:  types SEED COUNT [family ...]. Each line is one case: what was done, and the result's repr or the exception.
import sys
from _codecs import register_error


class Dice:
    """A linear congruential generator: the same numbers under every Python."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 12345 & 0xFFFFFFFFFFFFFFFF

    def below(self, n):
        self.state = self.state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % n

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent


dice = Dice(0)

LETTERS = 'abcXYZ019 _-.,%{}\t\n\'"\\' + 'äßéİıſΣςσŉ' + 'ǅ﷐ĐЖ中文😀𝒳\u0301\u200b\u2028\xa0\x85\x1f\x7f\ud800\udc80٣५²½Ⅷ'
PLAIN = 'abcABC 01.,-_'


def number_text():
    kind = dice.below(12)
    digits = ''.join(dice.pick('0123456789') for _ in range(dice.below(12) + 1))
    if kind < 3:
        text = digits
    elif kind < 6:
        text = digits + '.' + str(dice.below(10 ** dice.below(9)))
    elif kind == 6:
        text = digits + 'e' + dice.pick(('', '-', '+')) + str(dice.below(330))
    elif kind == 7:
        text = dice.pick(('nan', 'inf', 'Infinity', 'INF', 'infinit', 'NaN', 'nanx', '+nan', '1j', 'j', '1+2j', '(1-2j)', '1e5j', 'nanj',
                          '-inf-infj', '1+j', '1 + j', '(1)', '()', '1+2', '1_0j'))
    elif kind == 8:
        text = dice.pick(('0x', '0X', '0b', '0o', '')) + ''.join(dice.pick('0123456789abcdefF_') for _ in range(dice.below(8)))
    elif kind == 9:
        text = digits + '_' + digits
    elif kind == 10:
        text = dice.pick(('', '+', '-')) + '0x' + dice.pick(('1', '0', '1.8', 'f.f', '.', '1.', '.8')) + dice.pick(('', 'p3', 'p-1074', 'p1023', 'p+9', 'p'))
    else:
        text = ''.join(dice.pick('0123456789.eE+-_ jx٣') for _ in range(dice.below(8)))
    if dice.chance(30):
        text = dice.pick('+- \t\n') + text
    if dice.chance(15):
        text += dice.pick(' \n_x\u2003')
    return text


def an_int():
    kind = dice.below(10)
    if kind < 4:
        return dice.below(20) - 5
    if kind < 6:
        return dice.below(2000) - 1000
    base = 1 << dice.pick((7, 8, 15, 16, 31, 32, 49, 50, 51, 52, 53, 62, 63, 64, 65, 100, 127, 128, 200))
    i = base + dice.below(5) - 2
    if kind == 9:
        i = i * dice.below(1 << 30) + dice.below(1 << 30)
    return -i if dice.chance(40) else i


def a_float():
    kind = dice.below(12)
    if kind < 3:
        x = float(dice.below(41) - 20) / dice.pick((1, 2, 4, 8, 3, 10))
    elif kind < 5:
        x = (dice.below(10 ** 9)) / 10.0 ** dice.below(12)
    elif kind == 5:
        x = dice.pick((0.0, -0.0, 0.5, 1.5, 2.5, 0.1, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.0 ** 51, 2.0 ** 53, 0.0001, 0.00001))
    elif kind == 6:
        x = dice.pick((float('inf'), float('-inf'), float('nan')))
    elif kind == 7:
        x = float(an_int())
    else:
        x = float('%d.%de%d' % (dice.below(10), dice.below(10 ** 9), dice.below(620) - 310))
    return -x if dice.chance(30) and x == x else x


def a_str():
    kind = dice.below(10)
    if kind == 0:
        return ''
    if kind < 4:
        return ''.join([dice.pick(PLAIN) for _ in range(dice.below(9))])
    if kind < 6:
        return ''.join([dice.pick(LETTERS) for _ in range(dice.below(9))])
    if kind == 6:
        return number_text()
    if kind == 7:
        return dice.pick(('a', 'b', 'ab', ' ', 'A', '-', ',', 'x', '\n'))
    if kind == 8:
        return ''.join([chr(dice.below(0x3000)) for _ in range(dice.below(5))])
    return dice.pick(PLAIN) * dice.below(40) + dice.pick(LETTERS)


def some_bytes():
    kind = dice.below(6)
    if kind == 0:
        return b''
    if kind < 3:
        return a_str().encode('utf-8', 'surrogatepass')
    if kind == 3:
        return bytes([dice.below(256) for _ in range(dice.below(9))])
    if kind == 4:
        return number_text().encode()
    return dice.pick((b'a', b'ab', b' ', b'\n', b'-', b'\xff', b'abcabc', b'\x00'))


def a_complex():
    return complex(a_float(), a_float())


def an_index():
    return dice.pick((None, 0, 1, 2, 3, -1, -2, -3, 5, 10, -10, True, 2 ** 70, -2 ** 70, 1.0, 'a'))


def good_index():
    return dice.pick((0, 0, 1, 1, 2, 3, -1, -1, -2, 5, True, 100, -100))


def a_slice():
    part = lambda: dice.pick((None, None, 0, 1, 2, 3, -1, -2, 5, -10, 100))
    return slice(part(), part(), dice.pick((None, None, 1, 2, -1, -2, 3, 0)))


def a_range():
    return range(dice.below(20) - 10, dice.below(20) - 10, dice.pick((1, 2, 3, -1, -2, 7)))


def simple():
    return dice.pick((an_int, a_float, a_str, some_bytes, a_bool, a_complex, none))()


def a_bool():
    return dice.chance(50)


def none():
    return dice.pick((None, None, Ellipsis, NotImplemented))


def hashables():
    return [dice.pick((an_int, a_str, a_float, a_bool, some_bytes))() for _ in range(dice.below(6))]


def a_list():
    kind = dice.below(4)
    maker = dice.pick((an_int, a_str, a_float, simple))
    return [maker() for _ in range(dice.below(8))]


def a_tuple():
    return tuple(a_list())


def a_dict():
    return {k: simple() for k in hashables()}


def a_set():
    return set([dice.below(12) for _ in range(dice.below(9))] if dice.chance(70) else hashables())


def a_view():
    m = memoryview(dice.pick((bytes, bytearray))(some_bytes()))
    return dice.pick((m, m[::2], m[1:], m.toreadonly(), m[::-1]))


MAKERS = {
    'int': an_int, 'float': a_float, 'complex': a_complex, 'bool': a_bool, 'str': a_str, 'bytes': some_bytes,
    'bytearray': lambda: bytearray(some_bytes()), 'memoryview': a_view, 'list': a_list, 'tuple': a_tuple, 'dict': a_dict,
    'set': a_set, 'frozenset': lambda: frozenset(a_set()), 'range': a_range, 'slice': a_slice, 'none': none,
}
TYPES = list(MAKERS)


def any_value():
    return MAKERS[dice.pick(TYPES)]()


def shown(v, depth=0):
    """repr without addresses and without the order of sets."""
    t = type(v)
    if t in (set, frozenset):
        return t.__name__ + '{' + ', '.join(sorted([shown(x) for x in v])) + '}'
    if t is float and v != v:
        return 'nan'
    if t is complex:
        return 'complex(%s, %s)' % (shown(v.real), shown(v.imag))
    if t is memoryview:
        return 'memoryview %s %s %s' % (v.tolist(), v.shape, v.readonly)
    if t is dict:
        return '{' + ', '.join([shown(k) + ': ' + shown(x) for k, x in v.items()]) + '}'
    if t is list:
        return '[' + ', '.join([shown(x) for x in v]) + ']'
    if t is tuple:
        return '(' + ', '.join([shown(x) for x in v]) + ',)'
    if t is type(NotImplemented) or v is None or t in (int, float, bool, str, bytes, bytearray, range, slice):
        return ascii(v)
    name = t.__name__
    if name in ('dict_keys', 'dict_values', 'dict_items'):
        return name + shown(list(v))
    if hasattr(v, '__next__'):
        return name + shown(list(v))
    if name in ('type', 'ellipsis'):
        return ascii(v)
    return '<' + name + '>'


def clipped(text):
    return text if len(text) < 600 else text[:280] + '...%d...' % len(text) + text[-280:]


def attempt(label, args, function):
    try:
        before = ', '.join([shown(a) for a in args])
    except Exception as e:
        before = 'unshowable'
    try:
        result = shown(function())
        result = 'address' if ' at 0x' in result else clipped(result)
    except RecursionError:
        result = 'RecursionError'
    except Exception as e:
        result = type(e).__name__ + ': ' + clipped(ascii(str(e)))
    after = ''
    for a in args:
        if type(a) in (list, dict, set, bytearray):
            after += ' | ' + clipped(shown(a))
    print(label, clipped(before), '->', result + after)


# --- Operators -------------------------------------------------------------------------------------------------------------

def small(v):
    """Is v harmless as an exponent, a shift or a factor?"""
    return not isinstance(v, int) or -70 < v < 300


BINARY = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b, '//': lambda a, b: a // b,
    '%': lambda a, b: a % b, '**': lambda a, b: a ** b, '<<': lambda a, b: a << b, '>>': lambda a, b: a >> b,
    '&': lambda a, b: a & b, '|': lambda a, b: a | b, '^': lambda a, b: a ^ b, '<': lambda a, b: a < b, '<=': lambda a, b: a <= b,
    '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '>': lambda a, b: a > b, '>=': lambda a, b: a >= b,
    'in': lambda a, b: a in b, 'not in': lambda a, b: a not in b, 'divmod': divmod, '@': lambda a, b: a @ b,
    'hash==': lambda a, b: hash(a) == hash(b) if a == b else None,
}


def plus(a, b):
    a += b
    return a


def times(a, b):
    a *= b
    return a


def either(a, b):
    a |= b
    return a


def both(a, b):
    a &= b
    return a


def less(a, b):
    a -= b
    return a


def odd(a, b):
    a ^= b
    return a


INPLACE = {'+=': plus, '*=': times, '|=': either, '&=': both, '-=': less, '^=': odd}
NUMBERS = ('int', 'int', 'float', 'float', 'complex', 'bool')
LIKE = {'str': ('str', 'int'), 'bytes': ('bytes', 'bytearray', 'memoryview'), 'bytearray': ('bytes', 'bytearray', 'memoryview'),
        'list': ('list', 'tuple', 'range', 'int'), 'tuple': ('tuple', 'int', 'list'), 'dict': ('dict',),
        'set': ('set', 'frozenset'), 'frozenset': ('set', 'frozenset')}


def operands():
    kind = dice.below(10)
    if kind < 5:
        return MAKERS[dice.pick(NUMBERS)](), MAKERS[dice.pick(NUMBERS)]()
    t = dice.pick(TYPES)
    a = MAKERS[t]()
    if kind < 8:
        return a, MAKERS[dice.pick(LIKE.get(t, (t,)))]()
    return a, any_value()


def operator_case():
    a, b = operands()
    if dice.chance(12):
        symbol = dice.pick(list(INPLACE))
        function = INPLACE[symbol]
    else:
        symbol = dice.pick(list(BINARY))
        function = BINARY[symbol]
    if symbol in ('**', '<<') and not small(b):
        b = dice.below(90) - 10
    if symbol == '**' and isinstance(a, int) and not -(1 << 70) < a < 1 << 70:
        a = dice.below(1000)
    if symbol in ('*', '*=') and not isinstance(a, (int, float, complex)) and not small(b):
        b = dice.below(9) - 2
    if symbol in ('*', '*=') and not isinstance(b, (int, float, complex)) and not small(a):
        a = dice.below(9) - 2
    if symbol == '%' and isinstance(a, (str, bytes, bytearray)):
        return percent_case()
    attempt(symbol, (a, b), lambda: function(a, b))


# --- Builtin functions -------------------------------------------------------------------------------------------------------

UNARY = {
    'neg': lambda a: -a, 'pos': lambda a: +a, 'inv': lambda a: ~a, 'not': lambda a: not a, 'abs': abs, 'int': int, 'float': float,
    'complex': complex, 'bool': bool, 'str': str, 'repr': repr, 'ascii': ascii, 'bytes': lambda a: bytes(a) if small(a) else None,
    'bytearray': lambda a: bytearray(a) if small(a) else None, 'list': list, 'tuple': tuple, 'set': set, 'frozenset': frozenset,
    'dict': dict, 'hash': hash, 'len': len, 'round': round, 'bin': bin, 'oct': oct, 'hex': hex, 'chr': chr, 'ord': ord,
    'iter': iter, 'sum': sum, 'min': min, 'max': max, 'sorted': sorted, 'reversed': reversed, 'enumerate': enumerate, 'any': any,
    'all': all, 'callable': callable, 'memoryview': memoryview, 'range': range, 'slice': slice, 'type': type,
    'format': format, 'zip': zip, 'id?': lambda a: a is a, 'fromhex': float.fromhex, 'bytesfromhex': bytes.fromhex,
    'copy': lambda a: a.copy(), 'fromkeys': dict.fromkeys, 'index': lambda a: [10, 20, 30][a], 'text': lambda a: 'abcdef'[a],
    'length_hint': lambda a: iter(a).__length_hint__(), 'unpack': lambda a: [*a], 'join': lambda a: '-'.join(a),
    'bjoin': lambda a: b'-'.join(a), 'star': lambda a: (lambda *x: x)(*a), 'starstar': lambda a: (lambda **x: x)(**a),
    'maketrans': str.maketrans, 'ranges': lambda a: a.__reduce__() if isinstance(a, range) else None,
}


def int_of(text):
    base = dice.pick((0, 2, 8, 10, 16, 36, 7, 1, 37, -1, True))
    attempt('int', (text, base), lambda: int(text, base))


def builtin_case():
    if dice.chance(25):
        text = number_text()
        if dice.chance(20):
            text = text.encode('utf-8', 'surrogatepass')
        elif dice.chance(25):
            return int_of(text)
        name = dice.pick(('int', 'float', 'complex', 'fromhex'))
        return attempt(name, (text,), lambda: UNARY[name](text))
    if dice.chance(20):
        a, n = dice.pick((an_int, a_float))(), dice.pick((None, 0, 1, 2, 3, -1, -2, -5, 10, 17, 22, 50, 308, 400, -400, 1.0, 'a', True, 2 ** 80))
        return attempt('round', (a, n), lambda: round(a, n))
    if dice.chance(8):
        a, b, c = an_int(), an_int(), an_int()
        return attempt('pow', (a, b, c), lambda: pow(a, b, c))
    if dice.chance(6):
        a, b = any_value(), dice.pick((an_int, a_float, a_str, any_value))()
        name, f = dice.pick((('complex2', complex), ('isinstance', isinstance), ('getattr', getattr), ('min2', min), ('max2', max),
                             ('divmod', divmod), ('str2', str), ('bytes2', bytes), ('sum2', sum), ('zip2', zip), ('enum2', enumerate)))
        return attempt(name, (a, b), lambda: f(a, b))
    name = dice.pick(list(UNARY))
    a = any_value()
    if name == 'hash' and isinstance(a, (range, tuple, type(None), type(Ellipsis), type(NotImplemented))): # None's is its address.
        return
    attempt(name, (a,), lambda: UNARY[name](a))


# --- Methods ----------------------------------------------------------------------------------------------------------------

SKIPPED = {'__class__', '__init_subclass__', '__subclasshook__', '__new__', '__init__', '__getattribute__', '__setattr__', '__delattr__',
           '__dir__', '__doc__', '__reduce__', '__reduce_ex__', '__getstate__', '__sizeof__', '__class_getitem__', '__pow__', '__rpow__',
           '__lshift__', '__rlshift__', '__hash__', '__repr__', '__str__', '__ipow__', '__getformat__', '__setformat__', 'fromkeys',
           '__mul__', '__rmul__', '__imul__', 'expandtabs', 'release', '__exit__', '__enter__', '__alloc__', '__bool__'}
WIDTHS = ('center', 'ljust', 'rjust', 'zfill')


def argument(t):
    kind = dice.below(10)
    if kind < 5:
        return MAKERS[t]()
    if kind < 7:
        return good_index()
    if kind == 7:
        return MAKERS[dice.pick(LIKE.get(t, (t,)))]()
    return any_value()


KEYWORDS = {'split': ({'sep': ','}, {'maxsplit': 2}, {'sep': None, 'maxsplit': 1}), 'rsplit': ({'maxsplit': 1}, {'sep': 'a'}),
            'splitlines': ({'keepends': True}, {'keepends': 0}), 'sort': ({'reverse': True}, {'key': repr}, {'key': str, 'reverse': 1}),
            'encode': ({'encoding': 'ascii', 'errors': 'replace'}, {'errors': 'ignore'}), 'decode': ({'errors': 'replace'},),
            'to_bytes': ({'length': 9, 'byteorder': 'little'}, {'signed': True}, {'length': 3, 'byteorder': 'big', 'signed': True}),
            'hex': ({'sep': '-'}, {'sep': ':', 'bytes_per_sep': 2}), 'translate': ({'delete': b'a'},)}


def method_case():
    t = dice.pick(TYPES)
    v = MAKERS[t]()
    names = [n for n in dir(type(v)) if n not in SKIPPED and (n[0] != '_' or dice.chance(25))]
    if not names:
        return
    name = dice.pick(names)
    keywords = {}
    if name in WIDTHS:
        args = [dice.below(30)] + ([dice.pick(LETTERS) if t == 'str' else b'*'] if dice.chance(50) and name != 'zfill' else [])
    elif name in ('encode', 'decode'):
        return codec_case()
    elif name == 'format' or name == 'format_map':
        return str_format_case()
    elif name == '__format__':
        return format_case()
    elif name == 'to_bytes':
        args = [dice.below(20), dice.pick(('big', 'little', 'x'))]
    elif name == 'from_bytes':
        args = [some_bytes(), dice.pick(('big', 'little'))]
        if dice.chance(40):
            keywords = {'signed': True}
    elif name == 'join':
        args = [[dice.pick((MAKERS[t], MAKERS[t], simple))() for _ in range(dice.below(4))]] if dice.chance(80) else [any_value()]
    elif name == 'cast':
        args = [dice.pick('bBhHiIlLqQfd?c')]
    else:
        args = [argument(t) for _ in range(dice.pick((0, 1, 1, 1, 2, 2, 3)))]
        if name[0] == '_' and t == 'bool' and name in ('__trunc__', '__floor__', '__ceil__', '__getnewargs__'):
            args = []
        elif name[0] == '_' and name not in ('__getitem__', '__setitem__', '__contains__'):
            args = args[:1]
        elif name[0] == '_':
            args = [argument(t) for _ in range(1 + (name == '__setitem__'))]
        elif t == 'bool' and name != 'to_bytes': # The texts name bool or int, by the way of the call.
            args = []
        if name in KEYWORDS and dice.chance(30):
            args, keywords = args[:0], dice.pick(KEYWORDS[name])
    method = getattr(v, name)
    if not callable(method):
        return attempt('%s.%s' % (t, name), (v,), lambda: method)
    attempt('%s.%s%s' % (t, name, keywords or ''), (v, *args), lambda: method(*args, **keywords))


# --- Items ------------------------------------------------------------------------------------------------------------------

def item_case():
    t = dice.pick(('str', 'bytes', 'bytearray', 'memoryview', 'list', 'tuple', 'range', 'list', 'bytearray', 'dict'))
    v = MAKERS[t]()
    key = dice.pick((good_index, good_index, a_slice, a_slice, an_index))()
    kind = dice.below(10)
    if t == 'dict':
        key = dice.pick((list(v) or [0])) if dice.chance(70) else any_value()
    if kind < 5 or t in ('str', 'bytes', 'tuple', 'range'):
        return attempt('get', (v, key), lambda: v[key])
    if kind < 8:
        w = argument(t)
        return attempt('set', (v, key, w), lambda: v.__setitem__(key, w))
    attempt('del', (v, key), lambda: v.__delitem__(key))


# --- Formatting -------------------------------------------------------------------------------------------------------------

def spec_for(v):
    spec = ''
    if dice.chance(40):
        if dice.chance(50):
            spec += dice.pick('*0 _é😀{x')
        spec += dice.pick('<>=^')
    if dice.chance(25):
        spec += dice.pick('+- ')
    if dice.chance(6):
        spec += 'z'
    if dice.chance(15):
        spec += '#'
    if dice.chance(15):
        spec += '0'
    if dice.chance(45):
        spec += str(dice.below(dice.pick((5, 30, 30, 60))))
    if dice.chance(18):
        spec += dice.pick(',_')
    if dice.chance(40):
        spec += '.' + str(dice.below(dice.pick((4, 12, 30))))
    if dice.chance(75):
        if isinstance(v, (bool, int)):
            spec += dice.pick('bcdoxXneEfFgG%dddxs')
        elif isinstance(v, (float, complex)):
            spec += dice.pick('eEfFgGn%ffggrd')
        else:
            spec += dice.pick('ssssdfx')
    if dice.chance(2):
        spec += dice.pick(('!', '}', '.', '@', '1', 'ss'))
    return spec


def format_case():
    v = dice.pick((an_int, a_float, a_float, a_str, a_bool, a_complex, any_value))()
    spec = spec_for(v)
    if dice.chance(50):
        attempt('format', (v, spec), lambda: format(v, spec))
    elif dice.chance(50):
        attempt('f-string', (v, spec), lambda: f'<{v:{spec}}>{v!r:>8}{v!s}{v!a:.5}')
    else:
        attempt('str.format', (v, spec), lambda: ('{:' + spec + '}').format(v))


def percent_case():
    template, values = '', []
    isBytes = dice.chance(25)
    for _ in range(dice.below(3) + 1):
        template += dice.pick(('', 'a', ' ', 'é' if not isBytes else 'b', '%%'))
        if dice.chance(8):
            template += '%' + dice.pick(('', 'y', '(', '(a)s', '.', '*', '-', '5', 'ls', '%5', ' %'))
            values.append(simple())
            continue
        directive = '%'
        for flag in '#0- +':
            if dice.chance(18):
                directive += flag
        if dice.chance(40):
            if dice.chance(15):
                directive += '*'
                values.append(dice.pick((5, -7, 0, 'a', 2 ** 70)) if dice.chance(30) else dice.below(9))
            else:
                directive += str(dice.below(20))
        if dice.chance(35):
            directive += '.' + dice.pick(('', '0', '1', '3', '10', '20'))
        directive += dice.pick('diouxXeEfFgGcrsa') if not isBytes else dice.pick('diouxXeEfFgGcrsab')
        template += directive
        values.append(dice.pick((an_int, a_float, a_str, a_bool, some_bytes, simple))())
    if dice.chance(6) and values:
        values.pop()
    elif dice.chance(5):
        values.append(1)
    args = values[0] if len(values) == 1 and dice.chance(40) else tuple(values)
    if isBytes:
        template = template.encode()
    attempt('%', (template, args), lambda: template % args)


def str_format_case():
    template, values, names = '', [simple() for _ in range(3)], {'a': simple(), 'b': a_list(), 'w': dice.below(20)}
    isManual = dice.chance(30)
    for n in range(dice.below(3) + 1):
        template += dice.pick(('', 'x', '{{', '}}', ' é'))
        if dice.chance(6):
            template += dice.pick(('{', '}', '{0', '{!}', '{:', '{a!x}', '{a!r', '{.}', '{[}', '{a[}', '{a.}', '{0]}', '{:{}}', '{a!rr}', '{ }'))
            continue
        field = dice.pick(('', '', '', 'a', 'b', 'b[0]', 'a.real', 'a.imag', 'b[x]', 'nope', 'a.nope', 'b[-1]', '0.real'))
        if isManual and field == '':
            field = str(dice.below(4))
        template += '{' + field + dice.pick(('', '', '!r', '!s', '!a')) + \
            (':' + dice.pick(('', '>10', '{w}', '^{w}', '.3', '<8', '{b}', '{nope}', '*^20', '05', 's', 'd')) if dice.chance(50) else '') + '}'
    if dice.chance(20):
        attempt('format_map', (template, names), lambda: template.format_map(names))
    else:
        attempt('format()', (template, values, names), lambda: template.format(*values, **names))


# --- Codecs -----------------------------------------------------------------------------------------------------------------

CODECS = ['utf-7', 'unicode_escape', 'raw-unicode-escape', 'utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig', 'UTF8', 'us-ascii']
HANDLERS = ('strict', 'strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'xmlcharrefreplace', 'nope', 'double')


def codec_case():
    codec, errors = dice.pick(CODECS), dice.pick(HANDLERS)
    if dice.chance(50):
        text = a_str()
        return attempt('encode', (text, codec, errors), lambda: text.encode(codec, errors))
    kind = 1 if 'escape' in codec else dice.below(3) # No invalid escapes: CPython warns of them.
    if kind == 0:
        data = some_bytes()
    else:
        data = bytearray(a_str().encode(codec if codec != 'ascii' else 'utf-8', 'surrogatepass' if 'utf' in codec.lower() else 'ignore'))
        if kind == 2 and data:
            for _ in range(dice.below(3)):
                data[dice.below(len(data))] = dice.below(256)
            if dice.chance(30):
                del data[-1]
        data = bytes(data)
    if dice.chance(20):
        data = bytearray(data)
    attempt('decode', (data, codec, errors), lambda: data.decode(codec, errors))


FAMILIES = {'operator': operator_case, 'builtin': builtin_case, 'method': method_case, 'item': item_case, 'format': format_case,
            'percent': percent_case, 'str_format': str_format_case, 'codec': codec_case}


def double(e):
    return ('<%d>' % e.start, e.end)


def main():
    register_error('double', double)
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    families = [FAMILIES[n] for n in sys.argv[3:]] or [*FAMILIES.values(), operator_case, method_case, method_case, builtin_case]
    for n in range(count):
        dice.__init__(seed * 1000003 + n)
        print(n, end=' ')
        dice.pick(families)()


main()
