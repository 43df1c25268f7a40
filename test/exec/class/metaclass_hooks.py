# RUN: %same_as_cpython %s
class Meta(type):
    made = []

    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return {'injected': (name, keywords)}

    def __new__(meta, name, bases, ns, **keywords):
        cls = super().__new__(meta, name, bases, ns)
        meta.made.append(name)
        return cls

    def __init__(cls, name, bases, ns, **keywords):
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.by = 'meta'
        return instance

    def __getattr__(cls, name):
        return 'dynamic ' + name

    def __len__(cls):
        return 7

    def __instancecheck__(cls, value):
        return value == 5


class X(metaclass=Meta, option=1):
    pass


class Y(X):
    pass


print(Meta.made, X.injected, Y.injected, X().by, X.foo, len(Y), isinstance(5, X), isinstance(4, X), type(Y))
