# A ray tracer with spheres, a floor and reflections: vectors as objects, virtual methods, recursion.
EPSILON = 1e-6


class Vector:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y, self.z - o.z)

    def scale(self, f):
        return Vector(self.x * f, self.y * f, self.z * f)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self.scale(1.0 / self.dot(self) ** 0.5)

    def reflect(self, normal):
        return self - normal.scale(2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, t):
        return self.origin + self.direction.scale(t)


class Surface:
    def __init__(self, colour, shine):
        self.colour = colour
        self.shine = shine

    def colour_at(self, point):
        return self.colour


class Sphere(Surface):
    def __init__(self, centre, radius, colour, shine):
        super().__init__(colour, shine)
        self.centre = centre
        self.radius = radius

    def hit(self, ray):
        to = self.centre - ray.origin
        along = to.dot(ray.direction)
        under = self.radius * self.radius - to.dot(to) + along * along
        if under < 0.0:
            return None
        t = along - under ** 0.5
        return t if t > EPSILON else None

    def normal(self, point):
        return (point - self.centre).unit()


class Floor(Surface):
    def hit(self, ray):
        if ray.direction.y > -EPSILON:
            return None
        return -ray.origin.y / ray.direction.y

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        if (int(point.x + 1000.0) + int(point.z + 1000.0)) % 2:
            return Vector(0.1, 0.1, 0.1)
        return self.colour


class Scene:
    def __init__(self):
        self.things = []
        self.light = Vector(-4.0, 8.0, -6.0)

    def nearest(self, ray):
        best, thing = None, None
        for candidate in self.things:
            t = candidate.hit(ray)
            if t is not None and (best is None or t < best):
                best, thing = t, candidate
        return best, thing

    def colour(self, ray, depth=0):
        t, thing = self.nearest(ray)
        if thing is None:
            f = 0.5 * (ray.direction.y + 1.0)
            return Vector(1.0 - 0.5 * f, 1.0 - 0.3 * f, 1.0)
        point = ray.at(t)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        start = point + normal.scale(EPSILON * 10)
        brightness = max(0.0, normal.dot(to_light))
        if brightness > 0.0 and self.nearest(Ray(start, to_light))[1] is not None:
            brightness = 0.0
        colour = thing.colour_at(point).scale(0.1 + 0.9 * brightness)
        if thing.shine and depth < 3:
            mirrored = self.colour(Ray(start, ray.direction.reflect(normal)), depth + 1)
            colour = colour.scale(1.0 - thing.shine) + mirrored.scale(thing.shine)
        return colour


def main(width=160, height=100):
    scene = Scene()
    scene.things.append(Floor(Vector(0.9, 0.9, 0.9), 0.15))
    for i in range(5):
        scene.things.append(Sphere(Vector(-3.0 + 1.5 * i, 0.7 + 0.2 * (i % 2), 3.0 + i * 0.4), 0.7,
                                   Vector(0.2 * i, 0.9 - 0.15 * i, 0.5), 0.1 * i))
    eye = Vector(0.0, 1.5, -3.0)
    total = Vector(0.0, 0.0, 0.0)
    rows = []
    for y in range(height):
        row = []
        for x in range(width):
            direction = Vector((x - width / 2) / height, (height / 2 - y) / height, 1.0).unit()
            colour = scene.colour(Ray(eye, direction))
            total = total + colour
            row.append((min(255, int(colour.x * 255)), min(255, int(colour.y * 255)), min(255, int(colour.z * 255))))
        rows.append(row)
    print(f'{total.x:.6f} {total.y:.6f} {total.z:.6f}')
    print(rows[height // 2][width // 2], rows[height // 3][width // 4], sum(p[0] for row in rows for p in row))


main()
