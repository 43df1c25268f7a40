# SIGINT interrupts a loop without calls; it can be caught, and else the process dies of it.
# RUN: %pyc %s %t.pyc
# RUN: %pyaot %t.pyc -o %t
# RUN: %python %S/Inputs/interrupt.py %t | FileCheck %s --match-full-lines
def spin():
    while True:
        pass


def count():
    n = 0
    try:
        print('ready', flush=True)
        while True:
            n += 1
    finally:
        print('finally')


try:
    print('ready', flush=True)
    spin()
except KeyboardInterrupt as e:
    print('caught', repr(e))
count()

# CHECK: ready
# CHECK-NEXT: caught KeyboardInterrupt()
# CHECK-NEXT: ready
# CHECK-NEXT: finally
# CHECK-NEXT: Traceback (most recent call last):
# CHECK-NEXT: {{.*}}line 25, in <module>
# CHECK-NEXT: {{.*}}, in count
# CHECK-NEXT: KeyboardInterrupt
# CHECK-NEXT: ended with -2
