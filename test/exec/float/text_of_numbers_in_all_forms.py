# RUN: %same_as_cpython %s
def attempt(f, *a, **k):
    try:
        return repr(f(*a, **k))
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)
for s in ['0','-0','+5',' 12 ','1_000','1__0','_1','1_','0x10','0b1','0o7','010','00','0_0','','   ','-','+','--1','1 2','１２３','٣','\u2003 7\u2003','12a','1e5','1.5','\x00','9'*30,'-'+'9'*30,'a','z','Z','0xff','0XFF','0b','0x','0x_f','0x__f','é','\ud800', '1\n', '\x1c5']:
    print(ascii(s), attempt(int, s), attempt(int, s, 0), attempt(int, s, 16), attempt(int, s, 36), attempt(int,s,2), attempt(float, s), attempt(complex, s))
    try: b = s.encode('latin-1')
    except UnicodeError: continue
    print(attempt(int, b), attempt(int, bytearray(b), 16), attempt(float, b))
for s in ['1','1.','.5','.','1e','1e5','1E+5','1e-400','1e400','-1e400','inf','-Infinity','NaN','+nan','infinit','1_0.0_1','1._5','1_.5','_1.5','1e1_0','1e_1',' 1.5\n','0x1p3','1.5j','１.５','1e5 2','\x00','nan()', '1'*400, '0.'+'0'*400+'1', '123456789012345678901234567890', '2.2250738585072011e-308','1.7976931348623159e308','9007199254740993','4.9e-324','2.4703282292062328e-324', '2.4703282292062327e-324']:
    print(s[:40], attempt(float, s))
for s in ['1+2j','1-2j','j','-j','+j','1j','1+j','(1+2j)',' ( 1+2j ) ','1 + 2j','1+2','1+2i','infj','nan+infj','1e5+1e-5j','1_0+2_0j','1+2jj','','(',')','()','(1','1)','1.5','--1j','1+-2j','1e+5j','1e+j', 'infinityj','nanj','-inf-infj','\u00a01j', '１j']:
    print(s, attempt(complex, s))
print(attempt(int), attempt(int, 5, 2), attempt(int, '5', 37), attempt(int, '5', 1), attempt(int, '5', -1), attempt(int, '5', base=8), attempt(int, base=8), attempt(int, x=5), attempt(int, '1', 2, 3), attempt(int, [], 2), attempt(int, None), attempt(int, '1', None), attempt(int, 1j))
print(attempt(float), attempt(float, None), attempt(float, 1j), attempt(float, 1, 2), attempt(float, x=1), attempt(complex, 1, 2), attempt(complex, 1j, 2j), attempt(complex, '1', 2), attempt(complex, 1, '2'), attempt(complex, None), attempt(complex, 1, None), attempt(complex, real=1, imag=2), attempt(complex, imag=3), attempt(complex, 1,2,3), attempt(complex, foo=1))
print(attempt(bool), attempt(bool, 1, 2), attempt(bool, x=1), attempt(bool, []), attempt(bool, 'a'))
for v in [0,1,-1,127,128,-128,-129,255,256,65535,2**64,-2**64,10**30]:
    for n in (0,1,2,8,9,16):
        for o in ('big','little'):
            for s in (False, True):
                print(attempt(v.to_bytes, n, o, signed=s))
print(attempt((5).to_bytes), attempt((5).to_bytes, 2), attempt((5).to_bytes, length=2, byteorder='little'), attempt((5).to_bytes, 2, 'x'), attempt((5).to_bytes, 2, 3), attempt((5).to_bytes, -1), attempt((5).to_bytes, 'a'), attempt((5).to_bytes, 1, 'big', True), attempt((5).to_bytes, x=1))
for b in [b'', b'\x00', b'\xff', b'\x80\x00', b'\x00\x80', bytes(range(20)), [1,2,3], (255,), bytearray(b'ab')]:
    for o in ('big','little'):
        print(attempt(int.from_bytes, b, o), attempt(int.from_bytes, b, o, signed=True))
print(attempt(int.from_bytes, 'a'), attempt(int.from_bytes, 5), attempt(int.from_bytes), attempt(int.from_bytes, [300]), attempt(int.from_bytes, b'a', 'x'), attempt(int.from_bytes, b'\x01\x02'))
for f in [0.0,-0.0,1.0,1.5,-2.25,0.1,1e300,5e-324,2.2250738585072014e-308,float('inf'),float('nan'),1e16,123456.789,2.0**70]:
    print(f, attempt(f.hex), attempt(f.as_integer_ratio), attempt(f.is_integer), attempt(f.__trunc__), attempt(f.__floor__), attempt(f.__ceil__), attempt(f.conjugate), f.real, f.imag, attempt(f.__round__), attempt(f.__round__, 2), attempt(round, f, -2), attempt(f.__getnewargs__), attempt(f.__format__, ''))
for i in [0, 1, -1, 255, 2**50, -2**50-1, 2**64, -10**30, True]:
    print(i, i.bit_length(), i.bit_count(), i.as_integer_ratio(), i.conjugate(), i.real, i.imag, i.numerator, i.denominator, i.__trunc__(), i.__floor__(), i.__ceil__(), i.__round__(), attempt(i.__round__, -2), attempt(i.__round__, 'a'), attempt(round, i, 1.5), i.__getnewargs__(), i.__format__(''), i.__index__(), i.__int__(), attempt(i.__float__), i.__bool__(), i.__hash__(), i.__sizeof__())
c = 1.5-2j
print(c.real, c.imag, c.conjugate(), c.__getnewargs__(), abs(3+4j), hash(1j), hash(c), hash(1.0+0j), -c, +c, c.__complex__(), bool(0j), complex(c), [1j, -1j, -0j, 0j, complex(-0.0, 1), complex(0.0,-0.0), complex(-0.0,-0.0), 1e16j, 1e-5+1e22j])
for s in ['0x1p0','0x.8','-0x1.8p3','1.8p-1','0x1p1024','0x1p-1074','0x1p-1075','0x1.00000000000008p0','0x1.000000000000081p0','inf','nan','-inf','0x','p3','0x1p','zz','',' 0x1 ','0x1p3x','ffffff','0X1P+3']:
    print(s, attempt(float.fromhex, s))
print(attempt(setattr, 1, 'real', 2), attempt(setattr, 1, 'x', 2), attempt(getattr, 1, 'x'), attempt(delattr, 1.5, 'real'), attempt(int.__add__, 1, 'a'), attempt(int.__add__, 'a', 1), attempt(float.__mul__, 2.0, 3), attempt(bool.__and__, True, False), attempt(bool.__or__, True, 2), attempt(int.__pow__, 2, 3, 5), attempt(int.__rsub__, 2, 3), attempt((5).__divmod__, 0), attempt((5).__rdivmod__, 12))
print(int.__doc__[:20], float.__doc__, bool.__doc__[:10], int.__name__, type(1), type(True), type(2.0), type(1j), int.__mro__, bool.__mro__, bool.__base__)
