# Shortest paths on a grid with a binary heap of tuples.
def shortest(width, height, cost):
    start, goal = 0, width * height - 1
    best = [1 << 60] * (width * height)
    best[start] = 0
    heap = [(0, start)]
    pops = 0
    while heap:
        top = heap[0]
        last = heap.pop()
        if heap:
            i, n = 0, len(heap)
            while True:
                child = 2 * i + 1
                if child >= n:
                    break
                if child + 1 < n and heap[child + 1] < heap[child]:
                    child += 1
                if not heap[child] < last:
                    break
                heap[i] = heap[child]
                i = child
            heap[i] = last
        distance, at = top
        pops += 1
        if distance > best[at]:
            continue
        if at == goal:
            return distance, pops
        x, y = at % width, at // width
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < width and 0 <= ny < height:
                to = ny * width + nx
                new = distance + cost[to]
                if new < best[to]:
                    best[to] = new
                    item = (new, to)
                    heap.append(item)
                    i = len(heap) - 1
                    while i:
                        parent = (i - 1) // 2
                        if not item < heap[parent]:
                            break
                        heap[i] = heap[parent]
                        i = parent
                    heap[i] = item


def main():
    width = height = 260
    seed, cost = 99, []
    for _ in range(width * height):
        seed = (seed * 1103515245 + 12345) % 2147483648
        cost.append(1 + (seed >> 16) % 9)
    for _ in range(2):
        print(shortest(width, height, cost))


main()
