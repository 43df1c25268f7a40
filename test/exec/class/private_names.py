# RUN: %same_as_cpython %s
class A:
    def __init__(self):
        self.__v = 1
        self._w = 2

    def get(self):
        return self.__v

    def __hidden(self):
        return 'hidden'

    def call(self):
        return self.__hidden()


class B(A):
    def __init__(self):
        super().__init__()
        self.__v = 'B'

    def get_b(self):
        return self.__v


b = B()
print(b.get(), b.get_b(), b.call(), sorted(b.__dict__), b._A__v)
try:
    b.__v
except AttributeError as e:
    print(e)
