# RUN: %same_as_cpython %s
# STDIN: look
# STDIN: take lamp
# STDIN: north
# STDIN: take sword
# STDIN: dance
# STDIN:
# STDIN: go east
# STDIN: use lamp
# STDIN: take gold
# STDIN: inventory
# STDIN: go nowhere
# STDIN: drop sword
# STDIN: west
# STDIN: south
# STDIN: quit now
# STDIN: quit
# STDIN: never read
# A state machine that reads commands.
ROOMS = {
    'hall': {'text': 'A hall with dusty banners.', 'exits': {'north': 'kitchen'}, 'items': ['lamp']},
    'kitchen': {'text': 'A kitchen. It smells.', 'exits': {'south': 'hall', 'east': 'cellar'}, 'items': ['spoon']},
    'cellar': {'text': 'Something glitters.', 'exits': {'west': 'kitchen'}, 'items': ['gold'], 'dark': True},
}


class Quit(Exception):
    pass


class Game:
    def __init__(self):
        self.room, self.bag, self.lit, self.turns = 'hall', [], False, 0

    @property
    def here(self):
        return ROOMS[self.room]

    def dark(self):
        return self.here.get('dark', False) and not self.lit

    def do_look(self):
        if self.dark():
            return 'It is too dark to see.'
        items = ', '.join(self.here['items']) or 'nothing'
        return f"{self.here['text']} You see {items}. Exits: {' '.join(sorted(self.here['exits']))}."

    def do_go(self, way):
        try:
            self.room = self.here['exits'][way]
        except KeyError:
            return f'You cannot go {way}.'
        return self.do_look()

    def do_take(self, item):
        if self.dark() or item not in self.here['items']:
            return f'There is no {item} here.'
        self.here['items'].remove(item)
        self.bag.append(item)
        return f'Taken: {item}.'

    def do_drop(self, item):
        if item not in self.bag:
            return f'You have no {item}.'
        self.bag.remove(item)
        self.here['items'].append(item)
        return f'Dropped: {item}.'

    def do_use(self, item):
        if item == 'lamp' and item in self.bag:
            self.lit = not self.lit
            return f"The lamp is {'on' if self.lit else 'off'}."
        return 'Nothing happens.'

    def do_inventory(self):
        return 'You carry ' + (', '.join(self.bag) if self.bag else 'nothing') + '.'

    def do_quit(self):
        raise Quit(f"{len(self.bag)} items, {'gold!' if 'gold' in self.bag else 'no gold'}")

    def command(self, line):
        self.turns += 1
        match line.split():
            case []:
                return 'Say something.'
            case ['north' | 'south' | 'east' | 'west' as way] | ['go', way]:
                return self.do_go(way)
            case [verb, *args]:
                handler = getattr(self, 'do_' + verb, None)
                if handler is None:
                    return f'I do not know how to {verb}.'
                try:
                    return handler(*args)
                except TypeError as e:
                    return f'({e})'


game = Game()
try:
    while True:
        print(game.command(input(f'[{game.room}] > ')))
except Quit as q:
    print(f'Bye after {game.turns} turns: {q}')
