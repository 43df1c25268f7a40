# Files, folders, links and descriptors through the module posix.
# RUN: %same_as_cpython %s
import posix

posix.mkdir('d')
fd = posix.open('d/a', posix.O_CREAT | posix.O_RDWR, 0o640)
print(posix.write(fd, b'hello world'), posix.lseek(fd, 0, 0), posix.read(fd, 5), posix.pread(fd, 3, 1))
posix.ftruncate(fd, 4)
st = posix.fstat(fd)
print(st.st_size, st[6], oct(st.st_mode), len(st), st == posix.stat('d/a'), st.st_mtime_ns // 10**9 == st[8])
posix.close(fd)
posix.symlink('a', 'd/l')
posix.link('d/a', 'd/h')
print(sorted(posix.listdir('d')), sorted(posix.listdir(b'd')), posix.readlink('d/l'), posix.readlink(b'd/l'))
with posix.scandir('d') as it:
    for e in sorted(it, key=lambda e: e.name):
        print(e, e.path, e.is_dir(), e.is_file(), e.is_file(follow_symlinks=False), e.is_symlink(),
              e.stat().st_size, e.stat(follow_symlinks=False).st_mode & 0o170000, e.inode() == posix.lstat(e.path).st_ino)
posix.utime('d/a', (1000000000, 1234567890.5))
print(posix.stat('d/a').st_atime, posix.stat('d/a').st_mtime, posix.stat('d/a').st_mtime_ns)
posix.utime('d/a', ns=(5, 1234567890123456789))
print(posix.stat('d/a').st_atime_ns, posix.stat('d/a').st_mtime_ns)
posix.chmod('d/a', 0o600)
print(oct(posix.stat('d/a').st_mode), posix.access('d/a', posix.R_OK), posix.access('d/zz', posix.F_OK))
posix.rename('d/a', 'd/b')
posix.replace('d/b', 'd/c')
d = posix.open('d', posix.O_RDONLY)
print(sorted(posix.listdir(d)), posix.stat('c', dir_fd=d).st_size)
posix.unlink('c', dir_fd=d)
posix.close(d)
for name in ('d/l', 'd/h'):
    posix.remove(name)
posix.chdir('d')
print(posix.getcwd().endswith('/d'), posix.getcwdb()[-2:])
posix.chdir('..')
posix.rmdir('d')
r, w = posix.pipe()
print(posix.get_inheritable(r), posix.get_blocking(r))
posix.set_blocking(r, False)
try:
    posix.read(r, 1)
except BlockingIOError as e:
    print(e)
posix.writev(w, [b'ab', b'cd'])
buffer = bytearray(3)
print(posix.readv(r, [buffer]), buffer)
pid = posix.fork()
if pid == 0:
    posix.write(w, b'child')
    posix._exit(7)
done, status = posix.waitpid(pid, 0)
print(done == pid, posix.WIFEXITED(status), posix.WEXITSTATUS(status), posix.waitstatus_to_exitcode(status), posix.read(r, 10))
for path in ('', '.', '/', '//', '///', 'a/../b', '/../a', '../a/./b//c/', 'a/b/../..', '//a/../..', 'ä/../x'):
    print(repr(posix._path_normpath(path)), end=' ')
print(posix.fspath('x'), posix.strerror(13), len(posix.urandom(5)), posix.environ[b'PYTHONHASHSEED'])
posix.putenv('XYZ', 'ü')
print(posix.system('test "$XYZ" = ü && exit 3') >> 8)
