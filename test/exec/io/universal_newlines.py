# RUN: %same_as_cpython %s
with open('n.txt', 'wb') as f:
    print(f.write(b'a\r\nb\rc\nd'))
print(repr(open('n.txt').read()), [l for l in open('n.txt')], repr(open('n.txt', newline='').read()), open('n.txt', 'rb').read())
