# A cache of bounded size with a doubly linked list: dict and attribute traffic.
class Node:
    __slots__ = ('key', 'value', 'before', 'after')

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = self.after = None


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.head = Node(None, None)
        self.tail = Node(None, None)
        self.head.after = self.tail
        self.tail.before = self.head
        self.hits = self.misses = 0

    def unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def link(self, node):
        last = self.tail.before
        last.after = node
        node.before = last
        node.after = self.tail
        self.tail.before = node

    def get(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return None
        self.hits += 1
        self.unlink(node)
        self.link(node)
        return node.value

    def put(self, key, value):
        node = self.nodes.get(key)
        if node is not None:
            self.unlink(node)
            node.value = value
        else:
            if len(self.nodes) >= self.capacity:
                oldest = self.head.after
                self.unlink(oldest)
                del self.nodes[oldest.key]
            node = self.nodes[key] = Node(key, value)
        self.link(node)


def main():
    cache = LRU(1000)
    seed = 7
    total = 0
    for i in range(600000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        key = (seed >> 16) % 1500
        value = cache.get(key)
        if value is None:
            cache.put(key, i)
        else:
            total += value
    print(cache.hits, cache.misses, total, len(cache.nodes))


main()
