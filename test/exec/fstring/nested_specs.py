# RUN: %same_as_cpython %s
w, p, fill, align, v = 12, 3, '*', '^', 3.14159265
print(f'{v:{w}.{p}f}|{v:{fill}{align}{w}.{p}}|{v:>{w}}|{"ab":{fill}<{w}}|{w:0{p}d}|{v!r:{w}}|')
spec = '+.2e'
print(f'{v:{spec}} {v:{"," if w else ""}} {1234567:{","}d}')
