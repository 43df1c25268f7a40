# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: dataclasses needs exec().
# STDIN: look
# STDIN: help
# STDIN: help take
# STDIN: take lamp
# STDIN: take sword
# STDIN: go north
# STDIN: GO East
# STDIN: go sideways
# STDIN:
# STDIN: inventory
# STDIN: fly
# STDIN: drop lamp
# STDIN: save
# STDIN: go west
# STDIN: restore
# STDIN: look
# STDIN: quit
"""A text adventure on the library's cmd module."""
import cmd
import copy
import enum
import shlex
import sys
import textwrap
from dataclasses import dataclass, field
from functools import cached_property, wraps


class Direction(enum.Enum):
    NORTH = (0, 1)
    SOUTH = (0, -1)
    EAST = (1, 0)
    WEST = (-1, 0)

    @property
    def opposite(self):
        return Direction(tuple(-n for n in self.value))

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        return None


class State(enum.Flag):
    DARK = enum.auto()
    LOCKED = enum.auto()
    WET = enum.auto()
    GLOOMY = DARK | WET


class Score(enum.IntEnum):
    NONE = 0
    FOUND = 5
    WON = 10


@dataclass
class Room:
    name: str
    text: str
    state: State = State(0)
    items: list = field(default_factory=list)
    exits: dict = field(default_factory=dict, repr=False)

    @cached_property
    def wrapped(self):
        return textwrap.fill(textwrap.dedent(self.text).strip(), 50)


def needs_light(method):
    @wraps(method)
    def checked(self, line):
        if State.DARK in self.room.state and 'lamp' not in self.carried:
            print(f'It is too dark to {method.__name__.removeprefix("do_")} anything.')
            return None
        return method(self, line)
    return checked


class Game(cmd.Cmd):
    intro = 'You wake up. Type help or ? for the commands.'
    prompt = '> '
    use_rawinput = False

    def __init__(self, **options):
        super().__init__(**options)
        cell = Room('Cell', 'A bare cell. A door leads north.', items=['lamp'])
        hall = Room('Hall', '''
            A hall with a long table, on which a candle stump has left
            a puddle of wax in the shape of a sleeping dog.''', State.DARK, ['sword', 'coin'])
        cave = Room('Cave', 'Water drips.', State.GLOOMY)
        for a, direction, b in ((cell, Direction.NORTH, hall), (hall, Direction.EAST, cave)):
            a.exits[direction] = b
            b.exits[direction.opposite] = a
        self.room, self.carried, self.saved, self.score = cell, [], None, Score.NONE

    def do_look(self, line):
        """look: describe the place"""
        print(self.room.name.upper())
        print(self.room.wrapped)
        if self.room.items:
            print('Here:', ', '.join(self.room.items))
        print('Exits:', *sorted(d.name.lower() for d in self.room.exits), self.room.state)

    def do_go(self, line):
        """go DIRECTION: walk"""
        try:
            direction = Direction(line.strip())
            self.room = self.room.exits[direction]
        except ValueError as error:
            print('Where?', error)
        except KeyError as error:
            print('No way', error)
        else:
            self.onecmd('look')

    @needs_light
    def do_take(self, line):
        """take ITEM...: pick up"""
        for item in shlex.split(line):
            try:
                self.room.items.remove(item)
            except ValueError as error:
                print(f'There is no {item} here. ({error})')
            else:
                self.carried.append(item)
                self.score = max(self.score, Score.FOUND)

    def do_drop(self, line):
        self.carried.remove(line)
        self.room.items.append(line)

    def do_inventory(self, line):
        """inventory: what you carry"""
        print(self.carried or 'nothing', repr(self.score), self.score + 1, f'{self.score}')

    def do_save(self, line):
        self.saved = copy.deepcopy((self.room, self.carried))
        print(self.saved[0] is not self.room, self.saved[0].name == self.room.name, self.saved[1] == self.carried)

    def do_restore(self, line):
        self.room, self.carried = copy.copy(self.saved)

    def do_quit(self, line):
        """quit: leave"""
        return True

    def emptyline(self):
        print('Say something.')

    def postloop(self):
        print('Bye.', self.lastcmd)


game = Game(stdin=sys.stdin, stdout=sys.stdout)
game.cmdloop()
print(list(Direction), State.GLOOMY, ~State.WET, State.GLOOMY & State.DARK, Direction['EAST'].opposite, Score(5) is Score.FOUND)
print(repr(State.DARK | State.LOCKED), list(State.GLOOMY), State.WET in State.GLOOMY, bool(State(0)), len(State))
