# RUN: %same_as_cpython %s
def say(x):
    print('eval', repr(x))
    return x


print(say(0) and say(1), say(2) and say(3), say(0) or say(4), say(5) or say(6))
print(say('') or say(0) or say(None) or say([]))
print(not say(0) and say(1), (say(1) and say(0)) or say('end'))
