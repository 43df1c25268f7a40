# RUN: %same_as_cpython %s
def f():
    try:
        raise SystemExit(4)
    except Exception:
        print('not an Exception')
    finally:
        print('finally')


f()
