# RUN: %same_as_cpython %s
def f(**kw):
    return kw['z']


f(
    a=1,
    b=[
        2,
        3,
    ],
)
