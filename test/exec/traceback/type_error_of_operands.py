# RUN: %same_as_cpython %s
def label(n):
    return 'n = ' + n


print(label('1'))
print(label(1))
