# RUN: %same_as_cpython %s
state, log = 'idle', []
transitions = {('idle', 'start'): 'running', ('running', 'pause'): 'paused', ('paused', 'start'): 'running', ('running', 'stop'): 'idle'}


def handle(event):
    global state
    before = state
    state = transitions.get((state, event), state)
    log.append(f'{before}-{event}->{state}')
    return before != state


print([handle(e) for e in ('start', 'start', 'pause', 'stop', 'start', 'stop', 'bogus')], state)
print(*log, sep='\n')
