#!/usr/bin/env python3
"""Write the opcode map of one CPython version (lib/Bytecode/maps/) to stdout.

    python3.11 utils/generate-opcode-map.py             the running interpreter
    utils/generate-opcode-map.py --table opcodes.json   a dump made elsewhere

Instrumented, specialised and pseudo opcodes are left out: they are never in a file.
"""
import json
import sys


def from_interpreter():
    import opcode
    version = "%d.%d" % sys.version_info[:2]
    ops = []
    caches = getattr(opcode, "_inline_cache_entries", {})
    instrumented = getattr(opcode, "MIN_INSTRUMENTED_OPCODE", 256)
    for name, number in opcode.opmap.items():
        if number >= min(256, instrumented):
            continue
        count = caches.get(name, 0) if isinstance(caches, dict) else caches[number]
        has_arg = number in opcode.hasarg if hasattr(opcode, "hasarg") else number >= opcode.HAVE_ARGUMENT
        kinds = [k for k in ("const", "name", "local", "free", "jrel", "jabs") if number in getattr(opcode, "has" + k)]
        ops.append((number, name, count, has_arg, kinds))
    return version, ops


def from_table(path):
    with open(path) as f:
        table = json.load(f)
    ops = []
    for o in table["ops"]:
        if o["pseudo"] or o["instrumented"]:
            continue
        kinds = [k for k, field in (("const", "const"), ("name", "nameidx"), ("local", "local"), ("free", "free"),
                                    ("jrel", "jrel"), ("jabs", "jabs")) if o[field]]
        ops.append((o["number"], o["name"], o["caches"], o["arg"], kinds))
    return table["version"], ops


def operand(name, has_arg, kinds):
    # END_ASYNC_FOR's operand is a distance, but it does not jump (3.14).
    if not has_arg or name == "END_ASYNC_FOR":
        return "None"
    for kind, spelling in (("const", "Const"), ("jrel", "Jump"), ("jabs", "Jump"), ("name", "Name"),
                           ("local", "Slot"), ("free", "Deref")):
        if kind in kinds:
            return spelling
    # Lists that older opcode modules keep elsewhere.
    return {"KW_NAMES": "Const", "SEND": "Jump"}.get(name, "Number")


def main():
    version, ops = from_table(sys.argv[2]) if sys.argv[1:2] == ["--table"] else from_interpreter()
    print("// Opcodes of CPython %s, written by utils/generate-opcode-map.py." % version)
    print("//   OPCODE(number, NAME, inline cache units, operand)")
    for number, name, caches, has_arg, kinds in sorted(ops):
        print("OPCODE(%d, %s, %d, %s)" % (number, name, caches, operand(name, has_arg, kinds)))
    print("#undef OPCODE")


main()
