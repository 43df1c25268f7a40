# RUN: %same_as_cpython %s
for s in ('', 'abc', 'ABC', 'Abc Def', '123', '12a', ' \t\n', 'é', '²', '½', '٣', 'a_b', '1a', 'class', '\x00', 'ªº', '中'):
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(),
          s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())
