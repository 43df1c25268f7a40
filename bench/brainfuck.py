# An interpreter with a table of jumps: indexing strings and lists, a long if chain.
SOURCE = '''
++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.
>++++++++++[>++++++++++[>++++++++++[>++++++++++[>+++++<-]<-]<-]<-]>>>>[-]
<<<<<<<<
'''


def compile_jumps(code):
    jumps = {}
    stack = []
    for i, c in enumerate(code):
        if c == '[':
            stack.append(i)
        elif c == ']':
            j = stack.pop()
            jumps[i] = j
            jumps[j] = i
    return jumps


def run(source):
    code = ''.join(c for c in source if c in '+-<>[].,')
    jumps = compile_jumps(code)
    tape = [0] * 100
    out = []
    steps = 0
    pc = 0
    at = 0
    while pc < len(code):
        c = code[pc]
        steps += 1
        if c == '>':
            at += 1
        elif c == '<':
            at -= 1
        elif c == '+':
            tape[at] = (tape[at] + 1) & 255
        elif c == '-':
            tape[at] = (tape[at] - 1) & 255
        elif c == '[':
            if not tape[at]:
                pc = jumps[pc]
        elif c == ']':
            if tape[at]:
                pc = jumps[pc]
        elif c == '.':
            out.append(chr(tape[at]))
        pc += 1
    return ''.join(out), steps, tape[:8]


for _ in range(6):
    print(run(SOURCE))
