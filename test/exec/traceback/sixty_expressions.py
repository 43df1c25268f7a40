# RUN: %same_as_cpython %s
import sys
def t(f):
    try: f()
    except BaseException as e:
        hook(e)
def hook(e): sys.excepthook(type(e), e, e.__traceback__)
class N: pass
n = N(); n.a = n; n.b = [1, {'x': 2}]
d = {'a': {'b': 1}}
x, y = 1, 'a'
def s1(): return (x + 1) + y
def s2(): return x + (y * 2)
def s3(): return -x + y
def s4(): return d['a']['b']['c']
def s5(): return n.b [ 5 ]
def s6(): return n.b[ (5) ]
def s7(): return (n).b[1]['x']['y']
def s8(): return x if y + x else 0
def s9(): return [1, 2, x + y, 4]
def s10(): return f"{x + y}"
def s11(): return x**y
def s12(): return x // 0
def s13(): return x<<y
def s14(): return "é€" + x
def s15(): return "éé" + d["q"]
def s16(): return (x +
   y)
def s17(): return n.a.a.c
def s18(): n.b[7] = 3
def s19(): del d['zz']
def s20(): return x @ y
def s21(): return lambda: x
def s22(): return x < y
def s23(): return not (x + y)
def s24(): return x in 5
def s25(): return d[x + y]
def s26(): return n.b[1:2, 3]
def s27(): return int("q") + 1
def s28(): raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t"), KeyError("k")])])
def s29():
    try: s1()
    except TypeError as e: raise ValueError("v") from e
def s30():
    e = ValueError("multi\nline"); e.add_note("note1\nnote2"); e.add_note("n3"); raise e
def s31():
    try: s28()
    except Exception as e:
        e.add_note('group note')
        raise RuntimeError("after")
def s32(): raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
def s33(): return x + y + z
def s34(): return prnt(1)
def s35(): return "abc".uper()
def s36(): return n.aa
def s37(): raise SyntaxError("bad", ("file.py", 3, 5, "  abc def\n"))
def s38(): raise SyntaxError("bad", ("file.py", 3, 5, "  abc def\n", 3, 8))
def s39(): raise SyntaxError("bad")
def s40(): return (lambda q: q + y)(x)
def s41(): return [i + y for i in [1]]
def s42(): return sum(i + y for i in [1])
def rec(k): return rec(k + 1)
def s43(): rec(0)
def s44(): x.foo.bar(1)(2)[3]
def s45(): return x + 0x1F + 1e-5 + y
def s46(): return 'a"b' + "c'd" + x + 'e'
def s47(): return d['a'] ['b'] + y
def s48(): return (d['a']) ['c']
def s49(): return -n.b[0] + y
def s50(): return x ** -y
def s51(): return (x, y)[5] + 1
def s52(): return [x, y][5]
def s53(): return {'a': 1}['b']
def s54(): x + \
   y
def s55(): assert x == 2, ("msg", y)
def s56(): raise N
def s57(): import nomod
def s58(): from sys import nothing
def s59(): return int(y, base=x + y)
def s60(): return n.b[0].x.y
for i in range(1, 61): t(globals()[f's{i}'])
