# Clocks by number and name; another time zone.
# RUN: %same_as_cpython %s
import time, posix
print(time.get_clock_info('monotonic'), time.get_clock_info('time'))
for f in (lambda: time.get_clock_info('x'), lambda: time.clock_gettime(99), lambda: time.sleep(-1), lambda: time.sleep('a'), lambda: time.clock_getres(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
posix.putenv('TZ', 'EST+05EDT,M4.1.0,M10.5.0')
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname, time.localtime(10**9))
