# RUN: %same_as_cpython %s
# Shortest paths with a heap written here.
class Heap:
    def __init__(self):
        self.a = []

    def push(self, item):
        a = self.a
        a.append(item)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0] = last
            i = 0
            while True:
                c = 2 * i + 1
                if c >= len(a):
                    break
                if c + 1 < len(a) and a[c + 1] < a[c]:
                    c += 1
                if a[i] <= a[c]:
                    break
                a[i], a[c] = a[c], a[i]
                i = c
        return top

    def __len__(self):
        return len(self.a)


def dijkstra(graph, start):
    dist, prev = {start: 0}, {}
    heap = Heap()
    heap.push((0, start))
    done = set()
    while heap:
        d, u = heap.pop()
        if u in done:
            continue
        done.add(u)
        for v, w in graph.get(u, ()):
            if v not in dist or d + w < dist[v]:
                dist[v] = d + w
                prev[v] = u
                heap.push((d + w, v))
    return dist, prev


def path(prev, start, end):
    out = [end]
    while out[-1] != start:
        if out[-1] not in prev:
            return None
        out.append(prev[out[-1]])
    return out[::-1]


TEXT = '''
Oslo Bergen 463
Oslo Stockholm 523
Stockholm Malmö 614
Malmö København 45
København Hamburg 320
Oslo København 605
Hamburg Berlin 289
Bergen Hamburg 1200
Reykjavík Akureyri 388
'''
graph = {}
for line in TEXT.split('\n'):
    if not line:
        continue
    a, b, km = line.split()
    graph.setdefault(a, []).append((b, int(km)))
    graph.setdefault(b, []).append((a, int(km)))
dist, prev = dijkstra(graph, 'Oslo')
for city in sorted(graph):
    p = path(prev, 'Oslo', city)
    print(f'{city:<12}{dist.get(city, float("inf")):>6}', ' > '.join(p) if p else 'no way')
n = 30
grid = {(r, c): [((r + dr, c + dc), (r * 7 + c * 13 + dr * 3) % 9 + 1) for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)) if 0 <= r + dr < n and 0 <= c + dc < n] for r in range(n) for c in range(n)}
dist, prev = dijkstra(grid, (0, 0))
print(dist[n - 1, n - 1], len(path(prev, (0, 0), (n - 1, n - 1))), max(dist.values()), sum(dist.values()))
h = Heap()
for x in (5, 3, 8, 1, 9, 2, 3):
    h.push(x)
print([h.pop() for _ in range(len(h))])
