# RUN: %same_as_cpython
# os finds the system's module by sys.builtin_module_names; os.path is a module that it puts into sys.modules.
import sys
import os
import os.path

print("posix" in sys.builtin_module_names, "io" in sys.builtin_module_names)
print(os.name, os.sep, os.path.join("a", "b"), sys.modules["os.path"] is os.path)
