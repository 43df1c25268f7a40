# RUN: %same_as_cpython %s
class Node:
    def __init__(self, n):
        self.n, self.peer, self.data = n, None, [n] * 50


last, total = None, 0
for i in range(20000):
    a, b = Node(i), Node(-i)
    a.peer, b.peer = b, a
    total += a.peer.n + a.peer.peer.n
    if i % 1000 == 0:
        a.keep = last
        last = a
chain = []
while last:
    chain.append(last.n)
    last = getattr(last, 'keep', None)
print(total, chain)
