# Threads: work, a lock with a time limit, attributes of one thread, an exception that nobody catches.
# RUN: %same_as_cpython %s
import _thread
import sys
import time

lock = _thread.allocate_lock()
done = []


def work(n):
    x = 0
    for i in range(200000):
        x += i
    with lock:
        done.append((n, x))


for i in range(5):
    _thread.start_new_thread(work, (i,))
while len(done) < 5:
    time.sleep(0.005)
print(sorted(done))

lock.acquire()
print(lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
for call in (lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lambda: _thread.allocate_lock().release(),
             lambda: _thread.RLock().release(), lambda: _thread.start_new_thread(1, ()), lambda: lock.acquire(True, 1e30),
             lambda: _thread.start_new_thread(work, []), lambda: _thread.stack_size(3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
lock.release()

local = _thread._local()
local.x = 1
finished = _thread.allocate_lock()
finished.acquire()


def other(*, word):
    try:
        local.x
    except AttributeError as e:
        print(e)
    local.x = 2
    print(word, local.__dict__)
    finished.release()


_thread.start_new_thread(other, (), {'word': 'hello'})
finished.acquire()
print(local.x)


def deep(n):
    return n and 1 + deep(n - 1)


def recursion():
    try:
        deep(10 ** 6)
    except RecursionError as e:
        print(e)
    print(deep(500))
    finished.release()


_thread.start_new_thread(recursion, ())
finished.acquire()

rlock = _thread.RLock()
with rlock:
    with rlock:
        print(rlock._is_owned())
print(rlock._is_owned())


def quits():
    finished.release()
    sys.exit(3)


_thread.start_new_thread(quits, ())
finished.acquire()
while _thread._count():
    time.sleep(0.005)
print(_thread._count(), _thread.TIMEOUT_MAX)
