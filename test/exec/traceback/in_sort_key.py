# RUN: %same_as_cpython %s
def key(x):
    return x['k']


sorted([{'k': 1}, {'j': 2}], key=key)
