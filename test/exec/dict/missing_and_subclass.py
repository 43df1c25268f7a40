# RUN: %same_as_cpython %s
class D(dict):
    def __missing__(self, key):
        self[key] = v = [key]
        return v


d = D(a=1)
d['x'].append(2)
print(d['a'], d['x'], d, d.get('zz'), len(d), isinstance(d, dict), type(d.copy()).__name__)
