# RUN: %same_as_cpython %s
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', ''), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2))
print('hello'.replace('l', '€'), 'h€llo'.replace('€', 'e'), ''.replace('', 'x'), 'abc'.replace('z', 'y'), 'aXbX'.replace('X', 'YY', -1), 'abc'.replace('b', 'b', 0))
