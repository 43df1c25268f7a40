# RUN: %same_as_cpython %s
# Tokenizer and recursive descent, with variables, functions and an error for everything.
import math


class CalcError(Exception):
    pass


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == '.':
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                j += 1
            word = text[i:j]
            try:
                yield 'num', float(word) if '.' in word else int(word)
            except ValueError:
                raise CalcError(f'bad number {word!r}') from None
            i = j
        elif c.isalpha() or c == '_':
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == '_'):
                j += 1
            yield 'name', text[i:j]
            i = j
        elif text[i:i + 2] in ('**', '//'):
            yield 'op', text[i:i + 2]
            i += 2
        elif c in '+-*/%()=,!':
            yield 'op', c
            i += 1
        else:
            raise CalcError(f'bad character {c!r} at {i}')
    yield 'end', None


class Calc:
    functions = {'sqrt': math.sqrt, 'max': max, 'min': min, 'abs': abs, 'hyp': math.hypot}

    def __init__(self):
        self.vars = {'pi': math.pi}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.pos = 0
        if len(self.tokens) > 2 and self.tokens[0][0] == 'name' and self.tokens[1] == ('op', '='):
            name = self.tokens[0][1]
            self.pos = 2
            value = self.vars[name] = self.sum()
        else:
            value = self.sum()
        if self.tokens[self.pos][0] != 'end':
            raise CalcError(f'unexpected {self.tokens[self.pos][1]!r}')
        return value

    def accept(self, *ops):
        kind, value = self.tokens[self.pos]
        if kind == 'op' and value in ops:
            self.pos += 1
            return value

    def expect(self, op):
        if not self.accept(op):
            raise CalcError(f'expected {op!r}, got {self.tokens[self.pos][1]!r}')

    def sum(self):
        v = self.product()
        while op := self.accept('+', '-'):
            w = self.product()
            v = v + w if op == '+' else v - w
        return v

    def product(self):
        v = self.unary()
        while op := self.accept('*', '/', '//', '%'):
            w = self.unary()
            try:
                v = {'*': lambda: v * w, '/': lambda: v / w, '//': lambda: v // w, '%': lambda: v % w}[op]()
            except ZeroDivisionError as e:
                raise CalcError('division by zero') from e
        return v

    def unary(self):
        if self.accept('-'):
            return -self.unary()
        return self.power()

    def power(self):
        v = self.atom()
        while self.accept('!'):
            v = math.factorial(v)
        if self.accept('**'):
            return v ** self.unary()
        return v

    def atom(self):
        kind, value = self.tokens[self.pos]
        self.pos += 1
        if kind == 'num':
            return value
        if kind == 'name':
            if self.accept('('):
                args = [self.sum()]
                while self.accept(','):
                    args.append(self.sum())
                self.expect(')')
                if value not in self.functions:
                    raise CalcError(f'no function {value}')
                return self.functions[value](*args)
            try:
                return self.vars[value]
            except KeyError:
                raise CalcError(f'no variable {value}') from None
        if value == '(':
            v = self.sum()
            self.expect(')')
            return v
        raise CalcError(f'unexpected {value!r}')


calc = Calc()
for line in ('1 + 2 * 3', '(1 + 2) * 3', '2 ** 3 ** 2', '-2 ** 2', '7 // 2 - 7 % 4', 'x = 10 / 4', 'x * 2', 'y = x ** 2 - 1', 'sqrt(y + 1)', 'max(1, x, 2)', '20!', '25! / 23!',
             'hyp(3, 4) + abs(-2)', '1 / 0', '2 +', '(1', '3 $ 4', 'foo(1)', 'z', '1.2.3', '2 3', ')', '2 ** 100', 'pi * 2', '', 'min(3)', '1 - - 1'):
    try:
        print(f'{line:<22} = {calc.run(line)!r}')
    except CalcError as e:
        print(f'{line:<22} ! {e}' + (f' (from {e.__cause__!r})' if e.__cause__ else ''))
    except TypeError as e:
        print(f'{line:<22} ? {e}')
print(sorted(calc.vars.items()))
