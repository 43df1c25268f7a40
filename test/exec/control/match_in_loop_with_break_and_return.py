# RUN: %same_as_cpython %s
def run(commands):
    stack = []
    for c in commands.split():
        match c:
            case 'stop':
                break
            case 'skip':
                continue
            case '+' | '*' as op if len(stack) >= 2:
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if op == '+' else a * b)
            case 'ret':
                return 'returned', stack
            case _ if c.isdigit():
                stack.append(int(c))
            case _:
                try:
                    raise ValueError(c)
                except ValueError as e:
                    stack.append(repr(e))
    else:
        return 'else', stack
    return 'break', stack


print(run('1 2 + 3 *'), run('1 stop 2'), run('5 skip ret 6'), run('+ x'), run(''))
