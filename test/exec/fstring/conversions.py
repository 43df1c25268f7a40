# RUN: %same_as_cpython %s
x = 'é"\''
n = 5
print(f'{x} {x!s} {x!r} {x!a} {n} {n!r:>5} {n + 1} {n=} {n = } {x!r:^12}| {x=!s} {n=:>4} {n*2=}')
print(f'{{}} {{{n}}} {n}{n}', f'', f'plain', f'{"nested"} {f"{n}"} {n if n > 3 else 0} {[i for i in range(3)]} {(lambda v: v * 2)(n)}')
