"""Writes .pyc files whose marshal data is a trap; the header is good."""
import importlib.util
import struct

i32 = struct.Struct("<i").pack
bombs = {
    "nested": b")\x01" * 5000 + b"N",
    "huge": b"(" + i32(2**31 - 1),
    "negative": b"s" + i32(-1),
    # Each tuple holds the one before it sixteen times.
    "laughs": b")\x02" * 30 + b"\xa9\x00" + b"".join(b"\xa9\x10" + (b"r" + i32(n)) * 16 for n in range(30)),
    "self": b"\xa9\x01r" + i32(0),
    "missing": b"r" + i32(7),
    "list": b"[" + i32(0),
    "none": b"N",
    "digit": b"l" + i32(1) + b"\xff\xff",
    "utf8": b"u" + i32(2) + b"\xc0\x80",
}
for name, data in bombs.items():
    with open(name + ".pyc", "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER + bytes(12) + data)
