"""Forty tracebacks: carets, several lines, suggestions, groups."""
import sys
def show(f, *args):
    try:
        f(*args)
    except BaseException as e:
        sys.__excepthook__(type(e), e, e.__traceback__)
class A:
    attribute = 1
    def method(self, x): return self.missing + x
    def spam(self): pass
a = A()
def t1(): return a.method(1)
def t2():
    x = a.method(1)
    return x
def t3():
    value = (a.attribute +
             a.atribute)
    return value
def t4():
    d = {"k": [1, 2]}
    d["k"][1][0]["z"]
def t5(): return 1 + (2 *  0 / (3 - 3)) ** 2
def t6():
    print(
        "a",
        1 / 0,
        "b",
    )
def t7(): return [i / (i - 2) for i in range(4)]
def t8():
    for i in range(3):
        assert i < 1, "too big"
def t9(): return undefned_name
undefined_name = 3
def t10():
    with open("/nonexistent/x") as f:
        pass
def t11(): return sum(x / 0 for x in [1])
def t12():
    return {
        "a": 1,
        "b": 2,
        "c": int("zz"),
        "d": 4,
        "e": 5,
    }
def t13():
    lst = []
    lst[0] = 1
def t14():
    x = "a" + 1 + "b"
def t15(): del a.nothing
def t16(): return (lambda: None.foo)()
def t17():
    try:
        1/0
    except ZeroDivisionError:
        raise ValueError("in handler")
def t18(): raise ValueError("x") from None
def t19(): return f"{a!r:>{1/0}}"
def t20(): a(1, 2, k=3)
def t21(): return -a
def t22(): return not a.x and a.y or a.z
def t23(): return a[1:2]
def t24(): a.x.y.z = 5
def t25():
    def inner(n):
        if n == 0: raise KeyError("deep")
        inner(n - 1)
    inner(6)
def t26(): x, y = 1
def t27(): return int("5") + int("é", base=10)
def t28(): return "é" + a.method("ü")
def t29():
    if a.attribute: return a.method(5)
def t30(): import nonexistent_mod
def t31(): from sys import nonexistent_name
def t32(): yield from t31()
def t33(): return math.pi
def t34(): return A().spam(1)
def t35(): return a.method (
    1
)
def t36(): return a.method(1) if a else 0; 
def t37(): exit_code = sys.exit("message")
def t38():
    async def f():
        await g()
    async def g():
        raise ValueError("async")
    f().send(None)
def t39(): return abs("x") < 3 < int("q")
def t40():
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
for n in range(1, 41):
    f = globals()["t%d" % n]
    if n == 40 and sys.version_info < (3, 11): continue
    if n == 32: show(lambda: list(f()))
    else: show(f)
