# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: dataclasses needs exec().
"""An inventory with events, plugins and a journal: the object-oriented side of the library."""
import abc
import collections.abc
import contextlib
import functools
import inspect
import itertools
import json
import logging
import operator
import pickle
import sys
import types
import typing
import weakref
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Generic, NamedTuple, Protocol, TypeVar

T = TypeVar('T')


class Event(NamedTuple):
    name: str
    payload: dict[str, Any] = {}

    def __str__(self):
        return f'{self.name}({", ".join(f"{k}={v!r}" for k, v in self.payload.items())})'


@typing.runtime_checkable
class Listener(Protocol):
    def notify(self, event: Event) -> None: ...


class Bus:
    """Listeners are held weakly: dropping one is enough to end its subscription."""
    def __init__(self):
        self.listeners = weakref.WeakSet()
        self.history = collections.deque(maxlen=4)

    def subscribe(self, listener: Listener) -> Listener:
        if not isinstance(listener, Listener):
            raise TypeError(f'{type(listener).__name__} cannot listen')
        self.listeners.add(listener)
        return listener

    def publish(self, name, /, **payload):
        event = Event(name, payload)
        self.history.append(event)
        for listener in sorted(self.listeners, key=operator.attrgetter('rank')):
            listener.notify(event)


class Plugin(abc.ABC):
    registry: ClassVar[dict[str, type]] = {}
    rank = 0

    def __init_subclass__(cls, /, name=None, **options):
        super().__init_subclass__(**options)
        cls.registry[name or cls.__name__.lower()] = cls

    @abc.abstractmethod
    def notify(self, event): ...


class Printer(Plugin):
    rank = 2

    def notify(self, event):
        print('   ', event)


class Count(Plugin, name='counter'):
    def __init__(self):
        self.counts = collections.Counter()

    def notify(self, event):
        self.counts[event.name] += 1


@dataclass(slots=True, kw_only=True)
class Item:
    sku: str
    quantity: int = 0
    tags: set[str] = field(default_factory=set)

    def __hash__(self):
        return hash(self.sku)


class Store(collections.abc.MutableMapping, Generic[T]):
    def __init__(self, bus: Bus):
        self._items: dict[str, T] = {}
        self._bus = bus

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._bus.publish('replaced' if key in self else 'added', key=key)
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]
        self._bus.publish('removed', key=key)

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return f'<store of {len(self)}>'

    @contextlib.contextmanager
    def transaction(self):
        saved = dict(self._items)
        try:
            yield self
        except Exception as error:
            self._items = saved
            error.add_note('rolled back')
            raise
        else:
            self._bus.publish('committed', size=len(self))


@functools.singledispatch
def describe(value) -> str:
    return f'something: {value!r}'


@describe.register
def _(value: int) -> str:
    return f'{value:,}'


@describe.register(list)
@describe.register(tuple)
def _(value):
    return ' and '.join(map(describe, value))


@describe.register
def _(value: Item):
    return f'{value.quantity} x {value.sku}'


@functools.lru_cache(maxsize=3)
def price(sku: str, *, factor: int = 1) -> int:
    return sum(map(ord, sku)) * factor


def traced(function: Callable[..., T]) -> Callable[..., T]:
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        print('call', function.__name__, dict(bound.arguments))
        return function(*args, **kwargs)
    return wrapper


@traced
def restock(store: Store, sku: str, amount: int = 10, *tags: str, urgent: bool = False) -> Item:
    item = store.setdefault(sku, Item(sku=sku))
    item.quantity += amount
    item.tags |= {*tags} | ({'urgent'} if urgent else set())
    return item


def main():
    bus = Bus()
    printer, counter = (bus.subscribe(Plugin.registry[name]()) for name in ('printer', 'counter'))
    store = Store[Item](bus)
    with contextlib.redirect_stdout(sys.stdout), store.transaction():
        for sku, amount in (('bolt', 100), ('nut', 250)):
            store[sku] = Item(sku=sku, quantity=amount)
    try:
        with store.transaction():
            del store['bolt']
            store['cog'] = store['missing']
    except KeyError as error:
        print(repr(error), error.__notes__, sorted(store))
    print(describe([store['nut'], 1234567, ('x', 2.5)]), describe.registry.keys() == {object, int, list, tuple, Item})
    print(store, store.keys(), list(store.values())) if False else print(len(store), 'bolt' in store, store.get('zzz'))
    print(store.pop('nut'), store.popitem(), counter.counts.most_common(2), [str(e) for e in bus.history])

    for bad in (object(), 5):
        try:
            bus.subscribe(bad)
        except TypeError as error:
            print(error)
    try:
        Plugin()
    except TypeError as error:
        print(error)
    try:
        Item('positional')
    except TypeError as error:
        print(error)
    try:
        Item(sku='x').color = 'red'
    except AttributeError as error:
        print(error)

    print([price(s) for s in ('a', 'b', 'a', 'c', 'd', 'a')], price('b', factor=2), price.cache_info(), price.__wrapped__('q'))
    print(inspect.signature(restock), restock.__annotations__['return'])
    print(inspect.signature(Item), inspect.signature(Event), inspect.getdoc(Bus))
    print(Event('a'), Event('b', {'x': 1})._asdict(), Event._fields, Event._field_defaults, Event('q') < Event('r'))
    first, second = pickle.loads(pickle.dumps((Event('p', {'deep': [1, {2}]}), Item(sku='pickled', tags={'t'}))))
    print(first, second, first == Event('p', {'deep': [1, {2}]}))
    print(typing.get_type_hints(Item), typing.get_origin(dict[str, int]), typing.get_args(Callable[[int], str]))
    numbers = itertools.accumulate(itertools.islice(itertools.cycle([1, 2, 3]), 8), operator.mul)
    print(list(numbers), list(itertools.starmap(pow, itertools.pairwise([2, 3, 2]))), list(itertools.zip_longest('ab', 'c', fillvalue='-')))
    print({k: [*g] for k, g in itertools.groupby(sorted('banana'))}, functools.reduce(operator.or_, [{1}, {2}, {3}]))
    frozen = types.MappingProxyType({'a': 1})
    try:
        frozen['b'] = 2
    except TypeError as error:
        print(error, frozen)
    space = types.SimpleNamespace(x=1, y=types.SimpleNamespace())
    print(space, vars(space), json.dumps(vars(space), default=vars))
    with contextlib.ExitStack() as stack:
        for name in 'abc':
            stack.callback(print, 'closing', name)
        stack.enter_context(contextlib.suppress(ZeroDivisionError))
        1 / 0
    del printer
    restock(store, 'gear', 5, 'new', urgent=True)


logging.getLogger('never').warning('goes to %s', 'stderr')
main()
