"""check_maps.py ROOT: what each CPython at hand says of its opcodes is what lib/Bytecode/maps says."""
import os
import subprocess
import sys

root = sys.argv[1]
sys.path.insert(0, os.path.join(root, "test", "tools"))
import live_versions

different = 0
found = list(live_versions.pythons())
for minor, python in found:
    made = subprocess.run([python, os.path.join(root, "utils", "generate-opcode-map.py")], check=True, stdout=subprocess.PIPE).stdout
    with open(os.path.join(root, "lib", "Bytecode", "maps", "Python3%d.def" % minor), "rb") as file:
        if file.read() != made:
            different += 1
            print("3.%d: lib/Bytecode/maps is not what %s says" % (minor, python))
print("checked", ", ".join("3.%d" % minor for minor, _ in found))
sys.exit(different > 0)
