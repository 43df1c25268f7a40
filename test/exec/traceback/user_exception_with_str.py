# RUN: %same_as_cpython %s
class Oops(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f'code {self.code}'


raise Oops(42)
