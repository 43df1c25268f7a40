"""The package of the tests: CPython's files are copied beside this one."""
