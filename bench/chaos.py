# The chaos game on a B-spline: float arithmetic on small objects with operators.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def mix(self, other, t):
        return Vector(self.x * (1 - t) + other.x * t, self.y * (1 - t) + other.y * t)


class Spline:
    def __init__(self, points, degree=3):
        n = len(points)
        self.points = points
        self.degree = degree
        self.knots = [0] * degree + list(range(n - degree + 1)) + [n - degree] * degree

    def span(self, u):
        for i in range(self.degree, len(self.knots) - self.degree):
            if self.knots[i] > u:
                return i - 1
        return len(self.points) - 1

    def __call__(self, u):
        i = self.span(u)
        d = [self.points[i - self.degree + j] for j in range(self.degree + 1)]
        for level in range(1, self.degree + 1):
            for j in range(self.degree, level - 1, -1):
                low = self.knots[j + i - self.degree]
                high = self.knots[j + 1 + i - level]
                d[j] = d[j - 1].mix(d[j], (u - low) / (high - low) if high != low else 0.0)
        return d[self.degree]


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 16807) % 2147483647
        return self.state % n

    def unit(self):
        self.state = (self.state * 16807) % 2147483647
        return self.state / 2147483647.0


def main(width=200, height=200, steps=60000):
    splines = [Spline([Vector(1.6, 0.3), Vector(1.67, 0.27), Vector(1.85, 0.1), Vector(1.7, 0.57), Vector(1.5, 0.2)]),
               Spline([Vector(1.26, 1.77), Vector(1.3, 1.6), Vector(1.4, 1.5), Vector(1.5, 1.45)]),
               Spline([Vector(1.1, 0.7), Vector(1.2, 0.6), Vector(1.3, 0.9), Vector(1.0, 1.0), Vector(0.9, 0.8)])]
    image = [[0] * width for _ in range(height)]
    random = Random(1234)
    point = Vector(1.4, 0.9)
    low, high = Vector(0.8, 0.0), Vector(1.9, 1.9)
    size = high - low
    for _ in range(steps):
        spline = splines[random.below(3)]
        t = random.unit() * (len(spline.points) - spline.degree)
        on = spline(t)
        near = spline(min(t + 0.01, len(spline.points) - spline.degree))
        slope = near - on
        length = slope.length() or 1.0
        point = on + Vector(slope.y / length * 0.1 * (point.x - low.x), -slope.x / length * 0.1 * (point.y - low.y))
        x = int((point.x - low.x) / size.x * width)
        y = int((point.y - low.y) / size.y * height)
        if 0 <= x < width and 0 <= y < height:
            image[y][x] += 1
    print(sum(map(sum, image)), max(map(max, image)), sum(1 for row in image for v in row if v))
    print(f'{point.x:.9f} {point.y:.9f}')


main()
