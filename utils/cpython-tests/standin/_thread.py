"""The locks of one thread."""


def get_ident():
    return 1


class RLock:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def acquire(self, *args):
        return True

    def release(self):
        pass


def allocate_lock():
    return RLock()
