# RUN: %same_as_cpython %s
class Money:
    def __init__(self, n):
        self.n = n


total = sum([Money(1), Money(2)])
