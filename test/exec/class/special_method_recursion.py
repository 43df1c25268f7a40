# RUN: %same_as_cpython %s
# Special methods that come back to themselves without any function of Python between.
class Text:
    pass


Text.__repr__ = Text.__str__


class Called:
    pass


Called.__call__ = Called()


class Endless:
    def __init__(self):
        self.__bases__ = (self, self, self)


for act in (lambda: str(Text()), lambda: Called()(), lambda: issubclass(Endless(), int)):
    try:
        act()
    except RecursionError:
        print("RecursionError")


class Items(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy


items = Items()
items.y = 42
print(items, -items)
