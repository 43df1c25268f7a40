# RUN: %same_as_cpython %s
x = 5
for call in (lambda: x(), lambda: 'abc'(), lambda: None(), lambda: (1, 2)(3), lambda: [1](0), lambda: {}(), lambda: 1.5(), lambda: True(), lambda: ...(), lambda: x.real(), lambda: range(3)(), lambda: NotImplemented()):
    try:
        print(call())
    except TypeError as e:
        print(e)
