# RUN: %same_as_cpython %s
import binascii
def a(f,*x,**k):
    try: return f(*x,**k)
    except Exception as e: return type(e).__module__,type(e).__name__, str(e)
B=binascii
print(B.Error.__mro__, B.Incomplete.__mro__, [n for n in dir(B) if not n.startswith('__')])
for x in (b'', b'a', b'ab', b'abc', b'YWI=', b'YWI', b'YQ==', b'YQ=', b'Y', b'YWJj', b'YWJjZA', b'=', b'YQ==YQ==', b'Y Q=\n=', b'YQ=a=', b'AA=A', b'A===', b'!!!!'):
    print(x, a(B.a2b_base64,x), a(B.a2b_base64,x,strict_mode=True), a(B.a2b_hex,x), a(B.a2b_qp,x), a(B.a2b_uu, x), a(B.b2a_base64,x),a(B.b2a_base64,x,newline=False), a(B.b2a_hex,x), a(B.b2a_uu,x), a(B.b2a_qp,x))
print(a(B.hexlify,b'abcdef','-'),a(B.hexlify,b'abcdef','-',2),a(B.hexlify,b'abcdef','-',-4),a(B.hexlify,b'abc','--'),a(B.hexlify,b'abc','é'),a(B.hexlify,b'abc',b':'),a(B.hexlify,'abc'),a(B.unhexlify,'616'),a(B.unhexlify,'6g'),a(B.unhexlify,'é'),a(B.unhexlify,1), a(B.hexlify,b'abc',sep=''), a(B.hexlify, b'abc', 1))
print(a(B.crc32,b'abc'),a(B.crc32,b'abc',5),a(B.crc_hqx,b'abc',0),a(B.crc_hqx,b'abc'),a(B.b2a_uu,b'x'*46),a(B.b2a_uu,b'x\0\0',backtick=True),a(B.a2b_uu,b'!>   \n'),a(B.a2b_uu,b'#\xff'),a(B.a2b_uu,b'#aaaaaaaa'))
for q in (b'a=b', b'a  \nb', b'\x80\xff', b'a'*80, b'.\n', b'a_b c', b'tab\t\n', b'x\r\ny', b'=\n', b'..', b'\n.\n', b'. ', b'a'*75+b'=' ):
    print(q, a(B.b2a_qp,q), a(B.b2a_qp,q,True), a(B.b2a_qp,q,istext=False), a(B.b2a_qp,q,header=True), a(B.a2b_qp,B.b2a_qp(q)))
for q in (b'a=3Db', b'a=\nb', b'a=\r\nb', b'=zz', b'=', b'==', b'=4', b'a_b', b'=3d=3D', b'=\r'): print(q,a(B.a2b_qp,q),a(B.a2b_qp,q,header=True))
