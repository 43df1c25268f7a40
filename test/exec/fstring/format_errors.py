# RUN: %same_as_cpython %s
class Wrong:
    def __format__(self, spec):
        return 5


n, s = 5, 'a'
for f in (lambda: f'{s:d}', lambda: f'{n:s}', lambda: f'{[]:>5}', lambda: f'{None:5}', lambda: f'{object:x}', lambda: f'{Wrong()}', lambda: f'{n:{s}}', lambda: f'{1.5:d}', lambda: f'{1.5:x}', lambda: f'{(1,):d}'):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
