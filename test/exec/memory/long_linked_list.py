# RUN: %same_as_cpython %s
# GC-STRESS: 9973
class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next):
        self.value = value
        self.next = next


head = None
for i in range(200000):
    head = Node(i, head)
junk = [[i] for i in range(100000)]
del junk
total, n = 0, head
while n:
    total += n.value
    n = n.next
print(total)
nested = ()
for i in range(100000):
    nested = (i, nested)
x = [str(i) for i in range(100000)]
depth = 0
while nested:
    depth += nested[0]
    nested = nested[1]
print(depth, len(x))
