# RUN: %same_as_cpython %s
# Fields of 62 to 65 characters, text that is longer than any buffer, and what follows a piece that is not plain.
class Other:
    def __format__(self, spec):
        return f'<{spec}>'


for text in ('', 'a', 'x' * 62, 'x' * 63, 'x' * 64, 'q' * 500, 'q' * 600, 'é', '日本', "it's"):
    for v in (text, 7, -7, 0.5):
        print(f'{v!r:>63}{v:^64}{v:<62}|{v}{text}{v:>5}{text!r}{Other():ab}{v}')
for v in (0, -1, 999, -1000, 1234567, -1125899906842624, 1 << 60, -0.0, 2.675, 1e17, 1e18, float('-inf'), float('nan')):
    print(f'{v:,}|{v:012,}|{v:*^40,}|{v:,.2f}|{v:<30,.3f}|{v:+.0f}|{v:=+20}|{v:063}|{v!r:9}')
for v in (0, 255, -256, 2**50 - 1):
    print(f'{v:x} {v:X} {v:b} {v:#x} {v:08x} {v:+b} {v:63b}')
