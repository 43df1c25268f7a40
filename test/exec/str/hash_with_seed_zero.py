# RUN: %same_as_cpython %s
print(hash(''), hash('a'), hash('abc'), hash('é'), hash('€uro'), hash('😀'), hash(b'abc'), hash('abc') == hash(b'abc'))
print(hash('x' * 100), len({'a', 'a', 'b'}))
