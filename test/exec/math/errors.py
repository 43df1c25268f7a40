# RUN: %same_as_cpython %s
import math

for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.exp(1000),
          lambda: math.isqrt(-1), lambda: math.acos(2), lambda: math.sqrt('x'), lambda: math.floor(math.inf), lambda: math.gcd(1.5, 2),
          lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.factorial(2.5), lambda: math.comb(-1, 2)):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
