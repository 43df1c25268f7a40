# RUN: %same_as_cpython %s
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, -nan, inf - inf, inf * 0, inf + 1, inf > 10**400, -inf < -10**400)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, [nan] == [nan], nan in [nan], inf == inf, min(1, nan), max(nan, 1))
print(sorted([3.0, -inf, inf, 0.5]), hash(inf), hash(-inf), bool(nan))
