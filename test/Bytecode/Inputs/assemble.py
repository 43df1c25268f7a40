"""assemble.py OUT.pyc [FIELD=VALUE ...] OPCODE[:ARG] ...: a .pyc whose code need not make sense.

The code has the constants (None, 1), the names (a,), the local x and a stack size of 4, unless a field says otherwise.
ARG may be up to three bytes long."""
import importlib.util
import marshal
import opcode
import sys

fields = {"co_consts": (None, 1), "co_names": ("a",), "co_stacksize": 4}
code = bytearray()
for word in sys.argv[2:]:
    if "=" in word:
        name, value = word.split("=", 1)
        fields[name] = eval(value)
        continue
    name, _, arg = word.partition(":")
    arg = int(arg or 0)
    for shift in (16, 8):
        if arg >> shift:
            code += bytes([opcode.EXTENDED_ARG, arg >> shift & 255])
    number = int(name) if name.isdigit() else opcode.opmap[name]
    code += bytes([number, arg & 255]) + bytes(2 * opcode._inline_cache_entries[number])


def template():
    x = 1


# The interpreter would rewrite unusual opcodes: the code goes in after it has had its look.
nops = bytes([opcode.opmap["NOP"], 0]) * (len(code) // 2)
built = template.__code__.replace(co_code=nops, co_exceptiontable=fields.pop("co_exceptiontable", b""), **fields)
with open(sys.argv[1], "wb") as file:
    file.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(built).replace(nops, bytes(code), 1))
