# Allocation: many short-lived trees beside one that stays.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def main(most):
    print(check(make(most + 1)))
    keep = make(most)
    for depth in range(4, most + 1, 4):
        trees = 1 << (most - depth + 4)
        total = 0
        for _ in range(trees):
            total += check(make(depth))
        print(trees, depth, total)
    print(check(keep))


main(15)
