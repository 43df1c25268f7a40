"""The name of select that tests of exceptions ask for."""
error = OSError
