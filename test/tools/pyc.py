# pyc.py SRC OUT: compiles one Python file to a .pyc with the Python that runs this. The co_filename is the bare file
# name, so that the bytes, and every text form made of them, do not depend on where the tree lies.
import os
import py_compile
import sys

source, out = sys.argv[1:3]
try:
    py_compile.compile(source, cfile=out, dfile=os.path.basename(source), doraise=True,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
except py_compile.PyCompileError as error:
    sys.exit(str(error))
