# RUN: %same_as_cpython %s
import no_such_module_at_all
