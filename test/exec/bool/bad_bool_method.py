# RUN: %same_as_cpython %s
class Bad:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


for make in (Bad, BadLen):
    try:
        if make():
            print('yes')
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
