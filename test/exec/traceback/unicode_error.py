# RUN: %same_as_cpython %s
b'abc\xff'.decode('utf-8')
