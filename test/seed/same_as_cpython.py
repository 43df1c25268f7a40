# RUN: %same_as_cpython %s
# ARGS: Ada 'two words' ''
import sys

def hello(name):
    return f'Hello, {name}!'

for name in sys.argv[1:]:
    print(hello(name))
print(hello(1.5), hello(None), hello(['x']), hello(2 ** 70))
