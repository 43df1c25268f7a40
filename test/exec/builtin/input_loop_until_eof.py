# RUN: %same_as_cpython %s
# STDIN: 3
# STDIN: 4.5
# STDIN: oops
# STDIN: -1
total = 0
while True:
    try:
        total += float(input())
    except ValueError as e:
        print('skip', e)
    except EOFError:
        break
print(total)
