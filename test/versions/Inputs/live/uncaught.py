"""The traceback of an uncaught exception with a cause: lines, names, carets and suggestions as each version has them."""
import sys


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def total(self):
        return self.value + (self.next.total() if self.next else 0)


def build(values):
    node = None
    for v in reversed(values):
        node = Node(v, node)
    return node


def compute(values):
    table = {"one": 1}
    chain = build(values)
    try:
        return table["two"] + chain.total()
    except KeyError as e:
        raise RuntimeError(
            "no entry"
        ) from e


def main():
    try:
        build([1, 2]).totl()
    except AttributeError as e:
        print(e, file=sys.stderr)
    print(build([1, 2, 3]).total())
    compute([1, "x"])


main()
