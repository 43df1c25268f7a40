# RUN: %same_as_cpython %s
for s in ('abc', 'é€', '😀', ''):
    print(f'{s:5}|{s:<5}|{s:>5}|{s:^5}|{s:é^6}|{s:.2}|{s:5.1}|{s:😀>4}|{s:s}|{s:05}|')
