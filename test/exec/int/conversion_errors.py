# RUN: %same_as_cpython %s
for v in (None, [], 'x', 1j, object):
    try:
        print(int(v))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(int(), int(True), int(b'12'), int(bytearray(b'7')))
