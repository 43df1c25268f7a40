# RUN: %same_as_cpython %s
print(int('ff', 16), int('0xff', 16), int('0b101', 2), int('0o17', 8), int('zz', 36), int('-0x1F', 0), int('10', 0))
print(int('0b11', 0), int('0o11', 0), int('1' * 70, 2), int('f' * 30, 16), int('00', 0), int('1_0', 2))
for args in (('2', 2), ('08', 0), ('1', 1), ('1', 37), ('g', 16), ('', 10), ('0b2', 0)):
    try:
        print(int(*args))
    except ValueError as e:
        print(e)
try:
    int(5, 10)
except TypeError as e:
    print(e)
