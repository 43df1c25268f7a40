# RUN: %same_as_cpython %s
# After maxsplit cuts at whitespace the rest keeps its far end, but not its near one.
print(' a  b  c '.split(None, 1), ' a  b  c '.rsplit(None, 1), ' a '.split(None, 0), ' a '.rsplit(None, 0))
print(b' a  b  c '.split(None, 1), b' a  b  c '.rsplit(None, 1), 'a\u2028b\x85c d'.split(maxsplit=2))
