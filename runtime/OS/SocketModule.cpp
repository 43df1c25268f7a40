//===- SocketModule.cpp - module _socket: names, numbers and constants -----------------------------===//
//
// Python reference: library, "socket".
//
//===----------------------------------------------------------------------===//
#include "OS/Posix.h"
#include "OS/Socket.h"

#include <arpa/inet.h>
#include <cstdio>
#include <cstring>
#include <net/if.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

constinit Type *addressError = nullptr, *hostError = nullptr;

} // namespace

Raised raiseAddressError(int error) {
  if (error == EAI_SYSTEM)
    return fail();
  Value e = call(valueOf(addressError), {smallInt(error), systemText(gai_strerror(error))});
  return e ? raiseObject(e) : Raised{};
}

namespace {

Value socketpairFn(Value, Value *args, size_t nargs, Tuple *) {
  int family = AF_UNIX, type = SOCK_STREAM, protocol = 0, fds[2];
  if ((nargs > 0 && !intArgument(args[0], &family)) || (nargs > 1 && !intArgument(args[1], &type)) ||
      (nargs > 2 && !intArgument(args[2], &protocol)))
    return kError;
  if (socketpair(family, type | SOCK_CLOEXEC, protocol, fds) < 0)
    return fail();
  Value sockets[2];
  for (int i = 0; i < 2; ++i) {
    sockets[i] = call(valueOf(typeOf(socketType)), {smallInt(family), smallInt(type), smallInt(protocol), smallInt(fds[i])});
    if (!sockets[i])
      return kError;
  }
  return valueOf(makeTuple({sockets[0], sockets[1]}));
}

/// A host or a service: None, str, bytes, int. False = raised.
bool nameArgument(Value v, const char **out, Path &path, char (&number)[24], const char *what) {
  *out = nullptr;
  if (isNone(v))
    return true;
  if (isInt(v) && what[0] != 'h') {
    Object *keep = nullptr;
    std::string_view text = utf8Of(intToStr(v), &keep);
    snprintf(number, sizeof number, "%.*s", int(text.size()), text.data());
    *out = number;
    return true;
  }
  if (!isStr(v) && !isKind<Bytes>(v))
    return raise(types::OSError, "%s", what[0] == 'h' ? "getaddrinfo() argument 1 must be string or None" : "Int or String expected"), false;
  if (!path.set(v))
    return false;
  *out = path.text;
  return true;
}
Value getaddrinfoFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<6> signature = {"getaddrinfo", {"host", "port", "family", "type", "proto", "flags"}, 0, 6, 2};
  Value v[6];
  addrinfo hints{}, *found = nullptr;
  Path host("getaddrinfo", Path::Name, "host"), service("getaddrinfo", Path::Name, "port");
  char number[24], unused[24];
  const char *hostText, *serviceText;
  if (!signature.bind(args, nargs, keywordNames, v) || !nameArgument(v[0], &hostText, host, unused, "host") ||
      !nameArgument(v[1], &serviceText, service, number, "service") || !intArgument(v[2], &hints.ai_family, AF_UNSPEC) ||
      !intArgument(v[3], &hints.ai_socktype) || !intArgument(v[4], &hints.ai_protocol) || !intArgument(v[5], &hints.ai_flags))
    return kError;
  int error;
  {
    Unlocked others;
    error = getaddrinfo(hostText, serviceText, &hints, &found);
  }
  if (error)
    return raiseAddressError(error);
  List *list = newList();
  for (addrinfo *a = found; a; a = a->ai_next) {
    sockaddr_storage address{};
    memcpy(&address, a->ai_addr, a->ai_addrlen);
    append(list, valueOf(makeTuple({smallInt(a->ai_family), smallInt(a->ai_socktype), smallInt(a->ai_protocol),
                                    systemText(a->ai_canonname ? a->ai_canonname : ""), addressValue(address, a->ai_addrlen)})));
  }
  freeaddrinfo(found);
  return valueOf(list);
}
Value getnameinfoFn(Value, Value *args, size_t, Tuple *) {
  int flags, port;
  if (!isKind<Tuple>(args[0]))
    return raise(types::TypeError, "getnameinfo() argument 1 must be a tuple");
  Tuple *t = as<Tuple>(args[0]);
  Path host("getnameinfo", Path::Name, "host");
  if (t->length < 2)
    return raise(types::TypeError, "getnameinfo(): illegal sockaddr argument");
  if (!intArgument(args[1], &flags) || !host.set(t->items()[0]) || !intArgument(t->items()[1], &port))
    return kError;
  char number[24], name[NI_MAXHOST], service[NI_MAXSERV];
  snprintf(number, sizeof number, "%d", port);
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_DGRAM;
  hints.ai_flags = AI_NUMERICHOST;
  int error = getaddrinfo(host.text, number, &hints, &found);
  if (!error)
    error = getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof name, service, sizeof service, flags);
  if (found)
    freeaddrinfo(found);
  return error ? Value(raiseAddressError(error)) : valueOf(makeTuple({systemText(name), systemText(service)}));
}
Value gethostbynameFn(Value, Value *args, size_t, Tuple *) {
  Path host("gethostbyname", Path::Name, "host");
  addrinfo hints{}, *found = nullptr;
  if (!host.set(args[0]))
    return kError;
  hints.ai_family = AF_INET;
  int error;
  {
    Unlocked others;
    error = getaddrinfo(*host.text ? host.text : "0.0.0.0", nullptr, &hints, &found);
  }
  if (error)
    return raiseAddressError(error);
  char text[INET_ADDRSTRLEN];
  inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in *>(found->ai_addr)->sin_addr, text, sizeof text);
  freeaddrinfo(found);
  return systemText(text);
}
Value gethostnameFn(Value, Value *, size_t, Tuple *) {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) < 0 ? Value(fail()) : systemText(name);
}
Value getservbynameFn(Value, Value *args, size_t nargs, Tuple *) {
  Path name("getservbyname", Path::Name, "name"), protocol("getservbyname", Path::Name, "proto");
  if (!name.set(args[0]) || (nargs > 1 && !protocol.set(args[1])))
    return kError;
  servent *found = getservbyname(name.text, nargs > 1 ? protocol.text : nullptr);
  return found ? smallInt(ntohs(uint16_t(found->s_port))) : Value(raise(types::OSError, "service/proto not found"));
}
Value getservbyportFn(Value, Value *args, size_t nargs, Tuple *) {
  int port;
  Path protocol("getservbyport", Path::Name, "proto");
  if (!intArgument(args[0], &port) || (nargs > 1 && !protocol.set(args[1])))
    return kError;
  servent *found = getservbyport(htons(uint16_t(port)), nargs > 1 ? protocol.text : nullptr);
  return found ? systemText(found->s_name) : Value(raise(types::OSError, "port/proto not found"));
}
Value getprotobynameFn(Value, Value *args, size_t, Tuple *) {
  Path name("getprotobyname", Path::Name, "name");
  if (!name.set(args[0]))
    return kError;
  protoent *found = getprotobyname(name.text);
  return found ? smallInt(found->p_proto) : Value(raise(types::OSError, "protocol not found"));
}

Value inetAton(Value, Value *args, size_t, Tuple *) {
  Path text("inet_aton", Path::Name, "ip_string");
  in_addr address;
  if (!text.set(args[0]))
    return kError;
  return inet_aton(text.text, &address) ? valueOf(makeBytes(&address, 4))
                                        : Value(raise(types::OSError, "illegal IP address string passed to inet_aton"));
}
Value inetNtoa(Value, Value *args, size_t, Tuple *) {
  BytesView data;
  if (!requireBytes(args[0], &data))
    return kError;
  if (data.length != 4)
    return raise(types::OSError, "packed IP wrong length for inet_ntoa");
  char text[INET_ADDRSTRLEN];
  return systemText(inet_ntop(AF_INET, data.data, text, sizeof text));
}
Value inetPton(Value, Value *args, size_t, Tuple *) {
  int family;
  Path text("inet_pton", Path::Name, "ip_string");
  char address[16];
  if (!intArgument(args[0], &family) || !text.set(args[1]))
    return kError;
  int result = inet_pton(family, text.text, address);
  if (result < 0)
    return fail();
  return result ? valueOf(makeBytes(address, family == AF_INET ? 4 : 16))
                : Value(raise(types::OSError, "illegal IP address string passed to inet_pton"));
}
Value inetNtop(Value, Value *args, size_t, Tuple *) {
  int family;
  BytesView data;
  if (!intArgument(args[0], &family) || !requireBytes(args[1], &data))
    return kError;
  if (family != AF_INET && family != AF_INET6)
    return raise(types::ValueError, "unknown address family %d", family);
  if (data.length != (family == AF_INET ? 4 : 16))
    return raise(types::ValueError, "invalid length of packed IP address string");
  char text[INET6_ADDRSTRLEN];
  return systemText(inet_ntop(family, data.data, text, sizeof text));
}
template <int Bits> Value swapBytes(const char *function, Value *args) {
  Value number = isInt(args[0]) ? args[0] : index(args[0]);
  int64_t value;
  if (!number)
    return kError;
  bool fits = toInt64(number, &value);
  if (Bits == 32 && (!fits || value < 0 || value >> Bits))
    return intSign(number) < 0 ? raise(types::OverflowError, "can't convert negative value to unsigned int")
                               : raise(types::OverflowError, "int larger than 32 bits");
  if (intSign(number) < 0)
    return raise(types::OverflowError, "%s: can't convert negative Python int to C %d-bit unsigned integer", function, Bits);
  if (!fits || value >> Bits)
    return raise(types::OverflowError, "%s: Python int too large to convert to C %d-bit unsigned integer", function, Bits);
  return intValue(Bits == 16 ? int64_t(htons(uint16_t(value))) : int64_t(htonl(uint32_t(value))));
}
Value htonsFn(Value, Value *args, size_t, Tuple *) { return swapBytes<16>("htons", args); }
Value ntohsFn(Value, Value *args, size_t, Tuple *) { return swapBytes<16>("ntohs", args); }
Value htonlFn(Value, Value *args, size_t, Tuple *) { return swapBytes<32>("htonl", args); }
Value ntohlFn(Value, Value *args, size_t, Tuple *) { return swapBytes<32>("ntohl", args); }
Value getDefaultTimeout(Value, Value *, size_t, Tuple *) {
  return defaultSocketTimeout < 0 ? kNone : floatValue(defaultSocketTimeout);
}
Value setDefaultTimeout(Value, Value *args, size_t, Tuple *) {
  double timeout;
  if (!timeoutArgument(args[0], &timeout))
    return kError;
  defaultSocketTimeout = timeout;
  return kNone;
}
Value closeFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  return intArgument(args[0], &fd) ? noneOr(close(fd)) : kError;
}
Value dupFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  return intArgument(args[0], &fd) ? intOr(fcntl(fd, F_DUPFD_CLOEXEC, 0)) : kError;
}
Value ifNameIndex(Value, Value *, size_t, Tuple *) {
  List *list = newList();
  if (struct if_nameindex *all = if_nameindex()) {
    for (auto *i = all; i->if_index; ++i)
      append(list, valueOf(makeTuple({intValue(i->if_index), systemText(i->if_name)})));
    if_freenameindex(all);
  }
  return valueOf(list);
}

constinit const NativeMethod functions[] = {{"socketpair", socketpairFn, Arity::Range, 0, 3},
                                            {"getaddrinfo", getaddrinfoFn, Arity::Keywords},
                                            {"getnameinfo", getnameinfoFn, Arity::Range, 2, 2},
                                            {"gethostbyname", gethostbynameFn, Arity::One},
                                            {"gethostname", gethostnameFn},
                                            {"getservbyname", getservbynameFn, Arity::Range, 1, 2},
                                            {"getservbyport", getservbyportFn, Arity::Range, 1, 2},
                                            {"getprotobyname", getprotobynameFn, Arity::One},
                                            {"inet_aton", inetAton, Arity::One},
                                            {"inet_ntoa", inetNtoa, Arity::One},
                                            {"inet_pton", inetPton, Arity::Range, 2, 2},
                                            {"inet_ntop", inetNtop, Arity::Range, 2, 2},
                                            {"htons", htonsFn, Arity::One},
                                            {"ntohs", ntohsFn, Arity::One},
                                            {"htonl", htonlFn, Arity::One},
                                            {"ntohl", ntohlFn, Arity::One},
                                            {"getdefaulttimeout", getDefaultTimeout},
                                            {"setdefaulttimeout", setDefaultTimeout, Arity::One},
                                            {"close", closeFn, Arity::One},
                                            {"dup", dupFn, Arity::One},
                                            {"if_nameindex", ifNameIndex},
                                            {}};

constexpr IntConstant constants[] = {
#define ROW(Name) {#Name, int64_t(Name)},
    ROW(AF_UNSPEC) ROW(AF_INET) ROW(AF_INET6) ROW(AF_UNIX) ROW(SOCK_STREAM) ROW(SOCK_DGRAM) ROW(SOCK_RAW) ROW(SOCK_RDM)
    ROW(SOCK_SEQPACKET) ROW(SOCK_CLOEXEC) ROW(SOCK_NONBLOCK) ROW(SOL_SOCKET) ROW(SO_DEBUG) ROW(SO_ACCEPTCONN) ROW(SO_REUSEADDR)
    ROW(SO_KEEPALIVE) ROW(SO_DONTROUTE) ROW(SO_BROADCAST) ROW(SO_LINGER) ROW(SO_OOBINLINE) ROW(SO_REUSEPORT) ROW(SO_SNDBUF) ROW(SO_RCVBUF)
    ROW(SO_SNDLOWAT) ROW(SO_RCVLOWAT) ROW(SO_SNDTIMEO) ROW(SO_RCVTIMEO) ROW(SO_ERROR) ROW(SO_TYPE) ROW(SO_PROTOCOL) ROW(SO_DOMAIN)
    ROW(SO_PEERCRED) ROW(SO_PASSCRED) ROW(SO_PRIORITY) ROW(SO_BINDTODEVICE) ROW(SO_MARK) ROW(SOMAXCONN) ROW(MSG_OOB) ROW(MSG_PEEK) ROW(MSG_DONTROUTE)
    ROW(MSG_DONTWAIT) ROW(MSG_EOR) ROW(MSG_TRUNC) ROW(MSG_CTRUNC) ROW(MSG_WAITALL) ROW(MSG_NOSIGNAL) ROW(MSG_CMSG_CLOEXEC) ROW(MSG_MORE)
    ROW(MSG_ERRQUEUE) ROW(MSG_CONFIRM) ROW(MSG_FASTOPEN) ROW(IPPROTO_IP) ROW(IPPROTO_ICMP) ROW(IPPROTO_IGMP) ROW(IPPROTO_TCP) ROW(IPPROTO_UDP)
    ROW(IPPROTO_IPV6) ROW(IPPROTO_ICMPV6) ROW(IPPROTO_RAW) ROW(IPPROTO_SCTP) ROW(INADDR_ANY) ROW(INADDR_BROADCAST) ROW(INADDR_LOOPBACK)
    ROW(INADDR_NONE) ROW(IP_TOS) ROW(IP_TTL) ROW(IP_OPTIONS) ROW(IP_HDRINCL) ROW(IP_MULTICAST_IF) ROW(IP_MULTICAST_TTL) ROW(IP_MULTICAST_LOOP)
    ROW(IP_ADD_MEMBERSHIP) ROW(IP_DROP_MEMBERSHIP) ROW(IPV6_JOIN_GROUP) ROW(IPV6_LEAVE_GROUP) ROW(IPV6_MULTICAST_HOPS) ROW(IPV6_MULTICAST_IF)
    ROW(IPV6_MULTICAST_LOOP) ROW(IPV6_UNICAST_HOPS) ROW(IPV6_V6ONLY) ROW(TCP_NODELAY) ROW(TCP_MAXSEG) ROW(TCP_CORK) ROW(TCP_KEEPIDLE)
    ROW(TCP_KEEPINTVL) ROW(TCP_KEEPCNT) ROW(TCP_SYNCNT) ROW(TCP_LINGER2) ROW(TCP_DEFER_ACCEPT) ROW(TCP_WINDOW_CLAMP) ROW(TCP_INFO)
    ROW(TCP_QUICKACK) ROW(TCP_USER_TIMEOUT) ROW(TCP_FASTOPEN) ROW(TCP_CONGESTION) ROW(EAI_ADDRFAMILY) ROW(EAI_AGAIN) ROW(EAI_BADFLAGS) ROW(EAI_FAIL)
    ROW(EAI_FAMILY) ROW(EAI_MEMORY) ROW(EAI_NODATA) ROW(EAI_NONAME) ROW(EAI_OVERFLOW) ROW(EAI_SERVICE) ROW(EAI_SOCKTYPE) ROW(EAI_SYSTEM)
    ROW(AI_PASSIVE) ROW(AI_CANONNAME) ROW(AI_NUMERICHOST) ROW(AI_NUMERICSERV) ROW(AI_ALL) ROW(AI_V4MAPPED) ROW(AI_ADDRCONFIG) ROW(NI_MAXHOST)
    ROW(NI_MAXSERV) ROW(NI_NOFQDN) ROW(NI_NUMERICHOST) ROW(NI_NAMEREQD) ROW(NI_NUMERICSERV) ROW(NI_DGRAM) ROW(SHUT_RD) ROW(SHUT_WR) ROW(SHUT_RDWR)
#undef ROW
    {"SOL_IP", 0}, {"SOL_TCP", 6}, {"SOL_UDP", 17}, {"SCM_RIGHTS", SCM_RIGHTS}, {"SCM_CREDENTIALS", 2}, {"INADDR_UNSPEC_GROUP", 0xe0000000},
    {"INADDR_ALLHOSTS_GROUP", 0xe0000001}, {"INADDR_MAX_LOCAL_GROUP", 0xe00000ff},
};

Type *makeError(const char *name) {
  Dict *ns = newDict();
  setStr(ns, names::__module__, valueOf(intern("socket")));
  return makeType(intern(name), makeTuple({valueOf(&types::OSError)}), ns);
}
Status initialise(Dict *ns) {
  addConstants(ns, constants);
  addressError = makeError("gaierror");
  hostError = makeError("herror");
  if (!addressError || !hostError)
    return kRaised;
  addRoot(&addressError);
  addRoot(&hostError);
  setStr(ns, intern("gaierror"), valueOf(addressError));
  setStr(ns, intern("herror"), valueOf(hostError));
  setStr(ns, intern("error"), valueOf(&types::OSError));
  setStr(ns, intern("timeout"), valueOf(&types::TimeoutError));
  setStr(ns, intern("socket"), valueOf(typeOf(socketType)));
  setStr(ns, intern("SocketType"), valueOf(typeOf(socketType)));
  setStr(ns, intern("has_ipv6"), kTrue);
  return kOk;
}

} // namespace

constinit const NativeModule modules::socket_ = {"_socket", functions, initialise};

} // namespace pyaot::rt
