# RUN: %same_as_cpython %s
C = type('C', (), {'x': 1, 'f': lambda self: self.x + 1})
print(C.__name__, C().f(), C.__mro__[-1], type(C), C)


class Meta(type):
    def __new__(m, name, bases, ns):
        ns['added'] = name.lower()
        return super().__new__(m, name, bases, ns)
    def __call__(cls, *a):
        print('making', cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return 42


class A(metaclass=Meta): pass
class B(A): pass
print(B().added, A.added, len(A), type(B).__name__, isinstance(A, Meta))
