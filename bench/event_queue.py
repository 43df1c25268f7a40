# A simulation of customers and tills: a heap of events, closures as actions, generators as processes.
def push(heap, item):
    heap.append(item)
    i = len(heap) - 1
    while i > 0:
        parent = (i - 1) >> 1
        if heap[parent] <= item:
            break
        heap[i] = heap[parent]
        i = parent
    heap[i] = item


def pop(heap):
    top = heap[0]
    item = heap.pop()
    n = len(heap)
    if n:
        i = 0
        child = 1
        while child < n:
            if child + 1 < n and heap[child + 1] < heap[child]:
                child += 1
            if item <= heap[child]:
                break
            heap[i] = heap[child]
            i = child
            child = 2 * i + 1
        heap[i] = item
    return top


class Simulation:
    def __init__(self, tills):
        self.now = 0
        self.events = []
        self.order = 0
        self.free = tills
        self.waiting = []
        self.served = 0
        self.waited = 0
        self.seed = 12345

    def random(self, n):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7fffffff
        return (self.seed >> 8) % n

    def at(self, delay, action):
        self.order += 1
        push(self.events, (self.now + delay, self.order, action))

    def customer(self):
        arrived = self.now
        if not self.free:
            self.waiting.append(resume := [])
            yield resume
        self.free -= 1
        self.waited += self.now - arrived
        yield 20 + self.random(30)
        self.free += 1
        self.served += 1
        if self.waiting:
            self.waiting.pop(0)[0]()

    def advance(self, process):
        for step in process:
            if isinstance(step, list):
                step.append(lambda: self.advance(process))
            else:
                self.at(step, lambda: self.advance(process))
            return

    def arrivals(self, n):
        def arrive():
            self.advance(self.customer())
            if self.order < n:
                self.at(5 + self.random(9), arrive)
        self.at(0, arrive)

    def run(self):
        while self.events:
            self.now, _, action = pop(self.events)
            action()


for tills in (3, 4, 5):
    simulation = Simulation(tills)
    simulation.arrivals(110000)
    simulation.run()
    print(tills, simulation.served, simulation.waited, simulation.now)
