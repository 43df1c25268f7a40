# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: a few texts of errors differ.
import errno
import _stat
import _string
from _statistics import _normal_dist_inv_cdf as inv


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


print(errno.ENOENT, errno.errorcode[errno.EAGAIN], errno.errorcode[errno.ENOTSUP], errno.EWOULDBLOCK, sorted(errno.errorcode.items()))
for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o102755, 0o41777, 0o10644, 0o140000, 0o60660, 0o20660, 0, 0o4000, 0o1000):
    print(oct(mode), _stat.filemode(mode), _stat.S_ISDIR(mode), _stat.S_ISREG(mode), _stat.S_ISLNK(mode), _stat.S_IMODE(mode), _stat.S_IFMT(mode))
attempt(_stat.S_ISDIR, 'a')
print({n: getattr(_stat, n) for n in dir(_stat) if n[0] != '_' and not callable(getattr(_stat, n))})
for text in ('', 'abc', 'a{b}c', '{}', '{0.x[1]!r:>{w}}!', '{{}}', 'a{{b}}{c}', '{a:{b}{c}}', '{!s}', '{x!r}', '{x:}', '{[}]}', '}', '{', '{a', '{a!', '{a!r', '{a!rx}', '{a{b}}', 'x}}y'):
    attempt(lambda: list(_string.formatter_parser(text)))
for text in ('', '0', 'a.b', 'a[0].c[x]', '12.5', '[1]', 'a.', 'a[', 'a[]', 'a[0]b', '99999999999999999999', '007'):
    attempt(lambda: (lambda r: (r[0], list(r[1])))(_string.formatter_field_name_split(text)))
attempt(_string.formatter_parser, 5)
for p in (0.5, 0.1, 0.9, 0.01, 0.999, 1e-10, 1 - 1e-12, 1e-300):
    print(inv(p, 0.0, 1.0), inv(p, 10, 2.5))
attempt(inv, 0, 0, 1), attempt(inv, 0.5, 0, 0), attempt(inv, 'a', 0, 0)
