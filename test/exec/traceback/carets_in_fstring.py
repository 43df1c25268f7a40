# RUN: %same_as_cpython %s
x = 5
name = 'n'
print(f'{name} is {x / (x - 5):.2f} today')
