# RUN: %same_as_cpython %s
print(ascii('é€😀\n'), repr('é'), ascii([1, 'ü']), chr(97), chr(8364), chr(0x1f600), ord('a'), ord('€'), repr(chr(0)), repr(1.0), repr([None]), ascii({'ä': 'ö'}), repr(b'\xe9'), ascii(('é',)))
