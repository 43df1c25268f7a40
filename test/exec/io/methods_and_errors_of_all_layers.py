# RUN: %same_as_cpython %s
import io, sys
def t(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'errno',None), getattr(e,'filename',None))
p = 'x.txt'
with open(p, 'w') as f:
    print(f.write("héllo\nwörld\r\nx\ry\n"), f.tell(), f.name, f.mode, f.encoding, f.closed, f.fileno() > 2, f.isatty(), f.readable(), f.writable(), f.seekable())
print(f.closed, f)
t(f.write, "a"); t(f.read); t(f.flush); t(f.close); t(f.readline); t(f.seek, 0); t(f.tell); t(f.fileno); t(f.__enter__); t(iter, f); t(next, f)
for nl in (None, '', '\n', '\r', '\r\n'):
    with open(p, newline=nl) as f: print(nl, f.readlines())
    with open(p, newline=nl) as f:
        print(f.readline(), end='|'); print(f.tell()); print(repr(f.read(3)), f.tell()); print(repr(f.read())); print(repr(f.read()))
with open(p, 'rb') as f:
    print(f, f.readline(), f.tell(), f.read(2), f.seek(-3, 2), f.read(), f.seek(0), f.readlines())
    t(f.write, b'a'); t(f.seek, -1)
with open(p, 'wb') as f:
    print(f.write(b'abc\n'), f.write(bytearray(b'def')), f.tell()); t(f.write, 'x'); t(f.read); print(f)
with open(p, 'r+') as f:
    print(f.read(2)); f.seek(0); f.write('ZZ'); f.seek(0); print(f.read()); print(f)
with open(p, 'a+') as f:
    f.write('more'); f.seek(0); print(f.read())
with open(p, 'r') as f: pass
t(open, p, 'x'); t(open, p, 'rw'); t(open, p, 'b'); t(open, p, 'z'); t(open, p, 'rtb'); t(open, p, 'rb', -1, 'utf-8'); t(open, '/'); t(open, p, 'r', 0)
t(open, p, 'r', -1, 'nope'); t(open, -1); t(open, 99); t(open, 3.5); t(open, p, '', ); t(open, 'a\0b')
with open(p, 'wb') as f: f.write(b'ab\xffcd\n')
t(lambda: open(p).read())
t(lambda: open(p, encoding='ascii').read())
t(lambda: open(p, encoding='latin-1').read())
t(lambda: open(p, errors='replace').read())
t(lambda: open(p, errors='ignore').read())
t(lambda: open(p, errors='surrogateescape').read())
t(lambda: open(p,'w',encoding='ascii').write('é'))
with open(p, 'w', newline='\r\n') as f: f.write('a\nb\n')
print(open(p,'rb').read())
with open(p, 'w') as f: f.writelines(['a\n', 'b\n', 'c']); t(f.writelines, [1])
for i, line in enumerate(open(p)): print(i, repr(line))
f = open(p); next(f); t(f.tell); f.close()
with open(p,'w') as f:
    for i in range(5000): f.write(f'line {i} é\n')
with open(p) as f:
    n=0
    for line in f: n += len(line)
    print(n)
with open(p) as f:
    f.readline(); pos = f.tell(); a = f.readline(); f.seek(pos); print(a == f.readline(), pos)
    f.seek(60000); print(f.tell(), len(f.read()))
with open(p) as f: print(len(f.readlines(100)), f.read(5), f.readline(4))
with open(p, 'r+') as f: print(f.truncate(10), f.read())
s = io.StringIO("ab\ncd\n")
print(s.read(1), s.readline(), s.tell(), s.write("XY"), s.getvalue(), s.seek(0), list(s), s.truncate(2), s.getvalue())
t(s.write, 5); s.close(); t(s.read); t(s.getvalue)
s = io.StringIO(); print('hello', 5, file=s, sep='-', end='!'); print(s.getvalue())
t(lambda:print(1, sep=5)); t(lambda:print(1, end=5)); t(lambda:print(1, foo=5)); t(lambda:print(1, file=5))
print('a', 'b', sep=''); print(1, 2.5, None, True, [1,'x'], sep=', ', end='\n\n'); print()
sys.stdout.write('x\n'); print(sys.stdout.encoding, sys.stdout.errors, sys.stdin.name, sys.stdout.fileno(), sys.stderr.fileno(), sys.__stdout__ is sys.stdout)
t(input); t(sys.stdout.write, b'x'); t(sys.stdin.write, 'x'); t(sys.stdout.read)
class W:
    def write(self, s): sys.__stdout__.write('<' + s + '>')
sys.stdout = W(); print('q', 1); sys.stdout = sys.__stdout__
