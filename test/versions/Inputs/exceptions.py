"""Every way out of try, finally and with; contexts; the uncaught exception at the end."""
import sys


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, cls, value, traceback):
        print("exit", self.name, cls and cls.__name__, value, traceback is not None)
        return self.swallow


def ways(how):
    for n in range(3):
        try:
            if how == "continue" and n < 1:
                continue
            if how == "break":
                break
            if how == "return":
                return "returned"
            if how == "raise":
                raise KeyError(how)
        except KeyError as e:
            return "caught " + repr(e)
        else:
            print("else", n)
        finally:
            print("finally", n, how)
    return "end"


for how in ("continue", "break", "return", "raise", ""):
    print(ways(how))


def nested():
    try:
        try:
            return 1 / 0
        finally:
            [][1]
    except IndexError as e:
        return type(e.__context__).__name__, e.__suppress_context__


print(nested(), sys.exc_info())
with Manager("a") as a, Manager("b", swallow=True) as b:
    print(a, b)
    raise ValueError("inside")
print("after")


def leave():
    with Manager("c"):
        for i in range(5):
            with Manager("d%d" % i):
                if i:
                    return i


print(leave())
try:
    try:
        raise OSError("first")
    except OSError as e:
        raise RuntimeError("second") from e
except (ValueError, RuntimeError) as e:
    print(repr(e.__cause__), e.args)
try:
    def unbound():
        if not sys:
            value = 1
        return value
    unbound()
except UnboundLocalError as e:
    print(e)
try:
    Manager("x").missing
except AttributeError as e:
    print(e)
try:
    leave(1, 2)
except TypeError as e:
    print(e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
