# RUN: %same_as_cpython %s
class Date:
    fmt = '{}-{}'

    def __init__(self, y, m):
        self.y, self.m = y, m

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split('-')))

    @staticmethod
    def valid(m):
        return 1 <= m <= 12

    def __str__(self):
        return self.fmt.format(self.y, self.m)


class Us(Date):
    fmt = '{1}/{0}'


print(Date.parse('2020-5'), Us.parse('2020-5'), type(Us.parse('1-2')).__name__, Date.valid(13), Us(1, 2).valid(3), Us(3, 4).parse('5-6'))
