# needs 3.14
from string.templatelib import Interpolation, Template


def html(template: Template) -> str:
    parts = []
    for item in template:
        match item:
            case str() as text:
                parts.append(text)
            case Interpolation(value, expression, conversion, spec):
                shown = f"{value:{spec}}" if spec else str(value)
                parts.append(shown.replace("<", "&lt;") if conversion != "s" else shown)
    return "".join(parts)


name, n = "<b>", 7
print(html(t"<p>{name} and {name!s} are {n:>3} of {n * 2 = }</p>"))
print((t"a{n}" + t"{name}b").strings, t"{n}" .values)


class Later:
    other: Undefined
    known: int = 1

    def method(self, x: Undefined) -> list[Later]:
        return x


try:
    Later.__annotations__
except NameError as e:
    print(e)
Undefined = str
print(Later.__annotations__, Later.method.__annotations__, Later().method(2))


def either(f):
    try:
        return f()
    except ZeroDivisionError, KeyError:
        return "either"
    finally:
        print("finally")


print(either(lambda: 1 // 0), either(lambda: {}[1]), either(lambda: 3))
