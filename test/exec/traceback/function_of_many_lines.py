# RUN: %same_as_cpython %s
def compute(values):
    total = 0
    for i, v in enumerate(values):
        if v is None:
            continue
        scaled = v * 2
        total += scaled
        ratio = total / (v - 3)
        total -= int(ratio)
    return total


print(compute([1, None, 2]))
print(compute([1, 2, 3, 4]))
