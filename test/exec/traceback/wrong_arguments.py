# RUN: %same_as_cpython %s
def area(width, height):
    return width * height


area(3)
