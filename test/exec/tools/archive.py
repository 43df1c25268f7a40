# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: _bz2 and _lzma are missing.
"""Packs folders into archives and finds what is there twice."""
import base64
import binascii
import bisect
import bz2
import fnmatch
import glob
import gzip
import hashlib
import io
import lzma
import os
import secrets
import shutil
import stat
import string
import struct
import tarfile
import tempfile
import uuid
import zipfile
import zlib
from array import array
from collections import defaultdict
from pathlib import Path

HEADER = struct.Struct('<4sBxHIq')


def make_tree(top):
    for name, data in {'a.txt': b'same text\n' * 50, 'b/copy.txt': b'same text\n' * 50, 'b/c/other.bin': bytes(range(256)) * 3,
                       'b/c/.hidden': b'', 'empty.dat': b''}.items():
        path = Path(top, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    os.symlink('a.txt', Path(top, 'link'))
    os.chmod(Path(top, 'a.txt'), 0o640)


def duplicates(top):
    sizes, digests = defaultdict(list), defaultdict(list)
    with os.scandir(top) as entries:
        print(sorted((e.name, e.is_dir(), e.is_symlink()) for e in entries))
    for folder, folders, files in os.walk(top):
        for name in files:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                sizes[os.stat(path).st_size].append(path)
    for group in sizes.values():
        for path in group if len(group) > 1 else ():
            with open(path, 'rb') as file:
                digests[hashlib.sha256(file.read()).hexdigest()].append(os.path.relpath(path, top))
    return {digest[:12]: sorted(names) for digest, names in digests.items() if len(names) > 1}


def zipped(top):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(Path(top).rglob('*.*')):
            archive.write(path, path.relative_to(top))
        archive.writestr('notes/readme.txt', 'written from text')
    with zipfile.ZipFile(buffer) as archive:
        print(archive.testzip(), archive.namelist())
        for info in archive.infolist():
            print(f'{info.filename:<20}{info.file_size:>6} {info.CRC:08x} {info.date_time[0]}' if 'notes' not in info.filename else info.filename)
        return archive.read('b/copy.txt')[:10]


def main():
    with tempfile.TemporaryDirectory() as top:
        make_tree(top)
        print(duplicates(top))
        print(zipped(top))
        print(sorted(os.path.basename(p) for p in glob.glob(top + '/**/*.txt', recursive=True)), fnmatch.filter(os.listdir(top), '[ae]*'))
        print(stat.filemode(os.stat(top + '/a.txt').st_mode), os.readlink(top + '/link'), os.path.getsize(top + '/link'))
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode='w:gz', format=tarfile.PAX_FORMAT) as archive:
            archive.add(top, arcname='tree')
        tar.seek(0)
        with tarfile.open(fileobj=tar) as archive:
            print(sorted(m.name for m in archive.getmembers()), archive.extractfile('tree/b/c/other.bin').read(4))
        shutil.copytree(top, top + '/again', symlinks=True)
        print(sorted(os.listdir(top + '/again')), shutil.which('sh') is not None)
        shutil.rmtree(top + '/again')
        try:
            os.rmdir(top)
        except OSError as error:
            print(error.strerror, error.filename == top)

    data = string.printable.encode() * 20
    for module in (zlib, gzip, bz2, lzma):
        packed = module.compress(data)
        print(module.__name__, module.decompress(packed) == data, len(packed) < len(data))
    print(f'{zlib.crc32(data):08x} {zlib.adler32(data):08x} {binascii.crc_hqx(data, 0):04x}')
    for name in ('md5', 'sha1', 'sha512', 'sha3_256', 'blake2b'):
        print(name, hashlib.new(name, data).hexdigest()[:24], hashlib.new(name).digest_size)
    print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 100).hex()[:20])
    packed = HEADER.pack(b'PACK', 2, 65535, 4_000_000_000, -5)
    print(packed.hex(' ', 4), HEADER.unpack(packed), HEADER.size, struct.calcsize('@bqi'))
    for wrong in (lambda: HEADER.pack(b'x', 1, 70000, 0, 0), lambda: struct.unpack('>I', b'abc'), lambda: struct.pack('y')):
        try:
            wrong()
        except struct.error as error:
            print('struct.error:', error)
    for encode, decode in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode),
                           (base64.a85encode, base64.a85decode), (base64.b85encode, base64.b85decode), (binascii.hexlify, binascii.unhexlify)):
        text = encode(b'any carnal\x00\xff')
        print(text, decode(text))
    try:
        base64.b64decode('abc', validate=True)
    except binascii.Error as error:
        print(error)
    values = array('d', [3.5, 1.25])
    values.extend([2.0])
    print(values, values.tobytes()[:8], memoryview(values).format, array('H', b'\1\0\2\0').tolist(), values.buffer_info()[1])
    ladder = []
    for n in (5, 1, 4, 1, 3):
        bisect.insort(ladder, n)
    print(ladder, bisect.bisect_left(ladder, 4), uuid.uuid5(uuid.NAMESPACE_DNS, 'example.test'), uuid.UUID(int=5).urn)
    print(len(secrets.token_hex(8)), secrets.compare_digest('a', 'a'), len(uuid.uuid4().bytes))


main()
