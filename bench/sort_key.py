# Sorting: plain, by a key function, by a tuple, reversed.
def main(n):
    seed = 7
    people = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        people.append((f'name{seed % 5000}', seed >> 8, i / 3))
    by_age = sorted(people, key=lambda p: p[1])
    by_name = sorted(people, key=lambda p: (p[0], -p[1]))
    numbers = [p[1] for p in people]
    numbers.sort(reverse=True)
    strings = sorted(p[0] for p in people)
    floats = sorted([p[2] * (-1) ** p[1] for p in people])
    check = 0
    for i in range(0, n, 97):
        check = (check * 31 + by_age[i][1] + by_name[i][1] + numbers[i] + len(strings[i])) % 1000000007
    print(check, by_age[0][0], by_name[0][0], numbers[0], strings[-1], f'{floats[n // 2]:.3f}')


main(200000)
