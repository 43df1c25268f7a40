# old_pyc.py OUT: writes a .pyc of CPython 3.10 for `None` as a whole module, by hand.
import struct
import sys

def short(s): return b'z' + bytes([len(s)]) + s
code = b'c' + struct.pack('<6i', 0, 0, 0, 0, 1, 64)          # counts of arguments and locals, stack size, flags
code += b's' + struct.pack('<i', 4) + bytes([100, 0, 83, 0])  # LOAD_CONST 0, RETURN_VALUE
code += b')\x01N' + b')\x00' * 4                              # consts, names, varnames, freevars, cellvars
code += short(b'old.py') + short(b'<module>') + struct.pack('<i', 1) + b's' + struct.pack('<i', 0)
with open(sys.argv[1], 'wb') as out:
    out.write(struct.pack('<H', 3439) + b'\r\n' + bytes(12) + code)
