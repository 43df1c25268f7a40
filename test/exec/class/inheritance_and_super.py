# RUN: %same_as_cpython %s
class Animal:
    sound = '...'

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f'{self.name} says {self.sound}'

    def both(self):
        return self.speak() + '!'


class Dog(Animal):
    sound = 'woof'

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return super().speak() + ' loudly'


class Puppy(Dog):
    sound = 'yip'

    def speak(self):
        return super(Puppy, self).speak().upper()


for a in (Animal('a'), Dog('d', ['sit']), Puppy('p')):
    print(a.speak(), a.both(), isinstance(a, Dog), type(a).__name__, type(a).__bases__[0].__name__, sorted(a.__dict__))
print(issubclass(Puppy, Animal), Puppy.__mro__[1].__name__, Animal.speak(Puppy('x')), issubclass(Dog, (int, Animal)))
