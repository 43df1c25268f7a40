# RUN: %same_as_cpython %s
def f(what):
    log = []
    try:
        log.append('try')
        if what:
            raise what
    except ValueError as e:
        log.append(f'value {e}')
    except (KeyError, IndexError) as e:
        log.append(f'{type(e).__name__} {e}')
    except Exception:
        log.append('other')
    else:
        log.append('else')
    finally:
        log.append('finally')
    return log


for w in (None, ValueError('v'), KeyError('k'), IndexError('i'), TypeError('t'), UnicodeError('subclass of ValueError')):
    print(f(w))
