import sys


def hello(name):
    return f'Hello, {name}!'


for name in sys.argv[1:] or ['world']:
    print(hello(name))
