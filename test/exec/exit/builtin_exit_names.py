# RUN: %same_as_cpython %s
print('before')
raise SystemExit('message to stderr')
