# RUN: %same_as_cpython %s
# A queue at two counters, driven by generators as processes and an own random generator.
class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) / 2**31

    def between(self, low, high):
        return low + (high - low) * self.next()


class Simulation:
    def __init__(self):
        self.now, self.queue, self.serial = 0.0, [], 0

    def start(self, process):
        self.schedule(0, process)

    def schedule(self, delay, process):
        self.serial += 1
        item = (self.now + delay, self.serial, process)
        i = len(self.queue)
        while i and self.queue[i - 1] < item:
            i -= 1
        self.queue.insert(i, item)

    def run(self):
        while self.queue:
            self.now, _, process = self.queue.pop()
            try:
                delay = process.send(None)
            except StopIteration as stop:
                yield self.now, stop.value
            else:
                self.schedule(delay, process)


def customer(sim, n, counters, random, stats):
    arrived = sim.now
    while True:
        free = [c for c in counters if not c['busy']]
        if free:
            break
        yield 0.5
        if sim.now - arrived > 6:
            stats['left'] += 1
            return f'{n} gave up'
    counter = free[0]
    counter['busy'] = True
    waited = sim.now - arrived
    stats['waits'].append(waited)
    try:
        yield random.between(1, 5)
        counter['served'] += 1
    finally:
        counter['busy'] = False
    return f'{n} served after {waited:.2f}'


def source(sim, count, counters, random, stats):
    for n in range(count):
        sim.start(customer(sim, n, counters, random, stats))
        yield random.between(0.2, 2.2)
    return 'closed'


sim, random = Simulation(), Random(42)
counters = [{'busy': False, 'served': 0} for _ in range(2)]
stats = {'left': 0, 'waits': []}
sim.start(source(sim, 40, counters, random, stats))
for when, what in sim.run():
    print(f'{when:8.3f} {what}')
waits = stats['waits']
print(f"{len(waits)} served, {stats['left']} left, mean wait {sum(waits) / len(waits):.4f}, longest {max(waits):.4f}")
print([c['served'] for c in counters], sorted(round(w, 1) for w in waits)[-5:])
