"""small_memory.py TOOL...: files of about 100 bytes that name huge sizes, given to each tool with half a gigabyte of memory."""
import importlib.util
import os
import resource
import struct
import subprocess
import sys
import tempfile

i32 = struct.Struct("<i").pack
BIG = 2**31 - 1
EMPTY, NOTHING = b")\x00", b"s" + i32(0)


def code(args=0, stack=1, code=b"\x97\0d\0S\0", consts=b")\x01N", names=EMPTY, kinds=NOTHING, lines=NOTHING, table=NOTHING):
    """A code object of 3.11."""
    name = b"z\x01m"
    body = b"s" + i32(len(code)) + code
    return (b"c" + i32(args) + i32(0) + i32(0) + i32(stack) + i32(0) + body + consts + names + EMPTY + kinds + name * 3 + i32(1)
            + lines + table)


huge = [kind + i32(BIG) for kind in (b"(", b">", b"s", b"u", b"t", b"a", b"A", b"l")] + [b"l" + i32(-BIG), b")\xff", b"z\xff"]
files = huge + [code(consts=h) for h in huge] + [code(names=b")\x01" + h) for h in huge] + [
    code(args=BIG), code(stack=BIG), code(stack=2**20, code=b"\x97\0d\0" + b"\x90\xff" * 3 + b"\x5c\xff" + b"\0\0S\0"),
    code(code=b"\x97\0" + b"\x90\xff" * 3 + b"\x66\xff" + b"S\0"),
    code(lines=b"s" + i32(8) + b"\xef\x7f\x7f\x7f\x7f\x7f\x7f\x7f"), code(table=b"s" + i32(8) + b"\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f"),
    code(kinds=b"s" + i32(BIG)), b")\x01" * 90]

wrong = 0
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.pyc")
    for number, data in enumerate(files):
        with open(path, "wb") as file:
            file.write(b"\xa7\x0d\r\n" + bytes(12) + data)
        for tool in sys.argv[1:]:
            run = subprocess.run([tool, "--emit-ir" if tool.endswith("pyaot") else "--canon", path], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, timeout=60,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)))
            if run.returncode not in (0, 1) or (run.returncode == 1 and b"error: " not in run.stderr):
                wrong += 1
                print(number, data.hex(), tool, run.returncode, run.stderr.decode(errors="replace"))
            if number < len(huge) and b"malformed" not in run.stderr:
                wrong += 1
                print(number, "not refused", run.stderr.decode(errors="replace"))
sys.exit(wrong > 0)
