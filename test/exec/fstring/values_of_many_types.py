# RUN: %same_as_cpython %s
class C:
    def __repr__(self):
        return 'C!'


print(f'{None} {True} {1.0} {2**70} {1j} {[1, "a"]} {(1,)} {{1: 2}} { {1: 2} } {b"x"} {C()} {range(3)} {print.__name__} {...} {True:>6}|{False:d}|{C()!s:>4}|')
