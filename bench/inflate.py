# Decompressing DEFLATE in Python: bits from bytes, tables of codes, a window; the input is packed by hand, too.
LENGTHS = [(3 + i, 0) for i in range(8)]
for bits in range(1, 6):
    for i in range(4):
        LENGTHS.append((LENGTHS[-1][0] + (1 << LENGTHS[-1][1]), bits))
LENGTHS[28:] = [(258, 0)]
DISTANCES = [(1, 0), (2, 0), (3, 0), (4, 0)]
for bits in range(1, 14):
    for i in range(2):
        DISTANCES.append((DISTANCES[-1][0] + (1 << DISTANCES[-1][1]), bits))


class Bits:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.buffer = 0
        self.count = 0

    def take(self, n):
        while self.count < n:
            self.buffer |= self.data[self.at] << self.count
            self.at += 1
            self.count += 8
        value = self.buffer & ((1 << n) - 1)
        self.buffer >>= n
        self.count -= n
        return value


class Huffman:
    def __init__(self, lengths):
        self.counts = [0] * 16
        for n in lengths:
            self.counts[n] += 1
        self.counts[0] = 0
        offsets = [0] * 17
        for n in range(1, 16):
            offsets[n + 1] = offsets[n] + self.counts[n]
        self.symbols = [0] * len(lengths)
        for symbol, n in enumerate(lengths):
            if n:
                self.symbols[offsets[n]] = symbol
                offsets[n] += 1

    def decode(self, bits):
        code = first = index = 0
        for n in range(1, 16):
            code |= bits.take(1)
            count = self.counts[n]
            if code - count < first:
                return self.symbols[index + code - first]
            index += count
            first = (first + count) << 1
            code <<= 1
        raise ValueError('bad code')


FIXED = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


def inflate(data):
    bits = Bits(data)
    out = bytearray()
    literals, distances = Huffman(FIXED), Huffman([5] * 30)
    last = False
    while not last:
        last = bits.take(1)
        if bits.take(2) != 1:
            raise ValueError('only fixed codes here')
        while True:
            symbol = literals.decode(bits)
            if symbol < 256:
                out.append(symbol)
            elif symbol == 256:
                break
            else:
                base, extra = LENGTHS[symbol - 257]
                length = base + bits.take(extra)
                base, extra = DISTANCES[distances.decode(bits)]
                distance = base + bits.take(extra)
                start = len(out) - distance
                for i in range(length):
                    out.append(out[start + i])
    return bytes(out)


def deflate(data):
    buffer = count = 0
    out = bytearray()

    def put(value, n, reverse):
        nonlocal buffer, count
        for i in range(n):
            bit = (value >> (n - 1 - i) if reverse else value >> i) & 1
            buffer |= bit << count
            count += 1
            if count == 8:
                out.append(buffer)
                buffer = count = 0

    def symbol(s):
        if s < 144:
            put(48 + s, 8, True)
        elif s < 256:
            put(400 + s - 144, 9, True)
        elif s < 280:
            put(s - 256, 7, True)
        else:
            put(192 + s - 280, 8, True)
    put(1, 1, False)
    put(1, 2, False)
    seen = {}
    i = 0
    while i < len(data):
        key = data[i:i + 4]
        at = seen.get(key, -1)
        seen[key] = i
        if at >= 0 and i - at <= 32768:
            n = 4
            while n < 258 and i + n < len(data) and data[at + n] == data[i + n]:
                n += 1
            k = max(k for k in range(len(LENGTHS)) if LENGTHS[k][0] <= n)
            symbol(257 + k)
            put(n - LENGTHS[k][0], LENGTHS[k][1], False)
            d = max(k for k in range(len(DISTANCES)) if DISTANCES[k][0] <= i - at)
            put(d, 5, True)
            put(i - at - DISTANCES[d][0], DISTANCES[d][1], False)
            i += n
        else:
            symbol(data[i])
            i += 1
    symbol(256)
    put(0, 7, False)
    return bytes(out)


text = b''.join(b'%d bottles of beer on the wall %x, ' % (i, i * i % 65521) for i in range(2000))
packed = deflate(text)
print(len(text), len(packed), inflate(packed) == text, packed[:12].hex())
