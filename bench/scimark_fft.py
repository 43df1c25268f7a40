# Fast Fourier transform, there and back, on a flat list of floats.
from math import pi, sin


def log2(n):
    k = 0
    while 1 << k < n:
        k += 1
    if 1 << k != n:
        raise ValueError(f'{n} is not a power of 2')
    return k


def bit_reverse(data):
    n = len(data) // 2
    j = 0
    for i in range(n - 1):
        a, b = 2 * i, 2 * j
        if i < j:
            data[a], data[b] = data[b], data[a]
            data[a + 1], data[b + 1] = data[b + 1], data[a + 1]
        k = n >> 1
        while k <= j:
            j -= k
            k >>= 1
        j += k


def transform(data, direction):
    n = len(data) // 2
    if n == 1:
        return
    bit_reverse(data)
    dual = 1
    for _ in range(log2(n)):
        w_real, w_imag = 1.0, 0.0
        theta = direction * pi / dual
        s = sin(theta)
        t = sin(theta / 2.0)
        s2 = 2.0 * t * t
        for b in range(0, n, 2 * dual):
            i, j = 2 * b, 2 * (b + dual)
            real, imag = data[j], data[j + 1]
            data[j] = data[i] - real
            data[j + 1] = data[i + 1] - imag
            data[i] += real
            data[i + 1] += imag
        for a in range(1, dual):
            w_real, w_imag = w_real - s * w_imag - s2 * w_real, w_imag + s * w_real - s2 * w_imag
            for b in range(0, n, 2 * dual):
                i, j = 2 * (b + a), 2 * (b + a + dual)
                z_real, z_imag = data[j], data[j + 1]
                real = w_real * z_real - w_imag * z_imag
                imag = w_real * z_imag + w_imag * z_real
                data[j] = data[i] - real
                data[j + 1] = data[i + 1] - imag
                data[i] += real
                data[i + 1] += imag
        dual *= 2


def main(n=8192, rounds=6):
    seed = 113
    data = []
    for _ in range(2 * n):
        seed = seed * 16807 % 2147483647
        data.append(seed / 2147483647.0)
    copy = data[:]
    for _ in range(rounds):
        transform(data, -1)
        transform(data, +1)
        norm = 1.0 / n
        for i in range(2 * n):
            data[i] *= norm
    error = sum((a - b) * (a - b) for a, b in zip(data, copy))
    print(error < 1e-20, f'{sum(data):.6f}')


main()
