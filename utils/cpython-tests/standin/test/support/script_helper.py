"""test.support.script_helper: a compiled program starts no Python."""
import unittest


def assert_python_ok(*args, **keywords):
    raise unittest.SkipTest("starts another Python")


assert_python_failure = run_python_until_end = make_script = kill_python = spawn_python = assert_python_ok
