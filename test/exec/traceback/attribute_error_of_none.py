# RUN: %same_as_cpython %s
def find(x):
    return None


find(5).name
