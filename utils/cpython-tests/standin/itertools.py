"""itertools in Python, as generators."""


class chain:
    def __init__(self, *iterables):
        self._items = self._run(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        result = cls()
        result._items = cls._run(iterables)
        return result

    @staticmethod
    def _run(iterables):
        for iterable in iterables:
            yield from iterable

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    items = list(iterable)
    while items:
        yield from items


def repeat(item, *times):
    if times:
        for _ in range(times[0]):
            yield item
    else:
        while True:
            yield item


def islice(iterable, *bounds):
    bounds = slice(*bounds)
    start, stop, step = bounds.start or 0, bounds.stop, bounds.step or 1
    if stop is not None and stop <= start:
        stop = max(stop, 0)
    items = iter(iterable)
    wanted = start
    at = 0
    while stop is None or at < stop:
        try:
            item = next(items)
        except StopIteration:
            return
        if at == wanted:
            yield item
            wanted += step
        at += 1


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat

    def rest(index):
        if index == len(pools):
            yield ()
            return
        for item in pools[index]:
            for others in rest(index + 1):
                yield (item,) + others
    return rest(0)


def _choices(items, r, allowed):
    def rest(chosen):
        if len(chosen) == r:
            yield tuple(items[index] for index in chosen)
            return
        for index in range(len(items)):
            if allowed(index, chosen):
                yield from rest(chosen + [index])
    return rest([])


def permutations(iterable, r=None):
    items = tuple(iterable)
    return _choices(items, len(items) if r is None else r, lambda index, chosen: index not in chosen)


def combinations(iterable, r):
    return _choices(tuple(iterable), r, lambda index, chosen: not chosen or index > chosen[-1])


def combinations_with_replacement(iterable, r):
    return _choices(tuple(iterable), r, lambda index, chosen: not chosen or index >= chosen[-1])


def accumulate(iterable, func=lambda a, b: a + b, *, initial=None):
    items = iter(iterable)
    total = initial
    if initial is None:
        for total in items:
            break
        else:
            return
    yield total
    for item in items:
        total = func(total, item)
        yield total


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


def filterfalse(predicate, iterable):
    return (item for item in iterable if not (predicate(item) if predicate else item))


def compress(data, selectors):
    return (item for item, chosen in zip(data, selectors) if chosen)


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def pairwise(iterable):
    items = iter(iterable)
    for last in items:
        break
    for item in items:
        yield last, item
        last = item


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    missing = object()
    while True:
        row = [next(iterator, missing) for iterator in iterators]
        if all(item is missing for item in row):
            return
        yield tuple(fillvalue if item is missing else item for item in row)


def tee(iterable, n=2):
    items = iter(iterable)
    queues = [[] for _ in range(n)]

    def run(queue):
        while True:
            if not queue:
                try:
                    item = next(items)
                except StopIteration:
                    return
                for other in queues:
                    other.append(item)
            yield queue.pop(0)
    return tuple(run(queue) for queue in queues)


def groupby(iterable, key=None):
    group, last = [], None
    for item in iterable:
        value = item if key is None else key(item)
        if group and value != last:
            yield last, iter(group)
            group = []
        group.append(item)
        last = value
    if group:
        yield last, iter(group)
