# RUN: %same_as_cpython %s
class Node:
    def __init__(self, next=None):
        self.next = next


head = Node(Node(Node()))
value = head.next.next.next.value
