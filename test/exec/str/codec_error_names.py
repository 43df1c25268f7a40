# RUN: %same_as_cpython %s
# Which codec an exception names depends on the byte order that was found.
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e, ascii(e.object))


show(lambda: b'\xff\xfea\0\0'.decode('utf-16'))
show(lambda: b'\xfe\xff\0a\xd8\0'.decode('utf-16'))
show(lambda: b'a\0\0\xdca\0'.decode('utf-16-le'))
show(lambda: b'\0\xd8\0\0'.decode('utf-32-le'))
show(lambda: b'\xef\xbb\xbfab\xff'.decode('utf-8-sig'))
show(lambda: 'a\ud800\ud801b'.encode('utf-16'))
show(lambda: 'a\ud800\ud801b'.encode('utf-8'))
show(lambda: 'a\udc80\ud800'.encode('ascii', 'surrogateescape'))
show(lambda: b'\xd8\0\xed\xa0\x80'.decode('utf-8', 'surrogatepass'))
