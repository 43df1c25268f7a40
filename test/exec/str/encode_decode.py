# RUN: %same_as_cpython %s
s = 'aé€😀'
for enc in ('utf-8', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'UTF8'):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s)
print(s.encode(), 'é'.encode('latin-1'), s.encode('ascii', 'replace'), s.encode('ascii', 'ignore'), s.encode('ascii', 'backslashreplace'), s.encode('ascii', 'xmlcharrefreplace'))
print(b'a\xff\xc3b'.decode('utf-8', 'replace'), b'\xe9'.decode('latin-1'), b'a\xffb'.decode('ascii', 'ignore'), ascii(b'\xff'.decode('utf-8', 'surrogateescape')))
