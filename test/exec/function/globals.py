# RUN: %same_as_cpython %s
count = 0


def bump():
    global count, fresh
    count += 1
    fresh = count * 10


bump(); bump()
print(count, fresh, globals()['count'], 'bump' in globals(), __name__)


def clear():
    global fresh
    del fresh


clear()
try:
    print(fresh)
except NameError as e:
    print(e)
globals()['made'] = 7
print(made)
