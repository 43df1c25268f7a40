def value(): return __name__
