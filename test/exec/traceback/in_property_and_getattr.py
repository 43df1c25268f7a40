# RUN: %same_as_cpython %s
class C:
    @property
    def size(self):
        return self.data[0]

    def __getattr__(self, name):
        raise AttributeError(f'no {name} for you')


C().size
