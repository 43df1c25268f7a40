# RUN: %same_as_cpython %s
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        return V(self.x + o.x)


v = V(1) + V(2) + 3
