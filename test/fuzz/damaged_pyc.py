# Cut before any byte or with any byte wrong, a .pyc is shown or refused with a word, never a crash.
# RUN: %python %S/Inputs/damage.py %pyaot-dis %s %t.pyc
def hello(name): return f'Hello, {name}!'

def loop(a, *rest, key=1.5):
    for x in a:
        try:
            yield x[key], lambda: x
        except (KeyError, 10**30):
            pass
