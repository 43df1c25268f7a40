# Value iteration on a game of dice as a decision process: dicts keyed by tuples, fractions as ints, floats.
def transitions(target=60, sides=6):
    states = {}
    for mine in range(target):
        for theirs in range(0, target, 3):
            for turn in range(0, target - mine, 2):
                states[(mine, theirs, turn)] = None
    return states


def solve(target, rounds):
    states = list(transitions(target))
    value = {s: 0.5 for s in states}
    get = value.get
    for _ in range(rounds):
        biggest = 0.0
        for s in states:
            mine, theirs, turn = s
            hold = 1.0 if mine + turn >= target else 1.0 - get((theirs, (mine + turn) // 3 * 3, 0), 0.5)
            roll = 1.0 - get((theirs, mine // 3 * 3, 0), 0.5)
            for face in range(2, 7):
                after = turn + face
                roll += 1.0 if mine + after >= target else get((mine, theirs, after // 2 * 2), 0.5)
            roll /= 6
            new = hold if hold > roll else roll
            change = new - value[s]
            if change < 0:
                change = -change
            if change > biggest:
                biggest = change
            value[s] = new
        if biggest < 1e-9:
            break
    return value, biggest


value, biggest = solve(36, 30)
print(len(value), f'{value[(0, 0, 0)]:.9f} {value[(18, 9, 6)]:.9f} {biggest:.3e}')
