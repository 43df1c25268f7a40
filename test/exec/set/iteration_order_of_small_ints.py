# RUN: %same_as_cpython %s
print({3, 1, 2}, set(range(10)), {5, 0, 15, 8}, {x % 7 for x in range(20)}, set([100, 1, 50]), {8, 16, 24, 0, 1}, list({1, 2.0, 3}), set(range(5)) | {7, 6}, {30, 20, 10} - {20})
s = set()
for i in (33, 1, 65, 2, 97, 129):
    s.add(i); print(s)
s.discard(65); s.add(5); print(s, s.pop(), s)
