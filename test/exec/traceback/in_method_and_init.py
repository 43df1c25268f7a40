# RUN: %same_as_cpython %s
class Shape:
    def __init__(self, w):
        self.set(w)

    def set(self, w):
        if w < 0:
            raise ValueError('negative width', w)
        self.w = w


s = Shape(1)
Shape(w=-1)
