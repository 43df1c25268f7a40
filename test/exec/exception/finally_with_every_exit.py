# RUN: %same_as_cpython %s
def ret():
    try:
        return 'try'
    finally:
        print('finally 1')


def override():
    try:
        return 'try'
    finally:
        return 'finally wins'


def swallow():
    try:
        raise ValueError('lost')
    finally:
        return 'swallowed'


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f'f{i}')
    return out


def nested():
    try:
        try:
            return 'inner'
        finally:
            print('inner finally')
    finally:
        print('outer finally')


def value():
    x = 1
    try:
        return x
    finally:
        x = 2


def in_loop():
    while True:
        try:
            return 'out'
        finally:
            break
    return 'after break'


print(ret(), override(), swallow(), loop(), nested(), value(), in_loop())
