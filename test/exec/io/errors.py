# RUN: %same_as_cpython %s
def closed():
    f = open('c.txt', 'w'); f.close(); f.write('x')
def read_only():
    with open('c.txt') as f:
        f.write('x')
def write_only():
    with open('c.txt', 'w') as f:
        f.read()
for f in (lambda: open('missing.txt'), lambda: open('no/dir.txt', 'w'), lambda: open('.'), closed, read_only, write_only, lambda: open('c.txt', 'q'), lambda: open('c.txt', 'rw'), lambda: open(2.5), lambda: open('c.txt', 'w').write(5), lambda: open('c.txt', 'w').write(b'x')):
    try:
        f()
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
