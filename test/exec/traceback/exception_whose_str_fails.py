# RUN: %same_as_cpython %s
class Bad(Exception):
    def __str__(self):
        raise TypeError('inner')


raise Bad('x')
