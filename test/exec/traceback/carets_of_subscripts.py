# RUN: %same_as_cpython %s
data = {'a': [{'b': 1}]}


def get(d):
    return d['a'][0]['c']['d']


get(data)
