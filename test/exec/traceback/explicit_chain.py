# RUN: %same_as_cpython %s
class ConfigError(Exception):
    pass


def load(text):
    try:
        return float(text)
    except ValueError as e:
        raise ConfigError('bad value: ' + text) from e


load('abc')
