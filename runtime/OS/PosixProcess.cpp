//===- PosixProcess.cpp - processes: fork, exec, wait, kill, users and groups ------------------===//
#include "Modules/StructSequence.h"
#include "Startup/Startup.h"
#include "OS/Posix.h"

#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <pty.h>
#include <sched.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

// --- fork ----------------------------------------------------------------------------------------------------------------

constinit List *beforeFork = nullptr, *afterInParent = nullptr, *afterInChild = nullptr;

Value registerAtFork(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"register_at_fork", {"before", "after_in_child", "after_in_parent"}, 0, 0, 0};
  static constexpr List **lists[] = {&beforeFork, &afterInChild, &afterInParent};
  Value v[3];
  if (!signature.bind(args, nargs, keywordNames, v))
    return kError;
  bool any = false;
  for (int i = 0; i < 3; ++i) {
    if (v[i] == kUnset)
      continue;
    any = true;
    if (!isCallable(v[i]))
      return raise(types::TypeError, "'%s' must be callable, not %T", signature.names[i], v[i]);
  }
  if (!any)
    return raise(types::TypeError, "At least one argument is required.");
  for (int i = 0; i < 3; ++i) {
    if (v[i] == kUnset)
      continue;
    if (!*lists[i]) {
      addRoot(lists[i]);
      *lists[i] = newList();
    }
    append(*lists[i], v[i]);
  }
  return kNone;
}

/// What the functions raise is reported and dropped.
void runHooks(List *hooks, bool backwards) {
  for (int64_t i = 0; hooks && i < hooks->length; ++i) {
    Value hook = hooks->items[backwards ? hooks->length - 1 - i : i];
    if (!call(hook, {}))
      writeUnraisable(takePending(), hook);
  }
}

/// The calls around a fork that the program asked for, and the runtime's own.
Value afterFork(pid_t pid) {
  if (pid == 0) {
    forgetOtherThreads();
    runHooks(afterInChild, false);
  } else {
    int error = errno;
    runHooks(afterInParent, false);
    errno = error;
  }
  return pid < 0 ? Value(fail()) : intValue(pid);
}
Value forkFn(Value, Value *, size_t, Tuple *) {
  runHooks(beforeFork, true);
  return afterFork(fork());
}
Value forkptyFn(Value, Value *, size_t, Tuple *) {
  int master = -1;
  runHooks(beforeFork, true);
  pid_t pid = forkpty(&master, nullptr, nullptr, nullptr);
  Value result = afterFork(pid);
  return result ? valueOf(makeTuple({result, smallInt(pid ? master : -1)})) : kError;
}

// --- exec ----------------------------------------------------------------------------------------------------------------

/// char *[] for exec: strings and array are the collector's, found from this object on the stack.
struct Strings {
  RootedValues keep;
  char **items = nullptr;
  void allocateItems(int64_t count) {
    RawArray *array = allocateRaw(uint64_t(count + 1) * sizeof(char *));
    keep.push(valueOf(array));
    items = reinterpret_cast<char **>(array->data());
    memset(items, 0, size_t(count + 1) * sizeof(char *));
  }
  char *text(Value v) {
    v = fileSystemPath(v);
    if (!v)
      return nullptr;
    Path path("exec");
    Value bytes = v;
    if (isStr(v)) {
      bytes = callMethod(v, intern("encode"), {valueOf(intern("utf-8")), valueOf(intern("surrogateescape"))});
      if (!bytes)
        return nullptr;
    }
    keep.push(bytes);
    if (memchr(as<Bytes>(bytes)->data, 0, size_t(as<Bytes>(bytes)->length)))
      return raise(types::ValueError, "embedded null byte");
    return reinterpret_cast<char *>(const_cast<uint8_t *>(as<Bytes>(bytes)->data));
  }
  bool setArguments(Value sequence, const char *function) {
    if (!isKind<List>(sequence) && !isKind<Tuple>(sequence))
      return raise(types::TypeError, "%s: argv must be a tuple or list", function), false;
    Tuple *list = tupleFrom(sequence);
    keep.push(valueOf(list));
    allocateItems(list->length);
    for (int64_t i = 0; i < list->length; ++i)
      if (!(items[i] = text(list->items()[i])))
        return false;
    if (list->length == 0)
      return raise(types::ValueError, "%s() arg 2 must not be empty", function), false;
    if (!items[0][0])
      return raise(types::ValueError, "%s() arg 2 first element cannot be empty", function), false;
    return true;
  }
  bool setEnvironment(Value mapping) {
    Value pairs = callMethod(mapping, intern("items"), {});
    List *list = pairs ? listFrom(pairs) : nullptr;
    if (!list)
      return false;
    keep.push(valueOf(list));
    allocateItems(list->length);
    for (int64_t i = 0; i < list->length; ++i) {
      if (!isKind<Tuple>(list->items[i]) || as<Tuple>(list->items[i])->length != 2)
        return raise(types::TypeError, "env.items() must give pairs"), false;
      char *key = text(as<Tuple>(list->items[i])->items()[0]), *value;
      if (!key || !(value = text(as<Tuple>(list->items[i])->items()[1])))
        return false;
      if (!*key || strchr(key + 1, '='))
        return raise(types::ValueError, "illegal environment variable name"), false;
      ByteBuilder entry;
      entry.append(std::string_view(key));
      entry.append('=');
      entry.append(std::string_view(value));
      Bytes *bytes = entry.finish();
      keep.push(valueOf(bytes));
      items[i] = reinterpret_cast<char *>(const_cast<uint8_t *>(bytes->data));
    }
    return true;
  }
};

Value execvFn(Value, Value *args, size_t, Tuple *) {
  Path path("execv");
  Strings arguments;
  if (!path.set(args[0]))
    return kError;
  if (!isKind<List>(args[1]) && !isKind<Tuple>(args[1]))
    return raise(types::TypeError, "execv() arg 2 must be a tuple or list");
  if (!arguments.setArguments(args[1], "execv"))
    return kError;
  execv(path.text, arguments.items);
  return fail();
}
Value execveFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"execve", {"path", "argv", "env"}, 0, 3, 3};
  Value v[3];
  Path path("execve", Path::Descriptor);
  Strings arguments, environment;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  if (!isKind<List>(v[1]) && !isKind<Tuple>(v[1]))
    return raise(types::TypeError, "execve: argv must be a tuple or list");
  if (length(v[1]) < 1)
    return raise(types::ValueError, "execve: argv must not be empty");
  if (!isObject(v[2]) || !typeOf(v[2])->slots.getItem)
    return raise(types::TypeError, "execve: environment must be a mapping object");
  if (!arguments.setArguments(v[1], "execve") || !environment.setEnvironment(v[2]))
    return kError;
  if (path.isDescriptor())
    fexecve(path.fd, arguments.items, environment.items);
  else
    execve(path.text, arguments.items, environment.items);
  return fail(path);
}

/// (POSIX_SPAWN_OPEN, fd, path, flags, mode), (POSIX_SPAWN_CLOSE, fd), (POSIX_SPAWN_DUP2, fd, new_fd).
bool addFileAction(posix_spawn_file_actions_t *actions, Value v, Strings &keep) {
  if (!isKind<Tuple>(v) || !as<Tuple>(v)->length)
    return raise(types::TypeError, "Each file_actions element must be a non-empty tuple"), false;
  Value *items = as<Tuple>(v)->items();
  int64_t count = as<Tuple>(v)->length;
  int kind, fd, other, mode, error = 0;
  if (!intArgument(items[0], &kind))
    return false;
  switch (kind) {
  case 0: {
    char *path;
    if (count != 5)
      return raise(types::TypeError, "A open file_action tuple must have 5 elements"), false;
    if (!intArgument(items[1], &fd) || !(path = keep.text(items[2])) || !intArgument(items[3], &other) || !intArgument(items[4], &mode))
      return false;
    error = posix_spawn_file_actions_addopen(actions, fd, path, other, mode_t(mode));
    break;
  }
  case 1:
    if (count != 2)
      return raise(types::TypeError, "A close file_action tuple must have 2 elements"), false;
    if (!intArgument(items[1], &fd))
      return false;
    error = posix_spawn_file_actions_addclose(actions, fd);
    break;
  case 2:
    if (count != 3)
      return raise(types::TypeError, "A dup2 file_action tuple must have 3 elements"), false;
    if (!intArgument(items[1], &fd) || !intArgument(items[2], &other))
      return false;
    error = posix_spawn_file_actions_adddup2(actions, fd, other);
    break;
  default: return raise(types::TypeError, "Unknown file_actions identifier"), false;
  }
  return error ? errno = error, fail(), false : true;
}

bool signalSet(Value iterable, sigset_t *set) {
  sigemptyset(set);
  Iterate it(iterable);
  Value item;
  int number;
  while (it.next(&item)) {
    if (!intArgument(item, &number))
      return false;
    if (sigaddset(set, number) < 0)
      return raise(types::ValueError, "signal number %d out of range [1; 64]", number), false;
  }
  return !it.failed();
}

Value spawn(const char *function, bool searches, Value *args, size_t nargs, Tuple *keywordNames) {
  const Signature<10> signature = {function,
                                   {"path", "argv", "env", "file_actions", "setpgroup", "resetids", "setsid", "setsigmask",
                                    "setsigdef", "scheduler"},
                                   3, 3, 3};
  Value v[10];
  Path path(function);
  Strings arguments, environment;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !arguments.setArguments(v[1], function) ||
      !environment.setEnvironment(v[2]))
    return kError;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  short flags = 0;
  bool ok = true;
  if (v[3] != kUnset && !isNone(v[3])) {
    Iterate it(v[3]);
    Value item;
    while (ok && it.next(&item))
      ok = addFileAction(&actions, item, arguments);
    ok = ok && !it.failed();
  }
  int group;
  sigset_t set;
  if (ok && v[4] != kUnset && (ok = intArgument(v[4], &group))) {
    posix_spawnattr_setpgroup(&attributes, group);
    flags |= POSIX_SPAWN_SETPGROUP;
  }
  if (ok && v[5] != kUnset && flagArgument(v[5], false) > 0)
    flags |= POSIX_SPAWN_RESETIDS;
  if (ok && v[6] != kUnset && flagArgument(v[6], false) > 0)
    flags |= POSIX_SPAWN_SETSID;
  if (ok && v[7] != kUnset && (ok = signalSet(v[7], &set))) {
    posix_spawnattr_setsigmask(&attributes, &set);
    flags |= POSIX_SPAWN_SETSIGMASK;
  }
  if (ok && v[8] != kUnset && (ok = signalSet(v[8], &set))) {
    posix_spawnattr_setsigdefault(&attributes, &set);
    flags |= POSIX_SPAWN_SETSIGDEF;
  }
  posix_spawnattr_setflags(&attributes, flags);
  pid_t pid = -1;
  int error = ok ? (searches ? posix_spawnp : posix_spawn)(&pid, path.text, &actions, &attributes, arguments.items, environment.items) : 0;
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (!ok)
    return kError;
  return error ? errno = error, Value(fail(path)) : intValue(pid);
}
Value spawnFn(Value, Value *args, size_t nargs, Tuple *k) { return spawn("posix_spawn", false, args, nargs, k); }
Value spawnpFn(Value, Value *args, size_t nargs, Tuple *k) { return spawn("posix_spawnp", true, args, nargs, k); }

Value exitFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"_exit", {"status"}, 0, 1, 1};
  Value v[1];
  int status;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &status))
    return kError;
  _exit(status);
}
Value abortFn(Value, Value *, size_t, Tuple *) { abort(); }
Value systemFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"system", {"command"}, 0, 1, 1};
  Value v[1];
  Path command("system", Path::Name, "command");
  if (!signature.bind(args, nargs, keywordNames, v) || !command.set(v[0]))
    return kError;
  Unlocked others;
  return smallInt(system(command.text));
}

// --- wait and kill ---------------------------------------------------------------------------------------------------------

Value pair(pid_t pid, int status) { return pid < 0 ? Value(fail()) : valueOf(makeTuple({intValue(pid), intValue(status)})); }
Value waitFn(Value, Value *, size_t, Tuple *) {
  int status = 0;
  return pair(blocking([&] { return wait(&status); }), status);
}
Value waitpidFn(Value, Value *args, size_t, Tuple *) {
  int pid, options, status = 0;
  if (!intArgument(args[0], &pid) || !intArgument(args[1], &options))
    return kError;
  return pair(blocking([&] { return waitpid(pid, &status, options); }), status);
}

/// resource.struct_rusage, of which wait3() makes one.
constexpr const char *usageFields[] = {"ru_utime",  "ru_stime",  "ru_maxrss",  "ru_ixrss",  "ru_idrss",    "ru_isrss",
                                       "ru_minflt", "ru_majflt", "ru_nswap",   "ru_inblock", "ru_oublock", "ru_msgsnd",
                                       "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw", nullptr};
constinit StructSequenceType usageType = {"resource", "struct_rusage", usageFields, 16};

} // namespace

Value makeResourceUsage(const rusage &u) {
  auto seconds = [](const timeval &t) { return floatValue(double(t.tv_sec) + double(t.tv_usec) * 1e-6); };
  return makeStructSequence(usageType, {seconds(u.ru_utime), seconds(u.ru_stime), intValue(u.ru_maxrss), intValue(u.ru_ixrss),
                                        intValue(u.ru_idrss), intValue(u.ru_isrss), intValue(u.ru_minflt), intValue(u.ru_majflt),
                                        intValue(u.ru_nswap), intValue(u.ru_inblock), intValue(u.ru_oublock), intValue(u.ru_msgsnd),
                                        intValue(u.ru_msgrcv), intValue(u.ru_nsignals), intValue(u.ru_nvcsw), intValue(u.ru_nivcsw)});
}
Type *resourceUsageType() { return typeOf(usageType); }

namespace {

Value wait4With(int pid, int options) {
  int status = 0;
  rusage usage{};
  pid_t found = blocking([&] { return wait4(pid, &status, options, &usage); });
  if (found < 0)
    return fail();
  Value u = makeResourceUsage(usage);
  return u ? valueOf(makeTuple({intValue(found), intValue(status), u})) : kError;
}
Value wait3Fn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"wait3", {"options"}, 0, 1, 1};
  Value v[1];
  int options;
  return signature.bind(args, nargs, keywordNames, v) && intArgument(v[0], &options) ? wait4With(-1, options) : kError;
}
Value wait4Fn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"wait4", {"pid", "options"}, 0, 2, 2};
  Value v[2];
  int pid, options;
  return signature.bind(args, nargs, keywordNames, v) && intArgument(v[0], &pid) && intArgument(v[1], &options)
             ? wait4With(pid, options)
             : kError;
}
constexpr const char *waitidFields[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code", nullptr};
constinit StructSequenceType waitidResult = {"posix", "waitid_result", waitidFields, 5};
Value waitidFn(Value, Value *args, size_t, Tuple *) {
  int kind, id, options;
  siginfo_t info{};
  if (!intArgument(args[0], &kind) || !intArgument(args[1], &id) || !intArgument(args[2], &options))
    return kError;
  if (blocking([&] { return waitid(idtype_t(kind), id_t(id), &info, options); }) < 0)
    return fail();
  if (!info.si_pid)
    return kNone;
  return makeStructSequence(waitidResult, {intValue(info.si_pid), intValue(info.si_uid), intValue(info.si_signo),
                                           intValue(info.si_status), intValue(info.si_code)});
}

enum class Question { CoreDump, Continued, Stopped, Signaled, Exited, ExitStatus, TermSig, StopSig };
template <Question Q> Value waitStatus(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *functions[] = {"WCOREDUMP", "WIFCONTINUED", "WIFSTOPPED", "WIFSIGNALED",
                                              "WIFEXITED", "WEXITSTATUS",  "WTERMSIG",   "WSTOPSIG"};
  static constexpr Signature<1> signature = {functions[int(Q)], {"status"}, Q == Question::CoreDump, 1, 1};
  Value v[1];
  int status;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &status))
    return kError;
  switch (Q) {
  case Question::CoreDump: return boolValue(WCOREDUMP(status));
  case Question::Continued: return boolValue(WIFCONTINUED(status));
  case Question::Stopped: return boolValue(WIFSTOPPED(status));
  case Question::Signaled: return boolValue(WIFSIGNALED(status));
  case Question::Exited: return boolValue(WIFEXITED(status));
  case Question::ExitStatus: return smallInt(WEXITSTATUS(status));
  case Question::TermSig: return smallInt(WTERMSIG(status));
  case Question::StopSig: return smallInt(WSTOPSIG(status));
  }
  __builtin_unreachable();
}
Value exitCode(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"waitstatus_to_exitcode", {"status"}, 0, 1, 1};
  Value v[1];
  int status;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &status))
    return kError;
  if (WIFEXITED(status))
    return smallInt(WEXITSTATUS(status));
  if (WIFSIGNALED(status))
    return smallInt(-WTERMSIG(status));
  if (WIFSTOPPED(status))
    return raise(types::ValueError, "process stopped by delivery of signal %d", WSTOPSIG(status));
  return raise(types::ValueError, "invalid wait status: %d", status);
}

template <int (*Kill)(pid_t, int)> Value killFn(Value, Value *args, size_t, Tuple *) {
  int pid, number;
  if (!intArgument(args[0], &pid) || !intArgument(args[1], &number))
    return kError;
  if (Kill(pid, number) < 0)
    return fail();
  // A signal to ourselves has come already: its handler runs before the next statement.
  return runSignalHandlers() == kRaised ? kError : kNone;
}
Value pidfdOpen(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"pidfd_open", {"pid", "flags"}, 0, 2, 1};
  Value v[2];
  int pid, flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &pid) || !intArgument(v[1], &flags))
    return kError;
  return intOr(syscall(SYS_pidfd_open, pid, flags));
}

// --- Identities --------------------------------------------------------------------------------------------------------------

template <pid_t (*Get)()> Value getProcess(Value, Value *, size_t, Tuple *) { return intValue(Get()); }
template <uid_t (*Get)()> Value getUser(Value, Value *, size_t, Tuple *) { return intValue(Get()); }
template <pid_t (*Get)(pid_t)> Value getOf(Value, Value *args, size_t, Tuple *) {
  int pid;
  return intArgument(args[0], &pid) ? intOr(Get(pid)) : kError;
}
pid_t currentGroup() { return getpgrp(); }
template <int (*Set)(uid_t)> Value setUser(Value, Value *args, size_t, Tuple *) {
  uint32_t id;
  return userArgument(args[0], Set == setgid || Set == setegid ? "gid" : "uid", &id) ? noneOr(Set(id)) : kError;
}
template <int (*Set)(uid_t, uid_t)> Value setTwo(Value, Value *args, size_t, Tuple *) {
  uint32_t a, b;
  const char *what = Set == setregid ? "gid" : "uid";
  return userArgument(args[0], what, &a) && userArgument(args[1], what, &b) ? noneOr(Set(a, b)) : kError;
}
template <int (*Set)(uid_t, uid_t, uid_t)> Value setThree(Value, Value *args, size_t, Tuple *) {
  uint32_t a, b, c;
  const char *what = Set == setresgid ? "gid" : "uid";
  return userArgument(args[0], what, &a) && userArgument(args[1], what, &b) && userArgument(args[2], what, &c)
             ? noneOr(Set(a, b, c))
             : kError;
}
template <int (*Get)(uid_t *, uid_t *, uid_t *)> Value getThree(Value, Value *, size_t, Tuple *) {
  uid_t a, b, c;
  return Get(&a, &b, &c) < 0 ? Value(fail()) : valueOf(makeTuple({intValue(a), intValue(b), intValue(c)}));
}
Value getgroupsFn(Value, Value *, size_t, Tuple *) {
  gid_t groups[NGROUPS_MAX > 4096 ? 4096 : NGROUPS_MAX];
  int n = getgroups(int(sizeof groups / sizeof *groups), groups);
  if (n < 0)
    return fail();
  List *list = newList();
  for (int i = 0; i < n; ++i)
    append(list, intValue(groups[i]));
  return valueOf(list);
}
Value setgroupsFn(Value, Value *args, size_t, Tuple *) {
  gid_t groups[4096];
  Tuple *list = tupleFrom(args[0]);
  if (!list)
    return kError;
  if (list->length > 4096)
    return raise(types::ValueError, "too many groups");
  for (int64_t i = 0; i < list->length; ++i)
    if (!userArgument(list->items()[i], "gid", &groups[i]))
      return kError;
  return noneOr(setgroups(size_t(list->length), groups));
}
Value initgroupsFn(Value, Value *args, size_t, Tuple *) {
  Path name("initgroups", Path::Name, "username");
  uint32_t gid;
  return name.set(args[0]) && userArgument(args[1], "gid", &gid) ? noneOr(initgroups(name.text, gid)) : kError;
}
Value getgrouplistFn(Value, Value *args, size_t, Tuple *) {
  Object *keep = nullptr;
  uint32_t gid;
  if (!isStr(args[0]))
    return raise(types::TypeError, "getgrouplist() argument 1 must be str, not %T", args[0]);
  if (!userArgument(args[1], "gid", &gid))
    return kError;
  gid_t groups[4096];
  int count = 4096;
  if (getgrouplist(utf8Of(as<Str>(args[0]), &keep, true).data(), gid, groups, &count) < 0)
    return fail();
  List *list = newList();
  for (int i = 0; i < count; ++i)
    append(list, intValue(groups[i]));
  return valueOf(list);
}
Value setsidFn(Value, Value *, size_t, Tuple *) { return noneOr(setsid()); }
Value setpgrpFn(Value, Value *, size_t, Tuple *) { return noneOr(setpgid(0, 0)); }
Value setpgidFn(Value, Value *args, size_t, Tuple *) {
  int pid, group;
  return intArgument(args[0], &pid) && intArgument(args[1], &group) ? noneOr(setpgid(pid, group)) : kError;
}
Value tcsetpgrpFn(Value, Value *args, size_t, Tuple *) {
  int fd, group;
  return intArgument(args[0], &fd) && intArgument(args[1], &group) ? noneOr(tcsetpgrp(fd, group)) : kError;
}
Value niceFn(Value, Value *args, size_t, Tuple *) {
  int increment;
  if (!intArgument(args[0], &increment))
    return kError;
  errno = 0;
  int value = nice(increment);
  return value == -1 && errno ? Value(fail()) : smallInt(value);
}
Value getpriorityFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"getpriority", {"which", "who"}, 0, 2, 2};
  Value v[2];
  int which, who;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &which) || !intArgument(v[1], &who))
    return kError;
  errno = 0;
  int value = getpriority(__priority_which_t(which), id_t(who));
  return errno ? Value(fail()) : smallInt(value);
}
Value setpriorityFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"setpriority", {"which", "who", "priority"}, 0, 3, 3};
  Value v[3];
  int which, who, priority;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &which) || !intArgument(v[1], &who) ||
      !intArgument(v[2], &priority))
    return kError;
  return noneOr(setpriority(__priority_which_t(which), id_t(who), priority));
}

} // namespace

constinit const NativeMethod posixProcessFunctions[] = {
    {"fork", forkFn},
    {"forkpty", forkptyFn},
    {"register_at_fork", registerAtFork, Arity::Keywords},
    {"execv", execvFn, Arity::Range, 2, 2},
    {"execve", execveFn, Arity::Keywords},
    {"posix_spawn", spawnFn, Arity::Keywords},
    {"posix_spawnp", spawnpFn, Arity::Keywords},
    {"_exit", exitFn, Arity::Keywords},
    {"abort", abortFn},
    {"system", systemFn, Arity::Keywords},
    {"wait", waitFn},
    {"waitpid", waitpidFn, Arity::Range, 2, 2},
    {"wait3", wait3Fn, Arity::Keywords},
    {"wait4", wait4Fn, Arity::Keywords},
    {"waitid", waitidFn, Arity::Range, 3, 3},
    {"WCOREDUMP", waitStatus<Question::CoreDump>, Arity::Keywords},
    {"WIFCONTINUED", waitStatus<Question::Continued>, Arity::Keywords},
    {"WIFSTOPPED", waitStatus<Question::Stopped>, Arity::Keywords},
    {"WIFSIGNALED", waitStatus<Question::Signaled>, Arity::Keywords},
    {"WIFEXITED", waitStatus<Question::Exited>, Arity::Keywords},
    {"WEXITSTATUS", waitStatus<Question::ExitStatus>, Arity::Keywords},
    {"WTERMSIG", waitStatus<Question::TermSig>, Arity::Keywords},
    {"WSTOPSIG", waitStatus<Question::StopSig>, Arity::Keywords},
    {"waitstatus_to_exitcode", exitCode, Arity::Keywords},
    {"kill", killFn<kill>, Arity::Range, 2, 2},
    {"killpg", killFn<killpg>, Arity::Range, 2, 2},
    {"pidfd_open", pidfdOpen, Arity::Keywords},
    {"getpid", getProcess<getpid>},
    {"getppid", getProcess<getppid>},
    {"getpgrp", getProcess<currentGroup>},
    {"getuid", getUser<getuid>},
    {"geteuid", getUser<geteuid>},
    {"getgid", getUser<getgid>},
    {"getegid", getUser<getegid>},
    {"getpgid", getOf<getpgid>, Arity::One},
    {"getsid", getOf<getsid>, Arity::One},
    {"tcgetpgrp", getOf<tcgetpgrp>, Arity::One},
    {"tcsetpgrp", tcsetpgrpFn, Arity::Range, 2, 2},
    {"setsid", setsidFn},
    {"setpgrp", setpgrpFn},
    {"setpgid", setpgidFn, Arity::Range, 2, 2},
    {"setuid", setUser<setuid>, Arity::One},
    {"seteuid", setUser<seteuid>, Arity::One},
    {"setgid", setUser<setgid>, Arity::One},
    {"setegid", setUser<setegid>, Arity::One},
    {"setreuid", setTwo<setreuid>, Arity::Range, 2, 2},
    {"setregid", setTwo<setregid>, Arity::Range, 2, 2},
    {"setresuid", setThree<setresuid>, Arity::Range, 3, 3},
    {"setresgid", setThree<setresgid>, Arity::Range, 3, 3},
    {"getresuid", getThree<getresuid>},
    {"getresgid", getThree<getresgid>},
    {"getgroups", getgroupsFn},
    {"setgroups", setgroupsFn, Arity::One},
    {"initgroups", initgroupsFn, Arity::Range, 2, 2},
    {"getgrouplist", getgrouplistFn, Arity::Range, 2, 2},
    {"nice", niceFn, Arity::One},
    {"getpriority", getpriorityFn, Arity::Keywords},
    {"setpriority", setpriorityFn, Arity::Keywords},
    {},
};

Status initialisePosixProcess(Dict *ns) {
  Type *result = typeOf(waitidResult);
  if (!result)
    return kRaised;
  setStr(ns, intern("waitid_result"), valueOf(result));
  return kOk;
}

} // namespace pyaot::rt
