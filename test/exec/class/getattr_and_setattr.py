# RUN: %same_as_cpython %s
class Dyn:
    def __init__(self):
        object.__setattr__(self, 'log', [])
        self.real = 1

    def __getattr__(self, name):
        if name.startswith('x'):
            return 'dynamic ' + name
        raise AttributeError(f'no {name} here')

    def __setattr__(self, name, v):
        self.log.append(('set', name, v))
        super().__setattr__(name, v)

    def __delattr__(self, name):
        self.log.append(('del', name))
        super().__delattr__(name)


d = Dyn()
d.y = 2
del d.y
print(d.real, d.xyz, getattr(d, 'q', 'default'), hasattr(d, 'xa'), hasattr(d, 'a'), d.log)
try:
    d.foo
except AttributeError as e:
    print(e)
class All:
    def __getattribute__(self, name):
        return f'<{name}>'
print(All().anything, All().__class__, getattr(All(), 'z'))
