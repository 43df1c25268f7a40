# RUN: %same_as_cpython
# Modules of the standard library are compiled from their own bytecode; tracebacks name their files.
import heapq
import keyword

print(heapq.nsmallest(2, [5, 1, 4, 2]), keyword.iskeyword("if"), keyword.__file__)
heapq.nlargest(1, 5)
