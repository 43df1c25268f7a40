# A list of flags, indexed and stepped through.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
        i += 1
    count = total = 0
    for i in range(limit + 1):
        if flags[i]:
            count += 1
            total += i
    return count, total


count, total = sieve(10000000)
print(count, total)
