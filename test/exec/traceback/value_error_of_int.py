# RUN: %same_as_cpython %s
def parse(line):
    return [int(x) for x in line.split(',')]


print(parse('1,2'))
parse('1,x')
