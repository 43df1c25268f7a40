# RUN: %same_as_cpython %s
def show(change):
    a = bytearray(b'abcdefgh')
    try:
        change(a)
    except Exception as e:
        print(type(e).__name__, e)
    print(a, len(a))


def delete_step(a): del a[::2]
def delete_backwards(a): del a[5:1:-2]
def grow(a): a[2:4] = b'XYZ'
def insert_itself(a): a[2:2] = a
def assign_step(a): a[::3] = b'123'
def assign_step_wrong(a): a[::3] = b'1'
def assign_ints(a): a[5:100] = [1, 2, 3]
def assign_int(a): a[0:2] = 5
def add_itself(a): a += a


for f in (delete_step, delete_backwards, grow, insert_itself, assign_step, assign_step_wrong, assign_ints, assign_int, add_itself):
    show(f)
