# Method calls on a hierarchy: tasks of several kinds that pass packets through queues.
class Packet:
    def __init__(self, kind, value):
        self.kind = kind
        self.value = value
        self.next = None


class Queue:
    def __init__(self):
        self.head = None
        self.tail = None
        self.size = 0

    def put(self, packet):
        packet.next = None
        if self.tail is None:
            self.head = packet
        else:
            self.tail.next = packet
        self.tail = packet
        self.size += 1

    def get(self):
        packet = self.head
        if packet is None:
            return None
        self.head = packet.next
        if self.head is None:
            self.tail = None
        self.size -= 1
        return packet

    def is_empty(self):
        return self.head is None


class Task:
    def __init__(self, name, priority):
        self.name = name
        self.priority = priority
        self.queue = Queue()
        self.runs = 0
        self.held = False

    def accept(self, packet):
        self.queue.put(packet)
        return self

    def is_ready(self):
        return not self.held and not self.queue.is_empty()

    def step(self, system):
        self.runs += 1
        return self.handle(self.queue.get(), system)


class Worker(Task):
    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.sum = 0

    def handle(self, packet, system):
        self.sum = (self.sum + packet.value * self.runs) % 65521
        packet.value = self.sum
        packet.kind = self.runs % 3
        return system.route(packet)


class Device(Task):
    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.count = 0

    def handle(self, packet, system):
        self.count += 1
        packet.value ^= self.count
        packet.kind = 1 if packet.value % 2 else 2
        return system.route(packet)


class Filter(Device):
    def is_ready(self):
        return super().is_ready() and self.runs <= self.count + 1

    def handle(self, packet, system):
        if packet.value % 5 == 0:
            self.held = True
            system.release = self
        return super().handle(packet, system)


class System:
    def __init__(self):
        self.tasks = [Worker('worker', 3), Device('device', 2), Filter('filter', 1)]
        self.release = None
        self.routed = 0

    def route(self, packet):
        self.routed += 1
        return self.tasks[packet.kind].accept(packet)

    def best(self):
        found = None
        for task in self.tasks:
            if task.is_ready() and (found is None or task.priority > found.priority):
                found = task
        return found

    def run(self, steps):
        for i in range(steps):
            task = self.best()
            if task is None or i % 7 == 0:
                if self.release is not None:
                    self.release.held = False
                    self.release = None
                if task is None:
                    continue
            task.step(self)


def main(steps):
    system = System()
    for i in range(12):
        system.route(Packet(i % 3, i * 101))
    system.run(steps)
    print(system.routed, [(t.name, t.runs, t.queue.size) for t in system.tasks], system.tasks[0].sum, system.tasks[1].count)


main(800000)
