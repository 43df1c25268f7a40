def hello(name):
    return f'Hello, {name}!'


print(hello('World'))
