# needs 3.12
type Pair[T] = tuple[T, T]
type Tree = None | tuple[Tree, int, Tree]


def first[T: (int, str)](items: list[T]) -> T:
    return items[0]


class Stack[T]:
    limit = 3

    def __init__(self, *items: T):
        self.items = list(items)

    def push[U](self, item: T, extra: U = None) -> "Stack[T]":
        if len(self.items) >= self.limit:
            raise OverflowError(f"{self.__class__.__name__} is full: {", ".join(map(str, self.items))}")
        self.items.append(item)
        return self


class IntStack(Stack[int]):
    pass


print(Pair, Pair.__value__, Pair.__type_params__, Pair[int], first([7, 8]), first.__type_params__[0].__constraints__)
s = Stack[int](1).push(2)
print(s.items, Stack[str], Stack.__type_params__, IntStack.__orig_bases__, IntStack(5).push(6).items)
try:
    IntStack(1, 2, 3).push(4)
except OverflowError as e:
    print(e)
print(f"{"nested"!r} {[f"{x:>{width}}" for x, width in ((1, 3), (2, 4))]} {'\n'.join("ab")!r}")


class Outer:
    n = 5
    squares = [i * 2 for i in range(n)]

    def method[K](self, k: K) -> K:
        return [(lambda: (k, x, __class__.__name__))() for x in range(2)]


try:
    print(Outer.squares)
except NameError:
    print("NameError")
print(Outer().method("k"))
