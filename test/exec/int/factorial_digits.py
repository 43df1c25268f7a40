# RUN: %same_as_cpython %s
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


for n in (5, 20, 21, 25, 30, 100):
    print(n, factorial(n))
print(len(str(factorial(500))), sum(map(int, str(factorial(500)))))
