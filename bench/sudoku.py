# Sudoku by propagation and search: dicts of strings, sets, recursion.
ROWS, COLUMNS, DIGITS = 'ABCDEFGHI', '123456789', '123456789'
SQUARES = [r + c for r in ROWS for c in COLUMNS]
UNIT_LIST = ([[r + c for r in ROWS] for c in COLUMNS] + [[r + c for c in COLUMNS] for r in ROWS]
             + [[r + c for r in rs for c in cs] for rs in ('ABC', 'DEF', 'GHI') for cs in ('123', '456', '789')])
UNITS = {s: [u for u in UNIT_LIST if s in u] for s in SQUARES}
PEERS = {s: {x for u in UNITS[s] for x in u} - {s} for s in SQUARES}
PUZZLES = ['4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......',
           '52...6.........7.13...........4..8..6......5...........418.........3..2...87.....',
           '6.....8.3.4.7.................5.4.7.3..2.....1.6.......2.....5.....8.6......1....',
           '48.3............71.2.......7.5....6....2..8.............1.76...3.....4......5....',
           '....14....3....2...7..........9...3.6.1.............8.2.....1.4....5.6.....7.8...',
           '......52..8.4......3...9...5.1...6..2..7........3.....6...1..........7.4.......3.']


def parse(text):
    values = {s: DIGITS for s in SQUARES}
    for s, d in zip(SQUARES, text):
        if d in DIGITS and not assign(values, s, d):
            return None
    return values


def assign(values, s, d):
    if all(eliminate(values, s, other) for other in values[s].replace(d, '')):
        return values
    return None


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, '')
    if not values[s]:
        return None
    if len(values[s]) == 1:
        last = values[s]
        if not all(eliminate(values, peer, last) for peer in PEERS[s]):
            return None
    for unit in UNITS[s]:
        places = [q for q in unit if d in values[q]]
        if not places:
            return None
        if len(places) == 1 and not assign(values, places[0], d):
            return None
    return values


def search(values):
    if values is None:
        return None
    if all(len(values[s]) == 1 for s in SQUARES):
        return values
    _, s = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    for d in values[s]:
        found = search(assign(values.copy(), s, d))
        if found:
            return found
    return None


for puzzle in PUZZLES:
    solved = search(parse(puzzle))
    print(''.join(solved[s] for s in SQUARES))
