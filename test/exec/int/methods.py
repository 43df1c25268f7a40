# RUN: %same_as_cpython %s
print((0).bit_length(), (255).bit_length(), (-256).bit_length(), (2**70).bit_length())
print((255).bit_count(), (-7).bit_count(), (2**70 - 1).bit_count())
print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (-2).to_bytes(3, 'big', signed=True))
print(int.from_bytes(b'\x04\x00', 'big'), int.from_bytes(b'\xff\xfe', 'little', signed=True), int.from_bytes(b'', 'big'))
print((6).conjugate(), (6).real, (6).imag, (6).numerator, (6).denominator, (6).as_integer_ratio())
try:
    (300).to_bytes(1, 'big')
except OverflowError as e:
    print(e)
