# RUN: %same_as_cpython %s
print({'a', 'b', 'c', 'd'}, set('hello world'), {'x', 1, 'y', 2.5, (1, 2)}, frozenset(['one', 'two', 'three']), {'spam', 'eggs', 'ham'} & {'ham', 'spam'})
