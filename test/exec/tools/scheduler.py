# RUN: %same_as_cpython %s
# UNSUPPORTED: gc-stress
"""Jobs with dependencies on a pool of threads, in an order that does not depend on luck."""
import heapq
import queue
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, as_completed, wait
from graphlib import CycleError, TopologicalSorter


class Account:
    def __init__(self):
        self.balance, self.lock = 0, threading.Lock()

    def deposit(self, times):
        for _ in range(times):
            with self.lock:
                value = self.balance
                if value % 97 == 0:
                    time.sleep(0)
                self.balance = value + 1


def pipeline():
    first, second = queue.Queue(maxsize=2), queue.Queue()
    stop = object()

    def square():
        while (item := first.get()) is not stop:
            second.put(item * item)
            first.task_done()
        second.put(stop)
    thread = threading.Thread(target=square, name='squarer', daemon=True)
    thread.start()
    for n in range(6):
        first.put(n)
    first.put(stop)
    results = list(iter(second.get, stop))
    thread.join()
    return results, thread.is_alive(), thread.name


def build_order(graph):
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    stages = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        stages.append(ready)
        sorter.done(*ready)
    return stages


def job(name, delay=0.0):
    time.sleep(delay)
    if name.startswith('bad'):
        raise RuntimeError(f'{name} failed')
    return name.upper()


def main():
    account = Account()
    threads = [threading.Thread(target=account.deposit, args=(500,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print('balance', account.balance, threading.active_count(), threading.current_thread().name)
    print(pipeline())

    graph = {'app': {'lib', 'ui'}, 'ui': {'lib', 'icons'}, 'lib': {'core'}, 'docs': set()}
    with ThreadPoolExecutor(max_workers=3, thread_name_prefix='build') as pool:
        for stage in build_order(graph):
            print(stage, list(pool.map(job, stage)))
    try:
        build_order({'a': ['b'], 'b': ['a']})
    except CycleError as error:
        print(error.args[0], sorted(set(error.args[1])))

    with ThreadPoolExecutor(2) as pool:
        futures = {pool.submit(job, name): name for name in ('one', 'bad two', 'three')}
        for future in sorted(as_completed(futures), key=futures.get):
            error = future.exception()
            print(futures[future], '->', repr(error) if error else future.result())
        done, pending = wait([pool.submit(job, 'x'), pool.submit(job, 'y')], timeout=5)
        print(sorted(f.result() for f in done), len(pending))

    events, ready, local = [], threading.Event(), threading.local()
    local.value = 'main'

    def waiter():
        ready.wait(10)
        events.append(getattr(local, 'value', 'no value here'))
    thread = threading.Thread(target=waiter)
    thread.start()
    ready.set()
    thread.join()
    print(events, local.value)

    barrier, passed = threading.Barrier(3), []
    crowd = [threading.Thread(target=lambda: passed.append(barrier.wait(10))) for _ in range(3)]
    [t.start() for t in crowd]
    [t.join() for t in crowd]
    print(sorted(passed), barrier.n_waiting, barrier.broken)

    timer = threading.Timer(0.01, events.append, ['timer'])
    timer.start()
    timer.join()
    semaphore = threading.BoundedSemaphore(1)
    with semaphore:
        print(events, semaphore.acquire(blocking=False))
    try:
        semaphore.release()
    except ValueError as error:
        print(error)

    random.seed(2024)
    tasks = [(random.randint(1, 3), random.random(), name) for name in 'uvwxyz']
    heapq.heapify(tasks)
    print([heapq.heappop(tasks)[2] for _ in range(len(tasks))], heapq.nlargest(2, [5, 1, 9]), random.sample(range(100), 4))
    random.shuffle(order := list(range(6)))
    print(order, random.choices('abc', weights=[1, 2, 3], k=6), f'{random.gauss(0, 1):.6f}', random.getrandbits(70))

    done = subprocess.run(['sh', '-c', 'read line; echo "got $line"; echo oops >&2; exit 3'], input='text\n', capture_output=True, text=True)
    print(done)
    try:
        subprocess.run(['false'], check=True)
    except subprocess.CalledProcessError as error:
        print(error)
    with subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        print(process.communicate('through a pipe'), process.returncode)

    def crash():
        raise LookupError('in a thread')
    caught = []
    threading.excepthook = lambda args: caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
    thread = threading.Thread(target=crash, name='crasher')
    thread.start()
    thread.join()
    print(caught)
    threading.excepthook = threading.__excepthook__


main()
