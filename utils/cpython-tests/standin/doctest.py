"""The doctests are turned into programs by the runner; their own harness does nothing."""


def _nothing(*args, **keywords):
    pass


testmod = DocTestSuite = DocFileSuite = run_docstring_examples = DocTestFinder = _nothing
ELLIPSIS = NORMALIZE_WHITESPACE = IGNORE_EXCEPTION_DETAIL = 0
