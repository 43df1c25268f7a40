# RUN: %same_as_cpython %s
# STDIN: first line
# STDIN:
# STDIN: 42
# STDIN: é€
a = input()
b = input('prompt> ')
n = int(input('n: '))
print(repr(a), repr(b), n + 1, repr(input()))
try:
    input('more? ')
except EOFError as e:
    print('\n' + repr(e))
