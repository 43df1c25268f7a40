# RUN: %same_as_cpython %s
print('{a}-{b}'.format_map({'a': 1, 'b': 2}))
print(str(), str(5), str(None), str([1, 'a']), str(b'abc'), str(b'abc', 'utf-8'), str('x'), str(1.0), str(type(1)), str(len), str((1,)), str({1: 2}))
