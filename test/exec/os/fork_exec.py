# What subprocess calls: fork and exec in one.
# RUN: %same_as_cpython %s
import _posixsubprocess
import posix


def run(args, paths, cwd=None, env=None):
    r, w = posix.pipe()
    err_r, err_w = posix.pipe()
    pid = _posixsubprocess.fork_exec(args, paths, True, (err_w,), cwd, env, -1, -1, r, w, -1, -1, err_r, err_w,
                                     True, False, -1, None, None, None, -1, None, True)
    posix.close(w)
    posix.close(err_w)
    out = b''
    while part := posix.read(r, 100):
        out += part
    error = posix.read(err_r, 100)
    _, status = posix.waitpid(pid, 0)
    print(out, error, posix.waitstatus_to_exitcode(status))
    for fd in (r, err_r):
        posix.close(fd)


run(['echo', 'one', b'two'], [b'/nowhere/echo', b'/bin/echo'])
run(['sh', '-c', 'echo $A; pwd; exit 3'], [b'/bin/sh'], '/', [b'A=b'])
run(['x'], [b'/nowhere/x'])
run(['x'], [b'/bin/sh'], '/nowhere')
run(['sh', '-c', 'kill -9 $$'], [b'/bin/sh'])
