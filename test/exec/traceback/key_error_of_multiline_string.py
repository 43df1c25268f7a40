# RUN: %same_as_cpython %s
d = {}
d['two\nlines', 'é']
