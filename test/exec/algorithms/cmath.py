# RUN: %same_as_cpython %s
import cmath


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


inf, nan = float('inf'), float('nan')
# Signs of infinite and NaN results are not CPython's everywhere yet (docs/Status.md).
parts = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e100, -1e308, 3.0, 710.0]
for name in ('acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isfinite isinf isnan').split():
    f = getattr(cmath, name)
    for re in parts:
        print(name, re, [attempt(f, complex(re, im)) for im in parts])
print([attempt(cmath.rect, r, phi) for r in (0.0, 1.0, -2.0, inf, nan) for phi in (0.0, 1.0, -3.0, inf, nan)])
print(cmath.log(100, 10), cmath.log(2j, 3), attempt(cmath.log, 0), attempt(cmath.log, 1, 0), attempt(cmath.sqrt, 'a'), attempt(cmath.exp, 1000))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2, rel_tol=.6), cmath.isclose(0, 1e-12, abs_tol=1e-9), attempt(cmath.isclose, 1, 1, rel_tol=-1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj, cmath.sqrt(-4), cmath.sqrt(True))


class C:
    def __complex__(self):
        return 3 + 4j


print(cmath.polar(C()), cmath.phase(-1), attempt(cmath.polar, complex(1e308, 1e308)))
