# RUN: %same_as_cpython %s
for call in (lambda: 'a'.upper(1), lambda: [].append(), lambda: 'a'.split(1), lambda: {}.get(), lambda: [].pop(1, 2), lambda: 'a'.join(), lambda: 'a'.replace('b'), lambda: {}.update(1, 2), lambda: {1}.add(), lambda: (1,).index(), lambda: 'a'.center(), lambda: 'a'.find(), lambda: [].sort(1), lambda: [].insert(1), lambda: {}.pop(), lambda: 'a'.startswith(), lambda: b''.join(1), lambda: 'x'.encode(1), lambda: [].index(), lambda: {}.setdefault(), lambda: [].extend(), lambda: 'a'.strip(1), lambda: 'a'.upper(x=1), lambda: [].copy(1), lambda: list.append(1), lambda: str.upper(), lambda: str.upper(5)):
    try:
        print(call())
    except (TypeError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
