"""What the library asks of _weakref, with strong references."""


class ref:
    def __init__(self, item, callback=None):
        self.item = item

    def __call__(self):
        return self.item

    def __eq__(self, other):
        return isinstance(other, ref) and self.item == other.item

    def __hash__(self):
        return hash(self.item)


ReferenceType = ref


def proxy(item, callback=None):
    return item
