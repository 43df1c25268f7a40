# RUN: %same_as_cpython %s
for s in ('Hello World', 'straße', 'ÀÉ', "they're bill's", 'ﬁne', 'ǆ', 'x1y2', 'İ', 'ΑΣ'):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep='|')
