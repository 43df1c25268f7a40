# RUN: %same_as_cpython %s
import sys
print(sys.get_int_max_str_digits())
big = 10**5000
for f in (lambda: str(big), lambda: int('1' * 5000), lambda: print(f'{big}')):
    try:
        f()
    except ValueError as e:
        print(e)
print(len(str(10**4299)), len(hex(big)))
sys.set_int_max_str_digits(0)
print(len(str(big)))
