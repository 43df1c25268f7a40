# layering.py ROOT: who includes whom, against what may be. Prints every include that points the wrong way.
#
# The compiler: a library may include the headers of its DEPS in lib/*/CMakeLists.txt (and theirs), of Support and of
# ABI. The runtime: ABI and its own folders, nothing of the compiler or of LLVM. ABI: itself and standard headers. The
# heavy parts of LLVM belong to CodeGen and Driver alone.

import os
import re
import sys

root = sys.argv[1]
HEAVY = re.compile(r"llvm/(IR|Target|Passes|Transforms|Linker|MC|CodeGen|LTO)/|lld/")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
EXTENSIONS = (".h", ".cpp", ".def", ".inc")


def dependencies():
    direct = {}
    for name in os.listdir(os.path.join(root, "lib")):
        path = os.path.join(root, "lib", name, "CMakeLists.txt")
        if os.path.exists(path):
            with open(path) as file:
                text = re.sub(r"#.*", "", file.read())
            call = re.search(r"add_pyaot_library\((\w+)([^)]*)\)", text)
            deps = re.search(r"\bDEPS\b([^)]*?)(?:\bLLVM\b|$)", call[2]) if call else None
            direct[name] = set(deps[1].split()) if deps else set()
    result = {}
    for name in direct:
        seen, todo = set(), [name]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += direct.get(here, ())
        result[name] = seen | {"Support", "ABI"}
    return result


def files(*folders):
    for folder in folders:
        for where, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.endswith(EXTENSIONS):
                    path = os.path.join(where, name)
                    with open(path, encoding="utf-8") as file:
                        yield os.path.relpath(path, root), INCLUDE.findall(file.read())


wrong = []
allowed = dependencies()
for path, includes in files("include/pyaot", "lib"):
    parts = path.split(os.sep)
    library = parts[2] if parts[0] == "include" else parts[1]
    for include in includes:
        of = re.match(r"pyaot/(\w+)/", include)
        if library == "ABI":
            if "/" in include and not include.startswith("pyaot/ABI/"):
                wrong.append(f"{path}: ABI includes only itself and standard headers, not {include}")
        elif of and of[1] not in allowed.get(library, {library, "Support", "ABI"}):
            wrong.append(f"{path}: {library} does not depend on {of[1]}, but includes {include}")
        elif HEAVY.match(include) and library not in ("CodeGen", "Driver"):
            wrong.append(f"{path}: only CodeGen and Driver include {include}")
for path, includes in files("runtime"):
    for include in includes:
        if include.startswith(("llvm/", "lld/")) or re.match(r"pyaot/(?!ABI/)", include):
            wrong.append(f"{path}: the runtime includes ABI and its own headers, not {include}")
print("\n".join(wrong) or "every include points the right way")
sys.exit(bool(wrong))
