# RUN: %same_as_cpython %s
class Empty:
    def __len__(self):
        return 0


class No:
    def __bool__(self):
        return False


class Plain:
    pass


for v in (0, 1, -1, 0.0, -0.0, 0.1, '', ' ', 'False', [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, b'', b'\0',
          range(0), range(1), 0j, 1j, 2**100, float('nan')):
    print(repr(v), bool(v), not v)
print(bool(Empty()), bool(No()), bool(Plain()), bool(Plain), bool(len))
