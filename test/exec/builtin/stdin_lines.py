# RUN: %same_as_cpython %s
# STDIN: alpha beta
# STDIN: gamma
# STDIN:
# STDIN: last
import sys

print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line), line.split())
print(repr(sys.stdin.read()))
