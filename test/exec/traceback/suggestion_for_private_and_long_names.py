# RUN: %same_as_cpython %s
class Config:
    max_connections = 5
    _hidden = 1


for name in ('max_connection', 'hidden', 'maxconnections', 'xyz'):
    try:
        getattr(Config, name)
    except AttributeError as e:
        print(e)
Config().max_conections
