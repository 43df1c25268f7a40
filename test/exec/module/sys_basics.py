# RUN: %same_as_cpython %s
import sys

print(sys.maxsize, sys.version_info[:2], sys.version_info >= (3, 8), sys.byteorder, sys.maxunicode, sys.implementation.name, sys.platform, sys.float_info.max, sys.float_info.epsilon, sys.version.split()[0][:4], type(sys.modules), '__main__' in sys.modules, sys.hexversion >> 16, sys.intern('a') == 'a')
