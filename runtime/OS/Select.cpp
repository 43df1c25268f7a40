//===- Select.cpp - module select: select(), poll, epoll ------------------------------------===//
//
// Python reference: library, "select".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "OS/Posix.h"

#include <climits>
#include <cmath>
#include <ctime>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

double now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}

/// What is left of a time-out each time that a call is made again; in seconds, negative: for ever.
struct Deadline {
  double end = -1;
  bool set(double seconds) {
    end = seconds < 0 ? -1 : now() + seconds;
    return true;
  }
  double left() const {
    double d = end < 0 ? -1 : end - now();
    return end >= 0 && d < 0 ? 0 : d;
  }
  int milliseconds() const {
    double d = left();
    return d < 0 ? -1 : d > INT_MAX / 1000 ? INT_MAX : int(std::ceil(d * 1e3));
  }
};

// --- select() ------------------------------------------------------------------------------------------------------------

/// The descriptors of a sequence, and the objects that stand for them. False = raised.
bool fill(Value sequence, fd_set *set, int *highest, List **objects, int *fds) {
  FD_ZERO(set);
  *objects = listFrom(sequence);
  if (!*objects) {
    if (isPending(types::TypeError)) {
      clearPending();
      raise(types::TypeError, "arguments 1-3 must be sequences");
    }
    return false;
  }
  for (int64_t i = 0; i < (*objects)->length; ++i) {
    int fd;
    if (!descriptorArgument((*objects)->items[i], &fd))
      return false;
    if (fd >= FD_SETSIZE)
      return raise(types::ValueError, "filedescriptor out of range in select()"), false;
    if (i >= FD_SETSIZE)
      return raise(types::ValueError, "too many file descriptors in select()"), false;
    FD_SET(fd, set);
    fds[i] = fd;
    if (fd > *highest)
      *highest = fd;
  }
  return true;
}
Value selectFn(Value, Value *args, size_t nargs, Tuple *) {
  Deadline deadline;
  if (nargs > 3 && !isNone(args[3])) {
    double seconds;
    if (!isInt(args[3]) && !isFloatObject(args[3]))
      return raise(types::TypeError, "timeout must be a float or None");
    if (!requireDouble(args[3], &seconds))
      return kError;
    if (seconds < 0)
      return raise(types::ValueError, "timeout must be non-negative");
    deadline.set(seconds);
  }
  fd_set sets[3], ready[3];
  List *objects[3] = {};
  RawArray *array = allocateRaw(3 * FD_SETSIZE * sizeof(int));
  int *fds = reinterpret_cast<int *>(array->data()), highest = -1;
  for (int i = 0; i < 3; ++i)
    if (!fill(args[i], &sets[i], &highest, &objects[i], fds + i * FD_SETSIZE))
      return kError;
  int n = blocking([&] {
    for (int i = 0; i < 3; ++i)
      ready[i] = sets[i];
    double left = deadline.left();
    timeval t{time_t(left), suseconds_t((left - std::floor(left)) * 1e6)};
    return select(highest + 1, &ready[0], &ready[1], &ready[2], left < 0 ? nullptr : &t);
  });
  if (n < 0)
    return fail();
  Value lists[3];
  for (int i = 0; i < 3; ++i) {
    List *list = newList();
    lists[i] = valueOf(list);
    for (int64_t j = 0; n && j < objects[i]->length; ++j)
      if (FD_ISSET(fds[i * FD_SETSIZE + j], &ready[i]))
        append(list, objects[i]->items[j]);
  }
  return valueOf(makeTuple({lists[0], lists[1], lists[2]}));
}

// --- poll ------------------------------------------------------------------------------------------------------------------

struct Poll : Object {
  Dict *masks; ///< Descriptor: mask.
  bool isPolling;
};
Poll *pollOf(Value v) { return as<Poll>(v); }
extern NativeType pollType;

bool maskArgument(Value v, int *out, int fallback) {
  if (v == kUnset) {
    *out = fallback;
    return true;
  }
  Value number = index(v);
  int64_t wide;
  if (!number)
    return false;
  if (!toInt64(number, &wide) || wide > USHRT_MAX)
    return raise(types::OverflowError, "Python int too large for C unsigned short"), false;
  if (wide < 0)
    return raise(types::ValueError, "value must be positive"), false;
  *out = int(wide);
  return true;
}
Value pollRegister(Value self, Value *args, size_t nargs, Tuple *) {
  int fd, mask;
  if (!descriptorArgument(args[0], &fd) || !maskArgument(nargs > 1 ? args[1] : kUnset, &mask, POLLIN | POLLPRI | POLLOUT))
    return kError;
  return set(pollOf(self)->masks, smallInt(fd), smallInt(mask)) < 0 ? kError : kNone;
}
Value pollModify(Value self, Value *args, size_t, Tuple *) {
  int fd, mask;
  if (!descriptorArgument(args[0], &fd) || !maskArgument(args[1], &mask, 0))
    return kError;
  if (get(pollOf(self)->masks, smallInt(fd)) == kUnset)
    return errno = ENOENT, fail();
  return set(pollOf(self)->masks, smallInt(fd), smallInt(mask)) < 0 ? kError : kNone;
}
Value pollUnregister(Value self, Value *args, size_t, Tuple *) {
  int fd;
  if (!descriptorArgument(args[0], &fd))
    return kError;
  Status was = remove(pollOf(self)->masks, smallInt(fd));
  return was == 0 ? Value(raiseWith(types::KeyError, smallInt(fd))) : was < 0 ? kError : kNone;
}
Value pollPoll(Value self, Value *args, size_t nargs, Tuple *) {
  Poll *poll = pollOf(self);
  Deadline deadline;
  if (nargs && !isNone(args[0])) {
    double milliseconds;
    if (!isInt(args[0]) && !isFloatObject(args[0]))
      return raise(types::TypeError, "timeout must be an integer or None");
    if (!requireDouble(args[0], &milliseconds))
      return kError;
    deadline.set(milliseconds / 1e3);
  }
  if (poll->isPolling)
    return raise(types::RuntimeError, "concurrent poll() invocation");
  int64_t count = poll->masks->used, i = 0, position = 0;
  RawArray *array = allocateRaw(uint64_t(count + 1) * sizeof(pollfd));
  pollfd *fds = reinterpret_cast<pollfd *>(array->data());
  Value key, mask;
  while (nextEntry(poll->masks, &position, &key, &mask))
    fds[i++] = {int(smallIntOf(key)), short(smallIntOf(mask)), 0};
  poll->isPolling = true;
  int n = blocking([&] { return ::poll(fds, nfds_t(count), deadline.milliseconds()); });
  poll->isPolling = false;
  if (n < 0)
    return fail();
  List *list = newList();
  for (i = 0; i < count; ++i)
    if (fds[i].revents)
      append(list, valueOf(makeTuple({smallInt(fds[i].fd), smallInt(uint16_t(fds[i].revents))})));
  return valueOf(list);
}
void tracePoll(Object *o, Tracer &tracer) { tracer.visit(static_cast<Poll *>(o)->masks); }
constinit const NativeMethod pollMethods[] = {{"register", pollRegister, Arity::Range, 1, 2},
                                              {"modify", pollModify, Arity::Range, 2, 2},
                                              {"unregister", pollUnregister, Arity::One},
                                              {"poll", pollPoll, Arity::Range, 0, 1},
                                              {}};
constinit const TypeDefinition pollDefinition = {.slots = {.trace = tracePoll}, .methods = pollMethods, .instanceSize = sizeof(Poll)};
constinit NativeType pollType = {"select", "poll", &pollDefinition};
Value pollFn(Value, Value *, size_t, Tuple *) {
  auto *poll = allocateNative<Poll>(pollType);
  store(poll, &poll->masks, newDict());
  return valueOf(poll);
}

// --- epoll -----------------------------------------------------------------------------------------------------------------

struct Epoll : Object {
  int64_t fd; ///< -1: closed.
};
Epoll *epollOf(Value v) { return as<Epoll>(v); }
extern NativeType epollType;

void closeEpoll(Object *o) {
  auto *epoll = static_cast<Epoll *>(o);
  if (epoll->fd >= 0)
    close(int(epoll->fd));
  epoll->fd = -1;
}
bool checkOpen(Value self) {
  if (epollOf(self)->fd < 0)
    raise(types::ValueError, "I/O operation on closed epoll object");
  return epollOf(self)->fd >= 0;
}
Value createEpoll(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"epoll", {"sizehint", "flags"}, 0, 2, 0};
  Value v[2];
  int size, flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &size, -1) || !intArgument(v[1], &flags))
    return kError;
  if (size < -1 || size == 0)
    return raise(types::ValueError, "sizehint must be positive or -1");
  int fd = epoll_create1(EPOLL_CLOEXEC);
  if (fd < 0)
    return fail();
  auto *epoll = static_cast<Epoll *>(allocateInstance(cls));
  epoll->fd = fd;
  registerFinaliser(epoll);
  return valueOf(epoll);
}
Status initialiseEpoll(Value, Value *, size_t, Tuple *) { return kOk; }
Value fromFd(Value cls, Value *args, size_t, Tuple *) {
  int fd;
  if (!intArgument(args[0], &fd))
    return kError;
  auto *epoll = static_cast<Epoll *>(allocateInstance(as<Type>(cls)));
  epoll->fd = fd;
  registerFinaliser(epoll);
  return valueOf(epoll);
}
Value epollControl(Value self, int operation, Value fdValue, Value maskValue) {
  int fd, mask = EPOLLIN | EPOLLPRI | EPOLLOUT;
  int64_t wide;
  if (!checkOpen(self) || !descriptorArgument(fdValue, &fd))
    return kError;
  if (maskValue != kUnset) {
    if (!requireInt64(maskValue, &wide))
      return kError;
    mask = int(uint32_t(wide));
  }
  epoll_event event{};
  event.events = uint32_t(mask);
  event.data.fd = fd;
  return noneOr(epoll_ctl(int(epollOf(self)->fd), operation, fd, &event));
}
Value epollRegister(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"register", {"fd", "eventmask"}, 0, 2, 1};
  Value v[2];
  return signature.bind(args, nargs, keywordNames, v) ? epollControl(self, EPOLL_CTL_ADD, v[0], v[1]) : kError;
}
Value epollModify(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"modify", {"fd", "eventmask"}, 0, 2, 2};
  Value v[2];
  return signature.bind(args, nargs, keywordNames, v) ? epollControl(self, EPOLL_CTL_MOD, v[0], v[1]) : kError;
}
Value epollUnregister(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"unregister", {"fd"}, 0, 1, 1};
  Value v[1];
  return signature.bind(args, nargs, keywordNames, v) ? epollControl(self, EPOLL_CTL_DEL, v[0], kUnset) : kError;
}
Value epollPoll(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"poll", {"timeout", "maxevents"}, 0, 2, 0};
  Value v[2];
  int most;
  if (!checkOpen(self) || !signature.bind(args, nargs, keywordNames, v) || !intArgument(v[1], &most, -1))
    return kError;
  Deadline deadline;
  if (v[0] != kUnset && !isNone(v[0])) {
    double seconds;
    if (!isInt(v[0]) && !isFloatObject(v[0]))
      return raise(types::TypeError, "timeout must be an integer or None");
    if (!requireDouble(v[0], &seconds))
      return kError;
    deadline.set(seconds);
  }
  if (most == -1)
    most = FD_SETSIZE - 1;
  else if (most < 1)
    return raise(types::ValueError, "maxevents must be greater than 0, got %d", most);
  RawArray *array = allocateRaw(uint64_t(most) * sizeof(epoll_event));
  auto *events = reinterpret_cast<epoll_event *>(array->data());
  int fd = int(epollOf(self)->fd);
  int n = blocking([&] { return epoll_wait(fd, events, most, deadline.milliseconds()); });
  if (n < 0)
    return fail();
  List *list = newList(n);
  for (int i = 0; i < n; ++i)
    append(list, valueOf(makeTuple({smallInt(events[i].data.fd), intValue(events[i].events)})));
  return valueOf(list);
}
Value epollClose(Value self, Value *, size_t, Tuple *) { return closeEpoll(epollOf(self)), kNone; }
Value epollFileno(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? smallInt(epollOf(self)->fd) : kError; }
Value epollEnter(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? self : kError; }
Value epollClosed(Value self) { return boolValue(epollOf(self)->fd < 0); }
constinit const NativeMethod epollMethods[] = {{"register", epollRegister, Arity::Keywords},
                                               {"modify", epollModify, Arity::Keywords},
                                               {"unregister", epollUnregister, Arity::Keywords},
                                               {"poll", epollPoll, Arity::Keywords},
                                               {"close", epollClose},
                                               {"fileno", epollFileno},
                                               {"fromfd", fromFd, Arity::One, 0, 0, NativeMethod::Class},
                                               {"__enter__", epollEnter},
                                               {"__exit__", epollClose, Arity::Range, 0, -1},
                                               {}};
constinit const NativeGetSet epollGetSets[] = {{"closed", epollClosed}, {}};
constinit const TypeDefinition epollDefinition = {
    .slots = {.create = createEpoll, .initialise = initialiseEpoll, .finalise = closeEpoll},
    .methods = epollMethods,
    .getSets = epollGetSets,
    .instanceSize = sizeof(Epoll)};
constinit NativeType epollType = {"select", "epoll", &epollDefinition};

constinit const NativeMethod functions[] = {{"select", selectFn, Arity::Range, 3, 4}, {"poll", pollFn}, {}};

constexpr IntConstant constants[] = {
    {"PIPE_BUF", PIPE_BUF},
#define ROW(Name) {#Name, Name},
    ROW(POLLIN) ROW(POLLPRI) ROW(POLLOUT) ROW(POLLERR) ROW(POLLHUP) ROW(POLLNVAL) ROW(POLLRDNORM) ROW(POLLRDBAND) ROW(POLLWRNORM)
    ROW(POLLWRBAND) ROW(POLLMSG) ROW(POLLRDHUP) ROW(EPOLLIN) ROW(EPOLLOUT) ROW(EPOLLPRI) ROW(EPOLLERR) ROW(EPOLLHUP) ROW(EPOLLRDHUP)
    ROW(EPOLLET) ROW(EPOLLONESHOT) ROW(EPOLLEXCLUSIVE) ROW(EPOLLRDNORM) ROW(EPOLLRDBAND) ROW(EPOLLWRNORM) ROW(EPOLLWRBAND) ROW(EPOLLMSG)
    ROW(EPOLL_CLOEXEC)
#undef ROW
};

Status initialise(Dict *ns) {
  addConstants(ns, constants);
  setStr(ns, intern("error"), valueOf(&types::OSError));
  setStr(ns, intern("epoll"), valueOf(typeOf(epollType)));
  return kOk;
}

} // namespace

constinit const NativeModule modules::select = {"select", functions, initialise};

} // namespace pyaot::rt
