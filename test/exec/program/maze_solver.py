# RUN: %same_as_cpython %s
# Breadth-first search in a maze, depth-first for the longest corridor, and drawing of the way.
MAZE = """
#####################
#S#       #       # #
# ### ### ##### # # #
#   #   #         # #
### # # ######### # #
#   # # #       #   #
# ##### ##### # ### #
#     #       # #   #
##### ## #### # # ###
#             #    E#
#####################
""".strip().split('\n')
WAYS = {'N': (-1, 0), 'E': (0, 1), 'S': (1, 0), 'W': (0, -1)}


class NoWay(Exception):
    pass


class Queue:
    def __init__(self, *items):
        self.inbox, self.outbox = list(items), []

    def put(self, x):
        self.inbox.append(x)

    def get(self):
        if not self.outbox:
            self.outbox = self.inbox[::-1]
            self.inbox = []
        return self.outbox.pop()

    def __bool__(self):
        return bool(self.inbox or self.outbox)


def find(maze, what):
    for r, line in enumerate(maze):
        if (c := line.find(what)) >= 0:
            return r, c
    raise NoWay(f'no {what!r} in the maze')


def solve(maze):
    start, goal = find(maze, 'S'), find(maze, 'E')
    came, queue = {start: None}, Queue(start)
    while queue:
        here = queue.get()
        if here == goal:
            break
        for name, (dr, dc) in WAYS.items():
            there = here[0] + dr, here[1] + dc
            if maze[there[0]][there[1]] != '#' and there not in came:
                came[there] = here, name
                queue.put(there)
    else:
        raise NoWay(f'{len(came)} cells seen, no way out')
    moves, cell = [], goal
    while came[cell]:
        cell, name = came[cell]
        moves.append(name)
    return ''.join(reversed(moves)), len(came)


def squeeze(moves):
    out, i = '', 0
    while i < len(moves):
        j = i
        while j < len(moves) and moves[j] == moves[i]:
            j += 1
        out += f'{moves[i]}{j - i}'
        i = j
    return out


def draw(maze, moves):
    cells = [list(line) for line in maze]
    r, c = find(maze, 'S')
    for m in moves[:-1]:
        r, c = r + WAYS[m][0], c + WAYS[m][1]
        cells[r][c] = '↑→↓←'['NESW'.index(m)]
    return '\n'.join(map(''.join, cells))


def flood(maze, start):
    """The farthest cell from start and how far it is."""
    seen, layer, steps = {start}, [start], 0
    while True:
        nxt = [p for r, c in layer for dr, dc in WAYS.values() if maze[(p := (r + dr, c + dc))[0]][p[1]] != '#' and not (p in seen or seen.add(p))]
        if not nxt:
            return min(layer), steps
        layer, steps = nxt, steps + 1


moves, seen = solve(MAZE)
print(len(moves), seen, squeeze(moves))
print(draw(MAZE, moves))
print(flood(MAZE, find(MAZE, 'S')), flood(MAZE, find(MAZE, 'E')))
blocked = [line.replace('E', ' ') for line in MAZE]
for m in (blocked, ['####', '#S##', '##E#', '####']):
    try:
        solve(m)
    except NoWay as e:
        print('NoWay:', e)
