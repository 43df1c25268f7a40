# Formatting: ints, floats and strings in one f-string.
def main(n):
    length = check = 0
    names = ['alpha', 'beta', 'gamma', 'delta']
    for i in range(n):
        x = i / 7
        name = names[i % 4]
        s = f'{i}: {x:.3f} {name:>10} {i:08x}|{i * 37:,}'
        length += len(s)
        check = (check * 31 + ord(s[-1]) + ord(s[i % len(s)])) % 1000000007
    print(length, check, s)


main(600000)
