"""Classes: inheritance, super, properties, descriptors, metaclasses, special methods, annotations, f-strings."""
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.options = kw
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, not {value!r}")
        setattr(instance, self.name, value)


class Shape(metaclass=Meta, kind="abstract"):
    count: int = 0
    sides: "int"
    size = Positive()

    def __init__(self, size):
        self.size = size
        type(self).count += 1

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        print("subclass", cls.__name__)

    def __repr__(self):
        return f"{type(self).__name__}({self.size})"

    def __eq__(self, other):
        return isinstance(other, Shape) and self.size == other.size

    def __lt__(self, other):
        return self.size < other.size

    def __add__(self, other):
        return type(self)(self.size + getattr(other, "size", other))

    __radd__ = __add__

    @property
    def area(self):
        return self.size ** 2

    @area.setter
    def area(self, value):
        self.size = int(value ** 0.5)

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def describe(what):
        return "a " + what


class Square(Shape, kind="flat"):
    __slots__ = ("extra",)

    def __init__(self, size):
        super().__init__(size)
        self.extra = 0

    @property
    def area(self):
        return super().area + self.extra


class Cube(Square):
    @property
    def area(self):
        return 6 * super().area


s, c = Square(3), Cube.unit()
print(s, c, s == Square(3), sorted([s, c, Square(2)]), s + c, 4 + s, sum([s, s], 0))
print(s.area, c.area, Shape.describe("shape"), Square.options, Shape.count, Square.count, [k.__name__ for k in Cube.__mro__])
try:
    Square(-1)
except ValueError as e:
    print(e)
try:
    s.area = 5
except AttributeError as e:
    print(e)
print(sorted(Shape.__annotations__), f"{s!r:>12}|{s.size:04d}|{3.14159:.2f}|{'x':^5}|{1000000:,}|{s.size=}")


class Bag(dict):
    def __missing__(self, key):
        return f"no {key}"

    def __contains__(self, key):
        return key == "everything"

    def __getattr__(self, name):
        return self[name]


b = Bag(a=1)
print(b["a"], b["z"], b.z, "a" in b, "everything" in b, len(b), b.get("q"))
print(type("Made", (Shape,), {"area": 4}).area, callable(Square), hash(1.0) == hash(1))
