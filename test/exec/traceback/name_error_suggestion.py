# RUN: %same_as_cpython %s
counter = 1
print(conter)
