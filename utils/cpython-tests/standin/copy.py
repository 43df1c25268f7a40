"""copy and deepcopy of what the tests copy."""


class Error(Exception):
    pass


_ATOMS = (type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
          type(len), type(lambda: None), property)


def _rebuild(x, state_of, memo):
    kind = type(x)
    reduced = x.__reduce_ex__(4)
    if isinstance(reduced, str):
        return x
    function, args, state, items, pairs = (tuple(reduced) + (None,) * 5)[:5]
    if memo is not None:
        args = tuple(state_of(arg) for arg in args)
    result = function(*args)
    if memo is not None:
        memo[id(x)] = result
    if state is not None:
        state = state_of(state)
        if hasattr(result, "__setstate__"):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                result.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(result, name, value)
    for item in items or ():
        result.append(state_of(item))
    for key, value in pairs or ():
        result[state_of(key)] = state_of(value)
    return result


def copy(x):
    kind = type(x)
    if kind in (tuple, frozenset, slice) or isinstance(x, type) or kind in _ATOMS:
        return x
    if kind in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(kind, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, lambda value: value, None)


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    kind = type(x)
    if kind in _ATOMS or isinstance(x, type):
        return x
    if id(x) in memo:
        return memo[id(x)]
    copier = getattr(kind, "__deepcopy__", None)
    if copier is not None:
        result = copier(x, memo)
    elif kind is list:
        result = memo[id(x)] = []
        result.extend(deepcopy(item, memo) for item in x)
    elif kind is dict:
        result = memo[id(x)] = {}
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
    elif kind is tuple:
        result = tuple([deepcopy(item, memo) for item in x])
        result = memo.get(id(x), result)
    else:
        result = _rebuild(x, lambda value: deepcopy(value, memo), memo)
    memo[id(x)] = result
    memo.setdefault(id(memo), []).append(x)
    return result
