# RUN: %same_as_cpython %s
words = ['banana', 'Apple', 'cherry', 'apple', 'fig', 'Date']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True))
data = [(2, 'b'), (1, 'z'), (2, 'a'), (1, 'a'), (3, 'c')]
data.sort(key=lambda p: p[0]); print(data)
data.sort(key=lambda p: p[0], reverse=True); print(data)
data.sort(); print(data)
print(sorted([3.5, 1, True, -2, 2**70, 0.5]), sorted('hello'), sorted({3: 0, 1: 0}), sorted([]), [].sort())
