# RUN: %same_as_cpython %s
print("Hello, world!")
