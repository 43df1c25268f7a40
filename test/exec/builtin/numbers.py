# RUN: %same_as_cpython %s
print(abs(-5), abs(2.5), abs(-2**70), abs(True), abs(3 + 4j), divmod(7, -2), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(2, 10, 1000), round(2.5), round(-2.567, 2), round(1e10), round(7), int('7'), float('1e3'), bin(10), oct(8), hex(255), bool([]), complex(1, 2))
