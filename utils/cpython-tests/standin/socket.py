"""The name of socket that tests of exceptions ask for."""
error = OSError
timeout = TimeoutError
herror = type("herror", (OSError,), {})
gaierror = type("gaierror", (OSError,), {})
