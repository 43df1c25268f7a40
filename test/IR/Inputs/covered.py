"""Is every row of Instrs.def used in this IR file?  covered.py Instrs.def file.ir"""
import re
import sys

rows = set(re.findall(r'^IR_(?:INSTR|TERM|BINARY|COMPARE)\(\w+, "(\w+)"', open(sys.argv[1]).read(), re.M))
used = set(re.findall(r"^  (?:%[^=]*= )?(\w+)", open(sys.argv[2]).read(), re.M))
missing = sorted(rows - used)
if missing:
    sys.exit("not in %s: %s" % (sys.argv[2], ", ".join(missing)))
print(len(rows), "instructions")
