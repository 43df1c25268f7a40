# RUN: %same_as_cpython %s
b = 1 << 200000
print(b.bit_length(), (b * b).bit_length(), (b >> 199990), len('x' * 5000000), len([0] * 1000000), sum([1] * 500000))
s = 'ab' * 1000000
print(s.count('a'), s[::-1][:4], len(s.replace('a', 'xyz')), s.find('c'))
t = tuple(range(300000))
print(t[-1], sum(t), len(t + t), len(set(t)), max(dict.fromkeys(t)))
for f in (lambda: 'x' * 2**62, lambda: [0] * 2**62, lambda: 1 << 2**70):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)
