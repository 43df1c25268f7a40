# RUN: %same_as_cpython %s
for f in (lambda: 'aé'.encode('ascii'), lambda: 'a€b'.encode('latin-1'), lambda: b'\xff'.decode(), lambda: b'a\xc3'.decode('utf-8'),
          lambda: b'\xe2\x28\xa1'.decode(), lambda: '\ud800'.encode(), lambda: b'\x80'.decode('ascii'), lambda: 'a'.encode('nope')):
    try:
        f()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
try:
    'aé'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
