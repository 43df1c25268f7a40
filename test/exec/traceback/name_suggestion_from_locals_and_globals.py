# RUN: %same_as_cpython %s
global_value = 1


def f(parameter):
    local_name = 2
    return parametre


f(0)
