# RUN: %same_as_cpython %s
def attempt(f, *a):
    try:
        return repr(f(*a))
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)
vals = [0, 1, -1, 2, 7, -7, 10, 255, 2**31, -2**31, 2**50, 2**50-1, -2**50, -2**50-1, 2**51, 2**53+1, 2**62, 2**63-1, 2**63, -2**63, -2**63-1, 2**64, 10**18, 10**19, 10**30, -10**30, 2**200+12345, -(2**199), True, False, 0.0, -0.0, 1.5, -2.5, 1e10, 1e300, float('inf'), float('-inf'), float('nan'), 1j, 2-3j, 'a', None, [1], (2,), b'x']
ops = [lambda a,b:a+b, lambda a,b:a-b, lambda a,b:a*b if not (isinstance(a,(str,bytes,list,tuple)) or isinstance(b,(str,bytes,list,tuple))) else 0, lambda a,b:a/b, lambda a,b:a//b, lambda a,b:a%b, lambda a,b:divmod(a,b), lambda a,b:a&b, lambda a,b:a|b, lambda a,b:a^b, lambda a,b:a==b, lambda a,b:a!=b, lambda a,b:a<b, lambda a,b:a<=b, lambda a,b:a>b, lambda a,b:a>=b]
for i, op in enumerate(ops):
    for a in vals:
        for b in vals:
            print(i, attempt(op, a, b))
for a in vals:
    for n in (0, 1, 3, 13, 51, 63, 64, 65, 100, -1, True, 1.0, 'x'):
        print(attempt(lambda: a << n), attempt(lambda: a >> n))
    for n in (0, 1, 2, 3, -1, -2, 0.5, 7, -0.5, 2.0, 1j, 'x', True):
        if not (isinstance(a, int) and abs(a) > 10**40): print(attempt(lambda: a ** n), attempt(pow, a, n))
    for e in (0,1,5,-1,2**70):
        for m in (1,-1,2,7,-7,2**61-1,2**64+13, 10**20,0,1.0):
            print(attempt(pow, a, e, m))
    print(attempt(lambda: -a), attempt(lambda: +a), attempt(lambda: ~a), attempt(abs, a), attempt(bool, a), attempt(hash, a) if a==a and not isinstance(a,(str,bytes)) and a is not None else '')
    print(attempt(int, a), attempt(float, a), attempt(complex, a), attempt(round, a), attempt(round, a, 1), attempt(round, a, -1), attempt(round,a,None), attempt(bin, a), attempt(hex, a), attempt(oct, a), attempt(str, a))
