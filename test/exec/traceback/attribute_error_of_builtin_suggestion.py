# RUN: %same_as_cpython %s
items = []
items.apend(1)
