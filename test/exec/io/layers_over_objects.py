# Files in layers: over objects of the program, in memory, detached; opener; FileIO.
# RUN: %same_as_cpython %s
import io
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
b = io.BytesIO(b'ab\ncd\n')
print(b.read(1), b.readline(), list(b), b.tell(), b.getvalue())
b.seek(0); b.write(b'XY'); b.seek(10); b.write(b'z'); print(b.getvalue())
b.seek(-2, 2); print(b.read()); b.truncate(3); print(b.getvalue())
t(b.seek, -1); t(b.write, 'x'); t(io.BytesIO, 'x'); t(b.seek, 0, 5)
x = bytearray(2); b.seek(0); print(b.readinto(x), x)
b.close(); t(b.read); print(b.closed)
with io.BytesIO() as f:
    w = io.TextIOWrapper(f, encoding='utf-8', newline='\n')
    w.write('häß\n'); print(f.getvalue()); w.flush(); print(f.getvalue())
    t(lambda: w.name); print(w.buffer is f, w)
    w.seek(0); print(w.read(), w.tell())
    d = w.detach(); print(d is f); t(w.read); t(w.detach)
class Raw(io._io._RawIOBase if hasattr(io, '_io') else io.FileIO.__mro__[1]):
    def __init__(self): self.data = b'hello\nworld\n'; self.at = 0; self.out = []
    def readable(self): return True
    def writable(self): return True
    def readinto(self, buf):
        part = self.data[self.at:self.at + min(len(buf), 4)]
        buf[:len(part)] = part; self.at += len(part); return len(part)
    def write(self, data): self.out.append(bytes(data)); return len(data)
r = Raw()
print(r.read(3), r.readline(), r.readall(), r.closed)
r = Raw(); br = io.BufferedReader(r); print(br.readline(), br.read(), br.raw is r)
r = Raw(); bw = io.BufferedWriter(r); bw.write(b'abc'); print(r.out); bw.flush(); print(r.out); bw.close(); print(r.closed)
t(bw.write, b'x'); t(r.seek, 0); t(r.fileno); t(r.tell)
r = Raw(); tw = io.TextIOWrapper(io.BufferedReader(r)); print(tw.readline(), list(tw))
class NotReadable(Raw):
    def readable(self): return False
t(io.BufferedReader, NotReadable())
def opener(path, flags):
    import posix
    return posix.open('x.txt', flags)
with open('y', 'w', opener=opener) as f: print(f.write('text'), f.name)
print(open('x.txt').read())
f = io.FileIO('x.txt', 'r+'); print(f, f.read(2), f.readall(), f.seekable()); f.seek(0); f.write(b'TE'); f.truncate(3); f.close(); print(open('x.txt', 'rb').read(), f)
t(io.FileIO, 'nope'); t(io.FileIO, 'x', 'rw'); t(io.FileIO, 'x', closefd=False)
print(io.FileIO.__mro__, io.TextIOWrapper.__mro__, io.BytesIO.__mro__)
f = open('x.txt'); f.foo = 3; print(f.foo, isinstance(f, io.TextIOWrapper)); f.close()
d = io.IncrementalNewlineDecoder(None, True); print(repr(d.decode('a\r')), repr(d.decode('\nb\r\nc\r', True)), d.newlines, d.getstate())
p = io.BufferedRWPair(io.BytesIO(b'in'), io.BytesIO()); print(p.read(), p.write(b'x'), p.readable(), p.closed)
print(io.text_encoding('x'), io.open_code('x.txt').read() if False else '')
class S(io.StringIO):
    pass
s = S('a\nb'); print(s.readlines(), s.getvalue())
class T(io.TextIOWrapper):
    def __init__(self): super().__init__(io.BytesIO(), 'ascii'); self.extra = 1
q = T(); q.write('x'); q.flush(); print(q.buffer.getvalue(), q.extra)
t(io.TextIOWrapper, 3)
t(io.TextIOWrapper, io.BytesIO(), 'nope-8')
