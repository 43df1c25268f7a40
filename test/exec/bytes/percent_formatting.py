# RUN: %same_as_cpython %s
print(b'%d %s %x %b %c %%' % (5, b'abc', 255, b'z', 65), b'%5d|%-5s|' % (42, b'a'), b'%r %a' % ('é', 'é'))
