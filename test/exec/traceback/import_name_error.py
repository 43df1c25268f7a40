# RUN: %same_as_cpython %s
from math import no_such_name
