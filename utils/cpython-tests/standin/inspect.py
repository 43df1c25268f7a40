"""The questions of inspect that the tests ask."""
import types
import unittest

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR = 4, 8, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")


def isgenerator(item):
    return isinstance(item, types.GeneratorType)


def iscoroutine(item):
    return isinstance(item, types.CoroutineType)


def isasyncgen(item):
    return isinstance(item, types.AsyncGeneratorType)


def _has_flag(item, flag):
    if isinstance(item, types.MethodType):
        item = item.__func__
    return isinstance(item, types.FunctionType) and bool(item.__code__.co_flags & flag)


def isgeneratorfunction(item):
    return _has_flag(item, CO_GENERATOR)


def iscoroutinefunction(item):
    return _has_flag(item, CO_COROUTINE)


def isasyncgenfunction(item):
    return _has_flag(item, CO_ASYNC_GENERATOR)


def isabstract(item):
    return isinstance(item, type) and bool(item.__flags__ & 1 << 20)


def isfunction(item):
    return isinstance(item, types.FunctionType)


def isclass(item):
    return isinstance(item, type)


def isawaitable(item):
    return iscoroutine(item) or hasattr(type(item), "__await__") or (
        isgenerator(item) and bool(item.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs inspect")


signature = getsource = getmembers = getfullargspec = stack = currentframe = _skip
