# Random games of Go on a small board: groups by flood fill, captures, lists of ints.
SIZE = 9
WIDTH = SIZE + 2
EMPTY, BLACK, WHITE, EDGE = range(4)
NEIGHBOURS = (-WIDTH, -1, 1, WIDTH)


class Board:
    def __init__(self):
        self.cells = [EDGE] * (WIDTH * WIDTH)
        for y in range(1, SIZE + 1):
            for x in range(1, SIZE + 1):
                self.cells[y * WIDTH + x] = EMPTY
        self.ko = 0
        self.captured = [0, 0, 0]

    def group(self, at):
        cells = self.cells
        colour = cells[at]
        stones, liberties = {at}, set()
        todo = [at]
        while todo:
            p = todo.pop()
            for d in NEIGHBOURS:
                q = p + d
                c = cells[q]
                if c == EMPTY:
                    liberties.add(q)
                elif c == colour and q not in stones:
                    stones.add(q)
                    todo.append(q)
        return stones, liberties

    def is_eye(self, at, colour):
        return all(self.cells[at + d] in (colour, EDGE) for d in NEIGHBOURS)

    def play(self, at, colour):
        if self.cells[at] != EMPTY or at == self.ko or self.is_eye(at, colour):
            return False
        self.cells[at] = colour
        taken = []
        for d in NEIGHBOURS:
            q = at + d
            if self.cells[q] == 3 - colour:
                stones, liberties = self.group(q)
                if not liberties:
                    for s in stones:
                        self.cells[s] = EMPTY
                    taken.extend(stones)
        if not taken and not self.group(at)[1]:
            self.cells[at] = EMPTY
            return False
        self.captured[colour] += len(taken)
        self.ko = taken[0] if len(taken) == 1 else 0
        return True

    def score(self):
        black = white = 0
        for at, c in enumerate(self.cells):
            if c == BLACK or c == EMPTY and self.is_eye(at, BLACK):
                black += 1
            elif c == WHITE or c == EMPTY and self.is_eye(at, WHITE):
                white += 1
        return black - white


class Random:
    def __init__(self, seed):
        self.seed = seed

    def below(self, n):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7fffffff
        return (self.seed >> 8) % n


def game(random):
    board = Board()
    colour, passes, moves = BLACK, 0, 0
    points = [p for p, c in enumerate(board.cells) if c == EMPTY]
    while passes < 2 and moves < 250:
        start = random.below(len(points))
        for i in range(len(points)):
            if board.play(points[(start + i * 7) % len(points)], colour):
                passes = 0
                break
        else:
            passes += 1
        moves += 1
        colour = 3 - colour
    return board.score(), moves, board.captured[BLACK] - board.captured[WHITE]


random = Random(2024)
totals = [0, 0, 0]
for n in range(45):
    for i, v in enumerate(game(random)):
        totals[i] += v
print(totals)
