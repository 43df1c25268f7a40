# RUN: %same_as_cpython %s
import time

a = time.time()
p = time.perf_counter()
m = time.monotonic()
time.sleep(0.01)
print(time.time() >= a, time.perf_counter() - p >= 0.009, time.monotonic() > m, a > 1.6e9, type(a), isinstance(time.time_ns(), int), time.process_time() >= 0, isinstance(time.perf_counter_ns(), int))
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
