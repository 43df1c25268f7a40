# RUN: %same_as_cpython %s
import sys

sys.stdout.write('no newline at the end')
sys.stderr.write('error text')
sys.exit(1)
