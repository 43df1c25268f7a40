# RUN: %same_as_cpython %s
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.factorial(20), math.gcd(12, 18), math.lcm(4, 6))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2))
print(math.hypot(3, 4), math.isqrt(10**20 + 7), math.pow(2, 0.5), math.fmod(-7, 3), math.modf(3.25), math.frexp(10.0), math.ldexp(0.5, 4))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.copysign(1, -0.0), math.degrees(math.pi), math.radians(180))
print(math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.isclose(0.1 + 0.2, 0.3))
print(math.floor(1e20), math.ceil(-1e20), math.floor(5), math.gcd(), math.gcd(2**70, 2**65 * 3), math.isqrt(0))
