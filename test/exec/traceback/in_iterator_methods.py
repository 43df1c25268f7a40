# RUN: %same_as_cpython %s
class It:
    def __iter__(self):
        return self

    def __next__(self):
        return self.items.pop()


for x in It():
    print(x)
