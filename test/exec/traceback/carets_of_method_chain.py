# RUN: %same_as_cpython %s
text = ' abc '
result = (text
          .strip()
          .upper()
          .missing()
          .lower())
