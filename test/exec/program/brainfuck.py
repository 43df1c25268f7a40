# RUN: %same_as_cpython %s
# Interpreter with jump table, tape that grows, and errors.
class BfError(Exception):
    pass


def jumps(code):
    stack, table = [], {}
    for i, c in enumerate(code):
        if c == '[':
            stack.append(i)
        elif c == ']':
            if not stack:
                raise BfError(f'unmatched ] at {i}')
            j = stack.pop()
            table[i], table[j] = j, i
    if stack:
        raise BfError(f'unmatched [ at {stack[-1]}')
    return table


def run(code, data='', limit=2_000_000):
    code = ''.join(c for c in code if c in '+-<>[].,')
    table = jumps(code)
    tape, ptr, pc, steps = [0], 0, 0, 0
    source = iter(data)
    out = []
    while pc < len(code):
        steps += 1
        if steps > limit:
            raise BfError(f'stopped after {limit:,} steps')
        match code[pc]:
            case '>':
                ptr += 1
                if ptr == len(tape):
                    tape.append(0)
            case '<':
                ptr -= 1
                if ptr < 0:
                    raise BfError(f'left of the tape at {pc}')
            case '+':
                tape[ptr] = (tape[ptr] + 1) & 255
            case '-':
                tape[ptr] = (tape[ptr] - 1) & 255
            case '.':
                out.append(chr(tape[ptr]))
            case ',':
                tape[ptr] = ord(next(source, '\0'))
            case '[' if not tape[ptr]:
                pc = table[pc]
            case ']' if tape[ptr]:
                pc = table[pc]
        pc += 1
    return ''.join(out), steps, len(tape)


HELLO = '++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.'
print(run(HELLO))
print(run(',[.,]', 'echo!'), run('>,[>,]<[.<]', 'reverse'))
print(run('++++++++++[>+++++++>++++++++++>+++>+<<<<-]>++.>+.+++++++..+++.'))
print(run('++++++[>+++++++[>+>+<<-]<-]>>.>[-<+>]<<+++[>++++++<-]>.'))
for bad in ('[', ']', '[[]', '<', '+[]'):
    try:
        print(run(bad, limit=1000))
    except BfError as e:
        print(repr(bad), e)
