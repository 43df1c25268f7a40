# Sockets: a pair, TCP and datagrams on the loopback, time-outs, addresses, errors.
# RUN: %same_as_cpython %s
import _socket as socket
import _thread


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


a, b = socket.socketpair()
print(a.send(b'hello'), b.recv(100), a.family == socket.AF_UNIX, a.getsockname(), a.timeout)
b.settimeout(0.01)
t(b.recv, 1)
b.setblocking(False)
t(b.recv, 1)
print(b.gettimeout(), b.getblocking())
a.shutdown(socket.SHUT_WR)
b.setblocking(True)
print(b.recv(1))
a.close()
print(a.fileno(), a)
t(a.recv, 1)

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', 0))
server.listen()
host, port = server.getsockname()
done = _thread.allocate_lock()
done.acquire()


def client():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect(('localhost', port))
    s.sendall(b'x' * 100000)
    s.close()
    done.release()


_thread.start_new_thread(client, ())
fd, address = server._accept()
c = socket.socket(fileno=fd)
n = 0
while part := c.recv(4096):
    n += len(part)
print(host, n, address[0], c.type == socket.SOCK_STREAM, c.getsockname()[1] == port, server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
done.acquire()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(('', 0))
u.sendto(b'datagram', ('127.0.0.1', u.getsockname()[1]))
data, sender = u.recvfrom(100)
print(data, sender == ('127.0.0.1', u.getsockname()[1]))
buffer = bytearray(4)
u.sendto(b'abcdef', u.getsockname())
print(u.recv_into(buffer), buffer)
unix = socket.socket(socket.AF_UNIX)
unix.bind('s.sock')
print(unix.getsockname())
t(socket.socket(socket.AF_UNIX).connect, 'nowhere.sock')
t(u.bind, 'x')
t(u.bind, ('127.0.0.1',))
t(u.bind, ('127.0.0.1', 70000))
t(u.bind, ('127.0.0.1', 'x'))
t(unix.bind, 'x' * 200)
t(socket.inet_aton, '1.2.3')
t(socket.inet_aton, 'x')
t(socket.inet_ntoa, b'123')
t(socket.inet_pton, socket.AF_INET6, '::1')
t(socket.inet_ntop, socket.AF_INET, b'\x7f\0\0\1')
t(socket.htons, 1)
t(socket.htons, -1)
t(socket.htons, 70000)
t(socket.getaddrinfo, '127.0.0.1', 80, type=socket.SOCK_STREAM)
t(socket.getaddrinfo, 'nowhere.invalid', 1, flags=socket.AI_NUMERICHOST)
t(u.settimeout, -1)
t(socket.socket, 99)
import posix
posix.remove('s.sock')
