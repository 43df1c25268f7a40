//===- Socket.cpp - module _socket: the type socket -----------------------------------------------===//
//
// Families AF_INET, AF_INET6 and AF_UNIX. A socket with a time-out is one that does not
// wait; poll() waits for it. Python reference: library, "socket".
//
//===----------------------------------------------------------------------===//
#include "OS/Socket.h"
#include "Classes/NativeType.h"
#include "OS/Posix.h"

#include <arpa/inet.h>
#include <climits>
#include <cmath>
#include <cstring>
#include <ctime>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pyaot::rt {

constinit double defaultSocketTimeout = -1;

namespace {

struct Socket : Object {
  int32_t fd, family, type, protocol;
  double timeout; ///< Seconds; negative: none; 0: does not wait.
};
Socket *socketOf(Value v) { return as<Socket>(v); }

double now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}

/// Waits for the socket as its time-out says: 1 = ready, 0 = the time is up, -1 = raised or errno.
int waitReady(Socket *s, bool writing, double until) {
  pollfd p{s->fd, short(writing ? POLLOUT : POLLIN), 0};
  return blocking([&] {
    double left = until - now();
    int milliseconds = left <= 0 ? 0 : left > INT_MAX / 1000 ? INT_MAX : int(std::ceil(left * 1e3));
    return poll(&p, 1, milliseconds);
  });
}

/// A system call on the socket, which waits as the time-out says. -1: failed, see fail().
template <typename Fn> int64_t socketCall(Socket *s, bool writing, Fn call) {
  double until = s->timeout > 0 ? now() + s->timeout : 0;
  for (;;) {
    if (s->timeout > 0) {
      int ready = waitReady(s, writing, until);
      if (ready < 0)
        return -1;
      if (ready == 0) {
        raise(types::TimeoutError, "timed out");
        return -1;
      }
    }
    int64_t result = blocking(call);
    if (result >= 0 || isRaised())
      return result;
    if (!(s->timeout > 0 && (errno == EWOULDBLOCK || errno == EAGAIN)))
      return -1;
  }
}

bool setNonBlocking(int fd, bool on) {
  int flags = fcntl(fd, F_GETFL);
  return flags >= 0 && fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) >= 0;
}

} // namespace

bool timeoutArgument(Value v, double *out) {
  if (isNone(v)) {
    *out = -1;
    return true;
  }
  if (!requireDouble(v, out))
    return false;
  if (std::isnan(*out))
    return raise(types::ValueError, "Invalid value NaN (not a number)"), false;
  if (*out < 0)
    return raise(types::ValueError, "Timeout value out of range"), false;
  return true;
}

// --- Addresses -----------------------------------------------------------------------------------------------------------

Value addressValue(const sockaddr_storage &a, socklen_t length) {
  if (length == 0)
    return kNone;
  switch (a.ss_family) {
  case AF_INET: {
    auto &in = reinterpret_cast<const sockaddr_in &>(a);
    char text[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
    return valueOf(makeTuple({systemText(text), smallInt(ntohs(in.sin_port))}));
  }
  case AF_INET6: {
    auto &in = reinterpret_cast<const sockaddr_in6 &>(a);
    char text[INET6_ADDRSTRLEN];
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
    return valueOf(makeTuple({systemText(text), smallInt(ntohs(in.sin6_port)), intValue(ntohl(in.sin6_flowinfo)), intValue(in.sin6_scope_id)}));
  }
  case AF_UNIX: {
    auto &un = reinterpret_cast<const sockaddr_un &>(a);
    size_t n = length > offsetof(sockaddr_un, sun_path) ? length - offsetof(sockaddr_un, sun_path) : 0;
    if (n && !un.sun_path[0]) // the abstract namespace: bytes
      return valueOf(makeBytes(un.sun_path, int64_t(n)));
    return systemText({un.sun_path, n ? strnlen(un.sun_path, n) : 0});
  }
  default: return valueOf(makeTuple({smallInt(a.ss_family), valueOf(makeBytes(&a, int64_t(length)))}));
  }
}

/// The number that a host's name stands for. False = gaierror raised.
static bool resolveHost(Value host, int family, sockaddr_storage *out) {
  if (!isStr(host) && !isKind<Bytes>(host) && !isKind<ByteArray>(host))
    return raise(types::TypeError, "str, bytes or bytearray expected, not %T", host), false;
  Path name("socket", Path::Name, "host");
  if (!name.set(host))
    return false;
  memset(out, 0, sizeof *out);
  out->ss_family = sa_family_t(family);
  if (!*name.text || !strcmp(name.text, "<broadcast>")) {
    if (*name.text)
      reinterpret_cast<sockaddr_in *>(out)->sin_addr.s_addr = INADDR_BROADCAST;
    return true;
  }
  void *place = family == AF_INET ? static_cast<void *>(&reinterpret_cast<sockaddr_in *>(out)->sin_addr)
                                  : &reinterpret_cast<sockaddr_in6 *>(out)->sin6_addr;
  if (inet_pton(family, name.text, place) == 1)
    return true;
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = family;
  int error;
  {
    Unlocked others;
    error = getaddrinfo(name.text, nullptr, &hints, &found);
  }
  if (error)
    return raiseAddressError(error), false;
  memcpy(out, found->ai_addr, found->ai_addrlen);
  freeaddrinfo(found);
  return true;
}

static bool portArgument(Value v, const char *function, in_port_t *out) {
  Value number = index(v);
  int64_t port;
  if (!number)
    return false;
  if (!toInt64(number, &port) || port < 0 || port > 65535)
    return raise(types::OverflowError, "%s(): port must be 0-65535.", function), false;
  *out = htons(in_port_t(port));
  return true;
}

static bool addressArgument(Socket *s, Value v, const char *function, sockaddr_storage *out, socklen_t *length) {
  memset(out, 0, sizeof *out);
  out->ss_family = sa_family_t(s->family);
  if (s->family == AF_UNIX) {
    Path path(function);
    BytesView view;
    auto *un = reinterpret_cast<sockaddr_un *>(out);
    if (!isStr(v) && viewBytes(v, &view)) {
    } else if (path.set(v)) {
      view = {reinterpret_cast<const uint8_t *>(path.text), int64_t(path.length)};
    } else {
      return false;
    }
    if (view.length >= int64_t(sizeof un->sun_path) + (view.length && !view.data[0]))
      return raise(types::OSError, "AF_UNIX path too long"), false;
    memcpy(un->sun_path, view.data, size_t(view.length));
    *length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(view.length) + (view.length && view.data[0] ? 1 : 0));
    return true;
  }
  bool six = s->family == AF_INET6;
  if (!six && s->family != AF_INET)
    return raise(types::OSError, "%s(): bad family", function), false;
  if (!isKind<Tuple>(v))
    return raise(types::TypeError, "%s(): %s address must be tuple, not %T", function, six ? "AF_INET6" : "AF_INET", v), false;
  Tuple *t = as<Tuple>(v);
  if (t->length < 2 || t->length > (six ? 4 : 2)) {
    if (six)
      raise(types::TypeError, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    else
      raise(types::TypeError, "AF_INET address must be a pair (host, port)");
    return false;
  }
  in_port_t port;
  if (!resolveHost(t->items()[0], s->family, out) || !portArgument(t->items()[1], function, &port))
    return false;
  if (!six) {
    reinterpret_cast<sockaddr_in *>(out)->sin_port = port;
    *length = sizeof(sockaddr_in);
    return true;
  }
  auto *in = reinterpret_cast<sockaddr_in6 *>(out);
  in->sin6_port = port;
  int64_t flow = 0, scope = in->sin6_scope_id;
  if ((t->length > 2 && !requireInt64(t->items()[2], &flow)) || (t->length > 3 && !requireInt64(t->items()[3], &scope)))
    return false;
  in->sin6_flowinfo = htonl(uint32_t(flow));
  in->sin6_scope_id = uint32_t(scope);
  *length = sizeof(sockaddr_in6);
  return true;
}

// --- Methods ---------------------------------------------------------------------------------------------------------------

namespace {

Value accept(Value self, Value *, size_t, Tuple *) {
  Socket *s = socketOf(self);
  sockaddr_storage address;
  socklen_t length = sizeof address;
  int64_t fd = socketCall(s, false, [&] { return accept4(s->fd, reinterpret_cast<sockaddr *>(&address), &length, SOCK_CLOEXEC); });
  return fd < 0 ? Value(fail()) : valueOf(makeTuple({intValue(fd), addressValue(address, length)}));
}
Value bindMethod(Value self, Value *args, size_t, Tuple *) {
  sockaddr_storage address;
  socklen_t length;
  if (!addressArgument(socketOf(self), args[0], "bind", &address, &length))
    return kError;
  return noneOr(bind(socketOf(self)->fd, reinterpret_cast<sockaddr *>(&address), length));
}

/// 0, or the number of the error; -1 = raised.
int connectTo(Socket *s, const sockaddr_storage &address, socklen_t length) {
  int result;
  {
    Unlocked others;
    result = connect(s->fd, reinterpret_cast<const sockaddr *>(&address), length);
  }
  if (result == 0)
    return 0;
  bool waits = (errno == EINTR && s->timeout != 0) || (errno == EINPROGRESS && s->timeout > 0);
  if (!waits)
    return errno;
  if (runSignalHandlers() == kRaised)
    return -1;
  int ready = waitReady(s, true, s->timeout > 0 ? now() + s->timeout : now() + 1e9);
  if (ready < 0)
    return isRaised() ? -1 : errno;
  if (ready == 0)
    return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &size);
  return error == EISCONN ? 0 : error;
}
Value connectMethod(Value self, Value *args, size_t, Tuple *) {
  sockaddr_storage address;
  socklen_t length;
  if (!addressArgument(socketOf(self), args[0], "connect", &address, &length))
    return kError;
  int error = connectTo(socketOf(self), address, length);
  if (error == 0)
    return kNone;
  if (error > 0 && error == ETIMEDOUT && socketOf(self)->timeout > 0)
    return raise(types::TimeoutError, "timed out");
  return error < 0 ? kError : Value(raiseErrno(error));
}
Value connectEx(Value self, Value *args, size_t, Tuple *) {
  sockaddr_storage address;
  socklen_t length;
  if (!addressArgument(socketOf(self), args[0], "connect_ex", &address, &length))
    return kError;
  int error = connectTo(socketOf(self), address, length);
  return error < 0 ? kError : smallInt(error == ETIMEDOUT && socketOf(self)->timeout > 0 ? EAGAIN : error);
}
Value listenMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int backlog = 128;
  if (nargs && !intArgument(args[0], &backlog))
    return kError;
  return noneOr(listen(socketOf(self)->fd, backlog < 0 ? 0 : backlog));
}

Value sendMethod(Value self, Value *args, size_t nargs, Tuple *) {
  Socket *s = socketOf(self);
  BytesView data;
  int flags = 0;
  if (!requireBytes(args[0], &data) || (nargs > 1 && !intArgument(args[1], &flags)))
    return kError;
  return intOr(socketCall(s, true, [&] { return send(s->fd, data.data, size_t(data.length), flags); }));
}
Value sendall(Value self, Value *args, size_t nargs, Tuple *) {
  Socket *s = socketOf(self);
  BytesView data;
  int flags = 0;
  if (!requireBytes(args[0], &data) || (nargs > 1 && !intArgument(args[1], &flags)))
    return kError;
  while (data.length > 0) {
    int64_t n = socketCall(s, true, [&] { return send(s->fd, data.data, size_t(data.length), flags); });
    if (n < 0)
      return fail();
    data.data += n;
    data.length -= n;
    if (runSignalHandlers() == kRaised)
      return kError;
  }
  return kNone;
}
Value sendto_(Value self, Value *args, size_t nargs, Tuple *) {
  Socket *s = socketOf(self);
  BytesView data;
  int flags = 0;
  sockaddr_storage address;
  socklen_t length;
  if (!requireBytes(args[0], &data) || (nargs > 2 && !intArgument(args[1], &flags)) ||
      !addressArgument(s, args[nargs - 1], "sendto", &address, &length))
    return kError;
  return intOr(socketCall(s, true, [&] {
    return sendto(s->fd, data.data, size_t(data.length), flags, reinterpret_cast<sockaddr *>(&address), length);
  }));
}

bool sizeOf(Value v, int64_t *size, const char *function) {
  if (!toIndex(v, size))
    return false;
  if (*size < 0)
    return raise(types::ValueError, "negative buffersize in %s", function), false;
  return !lacksMemory(*size);
}
Value recvMethod(Value self, Value *args, size_t nargs, Tuple *) {
  Socket *s = socketOf(self);
  int64_t size;
  int flags = 0;
  if (!sizeOf(args[0], &size, "recv") || (nargs > 1 && !intArgument(args[1], &flags)))
    return kError;
  Bytes *bytes = newBytesToFill(size);
  int64_t n = socketCall(s, false, [&] { return recv(s->fd, dataOf(bytes), size_t(size), flags); });
  return n < 0 ? Value(fail()) : n == size ? valueOf(bytes) : valueOf(makeBytes(bytes->data, n));
}
Value recvfrom_(Value self, Value *args, size_t nargs, Tuple *) {
  Socket *s = socketOf(self);
  int64_t size;
  int flags = 0;
  if (!sizeOf(args[0], &size, "recvfrom") || (nargs > 1 && !intArgument(args[1], &flags)))
    return kError;
  Bytes *bytes = newBytesToFill(size);
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  int64_t n = socketCall(s, false, [&] {
    return recvfrom(s->fd, dataOf(bytes), size_t(size), flags, reinterpret_cast<sockaddr *>(&address), &length);
  });
  return n < 0 ? Value(fail()) : valueOf(makeTuple({valueOf(makeBytes(bytes->data, n)), addressValue(address, length)}));
}
/// recv_into() and recvfrom_into(): the bytes go through a slice assignment.
template <bool WithAddress> Value recvInto(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {WithAddress ? "recvfrom_into" : "recv_into", {"buffer", "nbytes", "flags"}, 0, 3, 1};
  Socket *s = socketOf(self);
  Value v[3];
  int64_t size = 0, room;
  int flags;
  if (!signature.bind(args, nargs, keywordNames, v) || (room = length(v[0])) < 0 || (v[1] != kUnset && !toIndex(v[1], &size)) ||
      !intArgument(v[2], &flags))
    return kError;
  if (size < 0)
    return raise(types::ValueError, "negative buffersize in %s", signature.function);
  if (size == 0)
    size = room;
  if (size > room)
    return raise(types::ValueError, "%s is too small for the requested bytes", WithAddress ? "nbytes is greater than the length of the buffer; it" : "buffer");
  Bytes *bytes = newBytesToFill(size);
  sockaddr_storage address{};
  socklen_t addressLength = sizeof address;
  int64_t n = socketCall(s, false, [&] {
    return recvfrom(s->fd, dataOf(bytes), size_t(size), flags, reinterpret_cast<sockaddr *>(&address), &addressLength);
  });
  if (n < 0)
    return fail();
  if (SetSlice(v[0], smallInt(0), smallInt(n), valueOf(makeBytes(bytes->data, n))) == kRaised)
    return kError;
  return WithAddress ? valueOf(makeTuple({intValue(n), addressValue(address, addressLength)})) : intValue(n);
}

Value close_(Value self, Value *, size_t, Tuple *) {
  Socket *s = socketOf(self);
  int fd = s->fd;
  s->fd = -1;
  if (fd < 0)
    return kNone;
  Unlocked others;
  close(fd);
  return kNone;
}
Value detach(Value self, Value *, size_t, Tuple *) {
  int fd = socketOf(self)->fd;
  socketOf(self)->fd = -1;
  return smallInt(fd);
}
Value fileno(Value self, Value *, size_t, Tuple *) { return smallInt(socketOf(self)->fd); }
template <int (*Get)(int, sockaddr *, socklen_t *)> Value nameOf(Value self, Value *, size_t, Tuple *) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  return Get(socketOf(self)->fd, reinterpret_cast<sockaddr *>(&address), &length) < 0 ? Value(fail()) : addressValue(address, length);
}
int sockName(int fd, sockaddr *a, socklen_t *n) { return getsockname(fd, a, n); }
int peerName(int fd, sockaddr *a, socklen_t *n) { return getpeername(fd, a, n); }

Value getOption(Value self, Value *args, size_t nargs, Tuple *) {
  int level, option, size = 0;
  if (!intArgument(args[0], &level) || !intArgument(args[1], &option) || (nargs > 2 && !intArgument(args[2], &size)))
    return kError;
  if (size == 0) {
    int value = 0;
    socklen_t length = sizeof value;
    return getsockopt(socketOf(self)->fd, level, option, &value, &length) < 0 ? Value(fail()) : intValue(value);
  }
  if (size < 0 || size > 1024)
    return raise(types::OSError, "getsockopt buflen out of range");
  char buffer[1024];
  socklen_t length = socklen_t(size);
  return getsockopt(socketOf(self)->fd, level, option, buffer, &length) < 0 ? Value(fail()) : valueOf(makeBytes(buffer, length));
}
Value setOption(Value self, Value *args, size_t nargs, Tuple *) {
  int level, option, value;
  BytesView data;
  if (!intArgument(args[0], &level) || !intArgument(args[1], &option))
    return kError;
  int fd = socketOf(self)->fd;
  if (nargs > 3) {
    int64_t length;
    return requireInt64(args[3], &length) ? noneOr(setsockopt(fd, level, option, nullptr, socklen_t(length))) : kError;
  }
  if (isInt(args[2]))
    return intArgument(args[2], &value) ? noneOr(setsockopt(fd, level, option, &value, sizeof value)) : kError;
  return requireBytes(args[2], &data) ? noneOr(setsockopt(fd, level, option, data.data, socklen_t(data.length))) : kError;
}
Value setTimeout(Value self, Value *args, size_t, Tuple *) {
  double timeout;
  if (!timeoutArgument(args[0], &timeout))
    return kError;
  socketOf(self)->timeout = timeout;
  return setNonBlocking(socketOf(self)->fd, timeout >= 0) ? kNone : Value(fail());
}
Value getTimeout(Value self, Value *, size_t, Tuple *) {
  double timeout = socketOf(self)->timeout;
  return timeout < 0 ? kNone : floatValue(timeout);
}
Value setBlocking(Value self, Value *args, size_t, Tuple *) {
  Status on = truth(args[0]);
  if (on == kRaised)
    return kError;
  socketOf(self)->timeout = on ? -1 : 0;
  return setNonBlocking(socketOf(self)->fd, !on) ? kNone : Value(fail());
}
Value getBlocking(Value self, Value *, size_t, Tuple *) { return boolValue(socketOf(self)->timeout != 0); }
Value shutdownMethod(Value self, Value *args, size_t, Tuple *) {
  int how;
  return intArgument(args[0], &how) ? noneOr(shutdown(socketOf(self)->fd, how)) : kError;
}

Value getFamily(Value self) { return smallInt(socketOf(self)->family); }
Value getType(Value self) { return smallInt(socketOf(self)->type); }
Value getProto(Value self) { return smallInt(socketOf(self)->protocol); }
Value timeoutAttribute(Value self) { return getTimeout(self, nullptr, 0, nullptr); }
Value reprOf(Value self) {
  Socket *s = socketOf(self);
  return formatText("<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family, s->type, s->protocol);
}
void finalise(Object *o) {
  auto *s = static_cast<Socket *>(o);
  if (s->fd >= 0)
    close(s->fd);
  s->fd = -1;
}
Value create(Type *cls, Value *, size_t, Tuple *) {
  auto *s = static_cast<Socket *>(allocateInstance(cls));
  s->fd = -1;
  s->timeout = defaultSocketTimeout;
  registerFinaliser(s);
  return valueOf(s);
}
Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"socket", {"family", "type", "proto", "fileno"}, 0, 4, 0};
  Value v[4];
  Socket *s = socketOf(self);
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &s->family, -1) || !intArgument(v[1], &s->type, -1) ||
      !intArgument(v[2], &s->protocol, -1))
    return kRaised;
  if (v[3] != kUnset && !isNone(v[3])) {
    int fd;
    if (isFloatObject(v[3]))
      return raise(types::TypeError, "integer argument expected, got float");
    if (!intArgument(v[3], &fd))
      return kRaised;
    if (fd < 0)
      return raise(types::ValueError, "negative file descriptor");
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (getsockname(fd, reinterpret_cast<sockaddr *>(&address), &length) < 0)
      return fail();
    if (s->family == -1)
      s->family = address.ss_family;
    length = sizeof(int);
    if (s->type == -1 && getsockopt(fd, SOL_SOCKET, SO_TYPE, &s->type, &length) < 0)
      return fail();
    length = sizeof(int);
    if (s->protocol == -1 && getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &s->protocol, &length) < 0)
      return fail();
    s->fd = fd;
    return kOk;
  }
  s->family = s->family == -1 ? AF_INET : s->family;
  s->type = s->type == -1 ? SOCK_STREAM : s->type;
  s->protocol = s->protocol == -1 ? 0 : s->protocol;
  s->fd = socket(s->family, s->type | SOCK_CLOEXEC, s->protocol);
  if (s->fd < 0)
    return fail();
  if (s->type & SOCK_NONBLOCK)
    s->timeout = 0;
  else if (s->timeout >= 0)
    setNonBlocking(s->fd, true);
  s->type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
  return kOk;
}

constinit const NativeMethod methods[] = {{"_accept", accept},
                                          {"bind", bindMethod, Arity::One},
                                          {"connect", connectMethod, Arity::One},
                                          {"connect_ex", connectEx, Arity::One},
                                          {"listen", listenMethod, Arity::Range, 0, 1},
                                          {"send", sendMethod, Arity::Range, 1, 2},
                                          {"sendall", sendall, Arity::Range, 1, 2},
                                          {"sendto", sendto_, Arity::Range, 2, 3},
                                          {"recv", recvMethod, Arity::Range, 1, 2},
                                          {"recvfrom", recvfrom_, Arity::Range, 1, 2},
                                          {"recv_into", recvInto<false>, Arity::Keywords},
                                          {"recvfrom_into", recvInto<true>, Arity::Keywords},
                                          {"close", close_},
                                          {"detach", detach},
                                          {"fileno", fileno},
                                          {"getsockname", nameOf<sockName>},
                                          {"getpeername", nameOf<peerName>},
                                          {"getsockopt", getOption, Arity::Range, 2, 3},
                                          {"setsockopt", setOption, Arity::Range, 3, 4},
                                          {"settimeout", setTimeout, Arity::One},
                                          {"gettimeout", getTimeout},
                                          {"setblocking", setBlocking, Arity::One},
                                          {"getblocking", getBlocking},
                                          {"shutdown", shutdownMethod, Arity::One},
                                          {}};
constinit const NativeGetSet getSets[] = {
    {"family", getFamily}, {"type", getType}, {"proto", getProto}, {"timeout", timeoutAttribute}, {}};
constinit const TypeDefinition definition = {
    .slots = {.repr = reprOf, .create = create, .initialise = initialise, .finalise = finalise},
    .methods = methods,
    .getSets = getSets,
    .instanceSize = sizeof(Socket)};

} // namespace

constinit NativeType socketType = {.module = "_socket", .name = "socket", .definition = &definition, .flags = Type::Subclassable};

} // namespace pyaot::rt
