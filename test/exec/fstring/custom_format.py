# RUN: %same_as_cpython %s
class Money:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        if spec == 'words':
            return f'{self.v} dollars'
        return '$' + format(self.v, spec or '.2f')

    def __repr__(self):
        return f'Money({self.v})'


m = Money(1234.5)
print(f'{m} {m:,.1f} {m:words} {m!r} {m!s} {m!r:>15} {m=}', format(m), '{:08.2f}'.format(m))
