# Huffman coding of a text: a heap of tuples, a tree, strings of bits.
class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i and items[i] < items[(i - 1) // 2]:
            parent = (i - 1) // 2
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            i = 0
            n = len(items)
            while True:
                child = 2 * i + 1
                if child >= n:
                    break
                if child + 1 < n and items[child + 1] < items[child]:
                    child += 1
                if items[i] <= items[child]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top


def make_codes(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    heap = Heap()
    for order, (c, n) in enumerate(sorted(counts.items())):
        heap.push((n, order, c))
    order = len(counts)
    while len(heap.items) > 1:
        a, b = heap.pop(), heap.pop()
        heap.push((a[0] + b[0], order, (a, b)))
        order += 1
    codes = {}

    def walk(node, prefix):
        if isinstance(node[2], tuple):
            walk(node[2][0], prefix + '0')
            walk(node[2][1], prefix + '1')
        else:
            codes[node[2]] = prefix or '0'
    root = heap.pop()
    walk(root, '')
    return codes, root


def decode(bits, root):
    out = []
    node = root
    for bit in bits:
        node = node[2][bit == '1']
        if not isinstance(node[2], tuple):
            out.append(node[2])
            node = root
    return ''.join(out)


def make_text(n):
    seed = 1
    letters = 'etaoin shrdlucmfwypvbgkjqxz'
    out = []
    for _ in range(n):
        seed = seed * 48271 % 2147483647
        out.append(letters[(seed % 27) * (seed // 27 % 27) // 27])
    return ''.join(out)


text = make_text(150000)
for _ in range(3):
    codes, root = make_codes(text)
    bits = ''.join([codes[c] for c in text])
    packed = int(bits[:4096], 2).to_bytes(512, 'big')
    print(len(bits), sorted(codes.items())[:4], packed[:6].hex(), decode(bits, root) == text)
